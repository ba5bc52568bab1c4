package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.hiroba.relay.TestCertificate;
import org.hiroba.smtp.LocalMailServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mails leave by the server's own mail session, whose classes are the server's, on each server, by
 * the files of {@code server-config/}; and by Hiroba's own settings.
 */
@Tag("servers")
class MailSessionIT {
  private static final int OK = 200;
  private static final String URL = "https://chat.example.com";

  @TempDir Path folder;

  /** Payara Embedded has no command by which it gets a mail session. */
  static Stream<String> withSessions() {
    return ServersIT.servers().filter(name -> !name.equalsIgnoreCase("payara6"));
  }

  static Stream<String> servers() {
    return ServersIT.servers();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("withSessions")
  void sendsByTheSessionOfTheServer(String name) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "RSA");
    try (LocalMailServer mails = LocalMailServer.startTls(certificate);
        AppServer server = server(name, session(mails, certificate))) {
      invite(name, server, mails, "session@example.com");
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("servers")
  void sendsByItsOwnSettings(String name) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "RSA");
    certificate.write(folder, "mail");
    List<String> options;
    try (LocalMailServer mails = LocalMailServer.implicitTls(certificate)) {
      options =
          List.of(
              "-Dhiroba.mail.host=localhost",
              "-Dhiroba.mail.port=" + mails.port(),
              "-Dhiroba.mail.tls=implicit",
              "-Dhiroba.mail.ca-file=" + folder.resolve("mail.crt"),
              "-Dhiroba.mail.user=" + LocalMailServer.USER,
              "-Dhiroba.mail.password-file=" + LocalMailServer.passwordFile(folder),
              "-Dhiroba.mail.from=hiroba@example.com");
      try (AppServer server = server(name, options)) {
        invite(name, server, mails, "hiroba@example.com");
      }
    }
  }

  private List<String> session(LocalMailServer mails, TestCertificate certificate)
      throws IOException, GeneralSecurityException {
    Path trusted = folder.resolve("trusted.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("mail", certificate.certificate());
    try (OutputStream out = Files.newOutputStream(trusted)) {
      store.store(out, "secret".toCharArray());
    }
    return Stream.concat(
            Stream.of(
                "-Djavax.net.ssl.trustStore=" + trusted,
                "-Djavax.net.ssl.trustStorePassword=secret",
                "-Djavax.net.ssl.trustStoreType=PKCS12"),
            Stream.of("tomcat", "wildfly", "payara")
                .flatMap(
                    kind ->
                        Stream.of(
                            "-D" + kind + ".mail.host=localhost",
                            "-D" + kind + ".mail.port=" + mails.port(),
                            "-D" + kind + ".mail.from=session@example.com",
                            "-D" + kind + ".mail.user=" + LocalMailServer.USER,
                            "-D" + kind + ".mail.password=" + LocalMailServer.SIMPLE_PASSWORD)))
        .toList();
  }

  private AppServer server(String name, List<String> options) throws IOException {
    List<String> all =
        Stream.of(
                AppServers.FOR_TESTS,
                List.of(
                    "-Dhiroba.auth=local",
                    "-Dhiroba.url=" + URL,
                    "-Dhiroba.home=" + folder.resolve("home")),
                options)
            .flatMap(List::stream)
            .toList();
    return AppServers.orSkip(name, Optional.empty(), all);
  }

  /** Sets the server up, and returns the cookie of who did. */
  private String administrator(Http http) throws IOException {
    String token = Files.readString(folder.resolve("home/setup-token")).strip();
    HttpResponse<String> answer =
        http.postJson(
            "api/v1/setup",
            Json.MAPPER
                .valueToTree(
                    Map.of("setupToken", token, "name", "root", "password", "wonder land 1"))
                .toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private void invite(String name, AppServer server, LocalMailServer mails, String sender)
      throws IOException {
    try {
      URI base = server.start();
      server.deploy(HirobaProcess.war());
      AppServers.awaitStatus(server, base, OK);
      Http http = new Http(base);
      assertThat(Json.parse(http.get("api/v1/auth").body()).path("mail").asBoolean()).isTrue();
      HttpResponse<String> made =
          http.postJson(
              "api/v1/invitations",
              "{\"role\":\"member\",\"mail\":\"new.one@example.com\"}",
              "Cookie",
              administrator(http));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      JsonNode answer = Json.parse(made.body());
      assertThat(answer.at("/mailing/queued").asBoolean()).as(made.body()).isTrue();
      LocalMailServer.Mail mail = mails.await(1);
      assertThat(mail.to()).isEqualTo("new.one@example.com");
      assertThat(mail.from()).isEqualTo(sender);
      assertThat(answer.path("link").asText()).endsWith(mail.token());
      assertThat(mail.text()).contains(URL + base.getPath() + "#/invite/" + mail.token());
    } catch (IOException | RuntimeException | AssertionError e) {
      throw AppServers.failure(name, server, e);
    }
  }
}
