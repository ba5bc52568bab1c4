package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signIn;
import static org.hiroba.blackbox.LocalPerson.trySignIn;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.hiroba.relay.TestCertificate;
import org.hiroba.smtp.HostileMailServer;
import org.hiroba.smtp.LocalMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Mails of a server that runs, to a mail server that runs. */
class MailIT {
  private static final String PASSWORD = "four plain words here";
  private static final String OTHER = "another four plain words";
  private static final String URL = "https://chat.example.com";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private static Map<String, String> settings(int port, Map<String, String> more) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "hiroba.auth", "local",
                "hiroba.url", URL,
                "hiroba.mail.host", "localhost",
                "hiroba.mail.port", Integer.toString(port),
                "hiroba.mail.from", "広場 <hiroba@example.com>",
                "hiroba.mail.tls", "off"));
    all.putAll(more);
    return all;
  }

  private static Guest root(Path home, Http http) throws IOException {
    return setUp(http, Files.readString(home.resolve("setup-token")).strip(), "root", PASSWORD);
  }

  private static JsonNode created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static HttpResponse<String> put(Guest who, Map<String, ?> body) {
    return who.send(
        "PUT",
        "api/v1/mail",
        Json.MAPPER.valueToTree(body).toString(),
        "Content-Type",
        "application/json");
  }

  @Test
  void bringsPeopleInAndBackInByMailOverTls() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "RSA");
    certificate.write(folder, "mail");
    Path home = Files.createTempDirectory(folder, "home");
    try (LocalMailServer mails = LocalMailServer.startTls(certificate);
        HirobaProcess server =
            HirobaProcess.start(
                home,
                settings(
                    mails.port(),
                    Map.of(
                        "hiroba.mail.tls",
                        "required",
                        "hiroba.mail.ca-file",
                        folder.resolve("mail.crt").toString(),
                        "hiroba.mail.user",
                        LocalMailServer.USER,
                        "hiroba.mail.password-file",
                        LocalMailServer.passwordFile(folder).toString())))) {
      Http http = new Http(server.baseUri());
      Guest root = root(home, http);
      assertThat(json(http.get("api/v1/auth")).path("mail").asBoolean()).isTrue();

      // An account whose owner sets the password by the mail.
      JsonNode ann =
          created(post(root, "api/v1/users", Map.of("name", "ann", "mail", "ann@example.com")));
      assertThat(ann.at("/mailing/queued").asBoolean()).isTrue();
      assertThat(ann.path("mail").asText()).isEqualTo("ann@example.com");
      LocalMailServer.Mail welcome = mails.await(1);
      assertThat(ann.path("inviteLink").asText()).endsWith(welcome.token());
      assertThat(welcome.text()).contains(URL + "/#/reset/" + welcome.token());
      assertThat(welcome.raw()).contains("Auto-Submitted: auto-generated");
      Map<String, String> fresh = Map.of("token", welcome.token(), "new", PASSWORD);
      assertThat(post(http, "api/v1/password-reset", fresh).statusCode()).isEqualTo(204);
      assertThat(mails.await(2).subject()).isEqualTo("Your password was changed");
      Guest annIn = signIn(http, "ann", PASSWORD);

      // A forgotten password, in the language of the browser; the same answer for everybody.
      for (String name : List.of("ann", "nobody", "root", "\r\n")) {
        HttpResponse<String> asked =
            post(
                http,
                "api/v1/password-reset",
                Map.of("name", name),
                "Accept-Language",
                "ja, en;q=0.5");
        assertThat(asked.statusCode() + asked.body()).as(name).isEqualTo("202");
      }
      LocalMailServer.Mail forgotten = mails.await(3);
      assertThat(forgotten.subject()).isEqualTo("新しいパスワードの設定");
      assertThat(forgotten.to()).isEqualTo("ann@example.com");
      Map<String, String> again = Map.of("token", forgotten.token(), "new", OTHER);
      assertThat(post(http, "api/v1/password-reset", again).statusCode()).isEqualTo(204);
      assertThat(code(post(http, "api/v1/password-reset", again))).isEqualTo("404 link-gone");
      assertThat(annIn.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(trySignIn(http, "ann", PASSWORD).statusCode()).isEqualTo(401);
      annIn = signIn(http, "ann", OTHER);
      mails.await(4);

      // Another address, which its owner confirms; the old one is told.
      assertThat(code(put(annIn, Map.of("mail", "no address")))).isEqualTo("400 bad-mail");
      assertThat(code(put(annIn, Map.of("mail", "x@example.com"))))
          .isEqualTo("401 password-required");
      assertThat(put(annIn, Map.of("mail", "new@example.com", "password", OTHER)).statusCode())
          .isEqualTo(202);
      LocalMailServer.Mail question = mails.await(5);
      assertThat(question.to()).isEqualTo("new@example.com");
      assertThat(json(annIn.get("api/v1/mail")).path("mail").asText()).isEqualTo("ann@example.com");
      assertThat(post(http, "api/v1/mail/confirm", Map.of("token", question.token())).statusCode())
          .isEqualTo(204);
      assertThat(json(annIn.get("api/v1/mail")).path("mail").asText()).isEqualTo("new@example.com");
      assertThat(mails.await(6).to()).isEqualTo("ann@example.com");

      // An invitation: whoever comes by it has the address.
      String hostile = "x@example.com\r\nBcc: y@example.com";
      assertThat(code(post(root, "api/v1/invitations", Map.of("mail", hostile))))
          .isEqualTo("400 bad-mail");
      created(post(root, "api/v1/invitations", Map.of("mail", "bob@example.com")));
      LocalMailServer.Mail invited = mails.await(7);
      assertThat(
              post(
                      http,
                      "api/v1/invitations/accept",
                      Map.of("token", invited.token(), "name", "bob", "password", PASSWORD))
                  .statusCode())
          .isEqualTo(200);
      Guest bob = signIn(http, "bob", PASSWORD);
      assertThat(json(bob.get("api/v1/mail")).path("mail").asText()).isEqualTo("bob@example.com");
      assertThat(root.get("api/v1/audit").body()).doesNotContain("@example.com");
    }
  }

  private static boolean isMailDown(Http http) {
    JsonNode checks = json(http.get("-/ready")).path("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .anyMatch(
            one ->
                one.path("name").asText().equals("mail")
                    && one.path("status").asText().equals("DOWN"));
  }

  @Test
  void invitesAllTheSameWhileTheMailServerHangsAndSendsAfterARestart() throws Exception {
    Path home = Files.createTempDirectory(folder, "home");
    try (HostileMailServer mails = new HostileMailServer().at("EHLO", HostileMailServer.HANGS)) {
      Map<String, String> settings = settings(mails.port(), Map.of("hiroba.mail.timeout", "1"));
      try (HirobaProcess server = HirobaProcess.start(home, settings)) {
        Http http = new Http(server.baseUri());
        Guest root = root(home, http);
        JsonNode made =
            created(post(root, "api/v1/invitations", Map.of("mail", "bob@example.com")));
        assertThat(made.at("/mailing/queued").asBoolean()).isTrue();
        assertThat(made.path("link").asText()).startsWith(URL);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> isMailDown(http));
        assertThat(http.get("-/ready").statusCode()).isEqualTo(200);
        server.stop();
      }
      mails.behave();
      try (HirobaProcess server = HirobaProcess.start(home, settings)) {
        assertThat(new Http(server.baseUri()).get("-/ready").statusCode()).isEqualTo(200);
        // It is tried again a minute after the first attempt.
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> mails.taken() == 1);
      }
    }
  }

  @Test
  void sendsNothingAndSaysSoWithoutAnAddressOfItsOwn() throws Exception {
    Path home = Files.createTempDirectory(folder, "home");
    Map<String, String> settings = settings(9, Map.of());
    settings.remove("hiroba.url");
    try (HirobaProcess server = HirobaProcess.start(home, settings)) {
      Http http = new Http(server.baseUri());
      Guest root = root(home, http);
      assertThat(json(http.get("api/v1/auth")).path("mail").asBoolean()).isFalse();
      assertThat(code(post(http, "api/v1/password-reset", Map.of("name", "root"))))
          .isEqualTo("404 mail-off");
      JsonNode made = created(post(root, "api/v1/invitations", Map.of("mail", "bob@example.com")));
      assertThat(made.at("/mailing/queued").asBoolean()).isFalse();
      assertThat(made.at("/mailing/problem").asText()).contains("sends no mail");
      assertThat(made.path("link").asText()).contains("#/invite/");
    }
  }
}
