package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiroba.smtp.LocalMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar hiroba.war admin}: the way in when nobody can sign in any more. */
class AdminCommandIT {
  private static final String PASSWORD = "four plain words here";
  private static final Pattern LINK = Pattern.compile("#/(?:reset|invite)/(hrl_[\\w-]+)");
  private static final Map<String, String> LOCAL = Map.of("hiroba.auth", "local");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private String admin(int exitCode, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "admin";
    System.arraycopy(args, 0, all, 1, args.length);
    try (HirobaProcess command = HirobaProcess.command(home(), all)) {
      assertThat(command.waitForExit()).as(command.text()).isEqualTo(exitCode);
      return command.text();
    }
  }

  private static String token(String text) {
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }

  @Test
  void givesTheAdministratorAWayInWhileNoServerRuns() throws IOException {
    assertThat(admin(1, "list-users")).contains("There is no hiroba.db");
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      String token = Files.readString(home().resolve("setup-token")).strip();
      LocalPerson.setUp(new Http(server.baseUri()), token, "Root", PASSWORD);
      server.stop();
    }
    assertThat(admin(0, "list-users")).contains("Root\tadmin\tactive\tpassword");
    String reset = token(admin(0, "reset-password", "root"));
    String fresh = token(admin(0, "create-user", "Ann", "--role", "admin"));
    assertThat(admin(1, "create-user", "ann")).contains("has this name already");
    assertThat(admin(1, "disable", "Root")).contains("last administrator");
    assertThat(admin(0, "disable", "Ann")).contains("Ann\tadmin\tdisabled\tno password");
    assertThat(admin(0, "enable", "Ann")).contains("active");
    assertThat(admin(0, "set-role", "Ann", "--role", "member")).contains("Ann\tmember");
    assertThat(admin(0, "set-role", "Ann", "--role", "guest")).contains("Ann\tguest");
    assertThat(admin(0, "set-role", "Ann", "--role", "member")).contains("Ann\tmember");
    assertThat(admin(1, "enable", "Nobody")).contains("no account of the name Nobody");
    assertThat(admin(0, "link", "Ann", "https://idp.example", "s-1"))
        .contains("s-1 of https://idp");
    assertThat(admin(2, "link", "Ann")).contains("needs NAME ISSUER SUBJECT");
    String invite = token(admin(0, "invite"));
    assertThat(admin(2, "explode")).contains("There is no action explode");
    assertThat(admin(2, "disable")).contains("needs a NAME");
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      Http http = new Http(server.baseUri());
      String other = "another four plain words";
      for (String token : new String[] {reset, fresh}) {
        assertThat(
                LocalPerson.post(
                        http, "api/v1/password-reset", Map.of("token", token, "new", other))
                    .statusCode())
            .isEqualTo(204);
      }
      assertThat(LocalPerson.signIn(http, "Root", other).user().get("roles")).hasSize(2);
      assertThat(LocalPerson.signIn(http, "Ann", other).user().get("roles")).hasSize(1);
      assertThat(
              LocalPerson.post(
                      http,
                      "api/v1/invitations/accept",
                      Map.of("token", invite, "name", "Bob", "password", PASSWORD))
                  .statusCode())
          .isEqualTo(200);
      server.stop();
    }
  }

  @Test
  void asksTheServerThatRunsAndIsAnsweredByIt() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      String setup = Files.readString(home().resolve("setup-token")).strip();
      Http http = new Http(server.baseUri());
      Guest root = LocalPerson.setUp(http, setup, "Root", PASSWORD);
      String fresh = token(admin(0, "create-user", "Ann"));
      String other = "another four plain words";
      assertThat(
              LocalPerson.post(http, "api/v1/password-reset", Map.of("token", fresh, "new", other))
                  .statusCode())
          .isEqualTo(204);
      ChatClient ann = LocalPerson.signIn(http, "Ann", other).connect();
      assertThat(admin(0, "set-role", "Ann", "--role", "admin")).contains("Ann\tadmin");
      assertThat(admin(0, "list-users")).contains("Root\tadmin\tactive\tpassword");
      assertThat(admin(1, "enable", "Nobody")).contains("no account of the name Nobody");
      assertThat(admin(1, "create-user", "ann")).contains("has this name already");
      assertThat(admin(0, "disable", "Ann")).contains("Ann\tadmin\tdisabled");
      assertThat(ann.awaitClose()).isEqualTo(4003);
      assertThat(admin(1, "disable", "Root")).contains("last administrator");
      assertThat(token(admin(0, "link"))).startsWith("hrl_");
      root.connect().post("lobby", "all is well");
      assertThat(server.text()).doesNotContain(fresh).doesNotContain("Cannot write");
      server.stop();
    }
    assertThat(admin(0, "list-users")).contains("Ann\tadmin\tdisabled\tpassword");
  }

  @Test
  void mailsALinkByTheServerThatRunsAndSaysWhyItCannot() throws IOException {
    try (LocalMailServer mails = LocalMailServer.plain()) {
      Map<String, String> settings =
          Map.of(
              "hiroba.auth", "local",
              "hiroba.url", "https://chat.example.com",
              "hiroba.mail.host", "localhost",
              "hiroba.mail.port", Integer.toString(mails.port()),
              "hiroba.mail.from", "hiroba@example.com",
              "hiroba.mail.tls", "off");
      try (HirobaProcess server = HirobaProcess.start(home(), settings)) {
        String setup = Files.readString(home().resolve("setup-token")).strip();
        Http http = new Http(server.baseUri());
        Guest root = LocalPerson.setUp(http, setup, "Root", PASSWORD);
        Map<String, String> ann = Map.of("name", "Ann", "mail", "ann@example.com");
        assertThat(LocalPerson.post(root, "api/v1/users", ann).statusCode()).isEqualTo(201);
        mails.await(1);
        assertThat(admin(0, "reset-password", "Ann", "--mail"))
            .contains("A mail with the link is on its way to ann@example.com.")
            .doesNotContain("hrl_");
        Map<String, String> fresh = Map.of("token", mails.await(2).token(), "new", PASSWORD);
        assertThat(LocalPerson.post(http, "api/v1/password-reset", fresh).statusCode())
            .isEqualTo(204);
        assertThat(LocalPerson.signIn(http, "Ann", PASSWORD).user().get("roles")).hasSize(1);
        assertThat(admin(1, "reset-password", "Root", "--mail"))
            .contains("No mail address of this account is known. Leave --mail out");
        assertThat(admin(2, "enable", "Ann", "--mail")).contains("reset-password only");
        server.stop();
      }
      assertThat(admin(1, "reset-password", "Ann", "--mail"))
          .contains("No server runs, so nothing sends mail.");
    }
  }
}
