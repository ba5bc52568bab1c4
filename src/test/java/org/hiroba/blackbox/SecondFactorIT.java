package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signIn;
import static org.hiroba.blackbox.LocalPerson.signedIn;
import static org.hiroba.blackbox.LocalPerson.trySignIn;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiroba.feature.factor.AppCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Codes beside passwords, and for how long sign-ins are good. */
class SecondFactorIT {
  private static final String PASSWORD = "four plain words here";
  private static final String PATH = "api/v1/second-factor";
  private static final Duration STEP = Duration.ofSeconds(30);

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private HirobaProcess start(Map<String, String> more) {
    return HirobaProcess.start(folder.resolve("home"), more);
  }

  private HirobaProcess start(String mode) {
    return start(Map.of("hiroba.auth", "local", "hiroba.auth.second-factor", mode));
  }

  private String setupToken() throws IOException {
    return Files.readString(folder.resolve("home/setup-token")).strip();
  }

  /** What the app shows now; with the next step still good if the clock goes on meanwhile. */
  private static String codeOf(JsonNode enrolment) {
    return AppCode.at(enrolment.path("secret").asText(), Instant.now());
  }

  private static String nextCodeOf(JsonNode enrolment) {
    return AppCode.at(enrolment.path("secret").asText(), Instant.now().plus(STEP));
  }

  private static HttpResponse<String> trySignInWith(Http http, String name, String code) {
    return post(http, "api/v1/session", Map.of("name", name, "password", PASSWORD, "code", code));
  }

  private static List<String> recoveryCodes(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> codes = new ArrayList<>();
    json(answer).path("recoveryCodes").forEach(code -> codes.add(code.asText()));
    assertThat(codes).hasSize(10);
    return codes;
  }

  private static HttpResponse<String> delete(Guest who, String code) {
    return who.send(
        "DELETE", PATH, "{\"code\":\"" + code + "\"}", "Content-Type", "application/json");
  }

  @Test
  void isTurnedOnByACodeAskedForWhenSigningInAndTurnedOffByACode() throws IOException {
    try (HirobaProcess server = start("optional")) {
      Http http = new Http(server.baseUri());
      Guest root = setUp(http, setupToken(), "Root", PASSWORD);
      Guest other = signIn(http, "Root", PASSWORD);
      ChatClient socketOfOther = other.connect();
      assertThat(json(root.get(PATH)).toString())
          .isEqualTo(
              "{\"on\":false,\"recoveryCodesLeft\":0,\"mode\":\"optional\",\"required\":false}");
      JsonNode enrolment = json(post(root, PATH, Map.of()));
      assertThat(enrolment.path("secret").asText()).matches("[A-Z2-7]{32}");
      assertThat(enrolment.path("otpauth").asText())
          .startsWith("otpauth://totp/Hiroba:Root?secret=" + enrolment.path("secret").asText());
      assertThat(enrolment.at("/qr/path").asText()).startsWith("M");
      assertThat(code(post(root, PATH, Map.of("code", "12345"))))
          .isEqualTo("401 wrong-credentials");
      String code = codeOf(enrolment);
      List<String> codes = recoveryCodes(post(root, PATH, Map.of("code", code)));
      assertThat(socketOfOther.awaitClose()).isEqualTo(4001);
      assertThat(root.get("api/v1/session").statusCode()).isEqualTo(200);
      assertThat(code(post(root, PATH, Map.of()))).isEqualTo("409 second-factor-on");
      assertThat(json(root.get("api/v1/users")).at("/users/0/twoFactor").asBoolean()).isTrue();

      assertThat(code(trySignIn(http, "Root", PASSWORD))).isEqualTo("401 code-required");
      assertThat(code(trySignIn(http, "Root", "not the password")))
          .isEqualTo("401 wrong-credentials");
      assertThat(code(trySignInWith(http, "Root", code))).isEqualTo("401 wrong-credentials");
      String next = nextCodeOf(enrolment);
      Guest again = signedIn(http, trySignInWith(http, "Root", next));
      assertThat(code(trySignInWith(http, "Root", next))).isEqualTo("401 wrong-credentials");
      signedIn(http, trySignInWith(http, "Root", codes.get(0).toUpperCase(Locale.ROOT)));
      assertThat(code(trySignInWith(http, "Root", codes.get(0))))
          .isEqualTo("401 wrong-credentials");
      assertThat(json(again.get(PATH)).path("recoveryCodesLeft").asInt()).isEqualTo(9);

      assertThat(code(delete(again, "no code"))).isEqualTo("401 wrong-credentials");
      assertThat(again.send("DELETE", PATH, "", "X-Hiroba-Code", codes.get(1)).statusCode())
          .isEqualTo(204);
      assertThat(delete(again, codes.get(2)).statusCode()).isEqualTo(204);
      signIn(http, "Root", PASSWORD);
      assertThat(http.get("-/metrics").body())
          .contains("hiroba_refusals_total{kind=\"second-factor\"} 5");
      assertThat(server.text()).doesNotContain(enrolment.path("secret").asText(), codes.get(5));
      server.stop();
    }
  }

  @Test
  void letsNobodyInWithoutOneWhereAllMustHaveOne() throws IOException {
    Guest before;
    try (HirobaProcess server = start("optional")) {
      before = setUp(new Http(server.baseUri()), setupToken(), "Root", PASSWORD);
      server.stop();
    }
    try (HirobaProcess server = start("all")) {
      Http http = new Http(server.baseUri());
      assertThat(before.at(server.baseUri()).get("api/v1/session").statusCode()).isEqualTo(401);
      HttpResponse<String> refused = trySignIn(http, "Root", PASSWORD);
      assertThat(code(refused)).isEqualTo("401 second-factor-required");
      assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(code(trySignInWith(http, "Root", "12345"))).isEqualTo("401 wrong-credentials");
      HttpResponse<String> in = trySignInWith(http, "Root", codeOf(json(refused)));
      List<String> codes = recoveryCodes(in);
      Guest root = signedIn(http, in);

      String link = json(post(root, "api/v1/invitations", Map.of())).path("link").asText();
      HttpResponse<String> made =
          post(
              http,
              "api/v1/invitations/accept",
              Map.of("token", link.replaceFirst(".*/", ""), "name", "Ann", "password", PASSWORD));
      assertThat(code(made)).isEqualTo("401 second-factor-required");
      assertThat(made.headers().firstValue("Set-Cookie")).isEmpty();
      Guest ann = signedIn(http, trySignInWith(http, "Ann", codeOf(json(made))));
      ChatClient socket = ann.connect();
      assertThat(
              root.send("DELETE", "api/v1/users/" + ann.id() + "/second-factor", "").statusCode())
          .isEqualTo(204);
      assertThat(socket.awaitClose()).isEqualTo(4001);
      assertThat(code(trySignIn(http, "Ann", PASSWORD))).isEqualTo("401 second-factor-required");

      HttpResponse<String> off = delete(root, codes.get(0));
      assertThat(off.statusCode()).isEqualTo(204);
      assertThat(off.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
      assertThat(root.get("api/v1/session").statusCode()).isEqualTo(401);
      server.stop();
    }
    try (HirobaProcess server = start("off")) {
      Http http = new Http(server.baseUri());
      Guest ann = signIn(http, "Ann", PASSWORD);
      assertThat(code(post(ann, PATH, Map.of()))).isEqualTo("404 second-factor-off");
      server.stop();
    }
  }

  @Test
  void setsTheFirstAdministratorUpWithOneWhereAdministratorsMustHaveOne() throws IOException {
    try (HirobaProcess server = start("admins")) {
      Http http = new Http(server.baseUri());
      HttpResponse<String> made =
          post(
              http,
              "api/v1/setup",
              Map.of("setupToken", setupToken(), "name", "Root", "password", PASSWORD));
      assertThat(code(made)).isEqualTo("401 second-factor-required");
      assertThat(folder.resolve("home/setup-token")).doesNotExist();
      Guest root = signedIn(http, trySignInWith(http, "Root", codeOf(json(made))));
      assertThat(root.get("api/v1/session").statusCode()).isEqualTo(200);
      post(root, "api/v1/users", Map.of("name", "Ann", "password", PASSWORD));
      signIn(http, "Ann", PASSWORD);
      server.stop();
    }
  }

  @Test
  void takesItAwayOnTheCommandLineWhileNoServerRuns() throws IOException {
    try (HirobaProcess server = start("optional")) {
      Http http = new Http(server.baseUri());
      Guest root = setUp(http, setupToken(), "Root", PASSWORD);
      JsonNode enrolment = json(post(root, PATH, Map.of()));
      recoveryCodes(post(root, PATH, Map.of("code", codeOf(enrolment))));
      server.stop();
    }
    assertThat(admin("list-users")).contains("\tsecond factor");
    assertThat(admin("reset-second-factor", "root")).contains("The second factor is off");
    assertThat(admin("reset-second-factor", "root")).contains("has no second factor");
    try (HirobaProcess server = start("optional")) {
      signIn(new Http(server.baseUri()), "Root", PASSWORD);
      server.stop();
    }
  }

  private String admin(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "admin";
    System.arraycopy(args, 0, all, 1, args.length);
    try (HirobaProcess command = HirobaProcess.command(folder.resolve("home"), all)) {
      assertThat(command.waitForExit()).as(command.text()).isZero();
      return command.text();
    }
  }

  @Test
  void givesACookieForAsLongAsASignInMayLast() throws IOException {
    Map<String, String> week =
        Map.of("hiroba.auth", "local", "hiroba.session.days", "7", "hiroba.session.idle-days", "2");
    try (HirobaProcess server = start(week)) {
      Http http = new Http(server.baseUri());
      setUp(http, setupToken(), "Root", PASSWORD);
      assertThat(trySignIn(http, "Root", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow())
          .contains("Max-Age=604800;");
      server.stop();
    }
    try (HirobaProcess server =
        HirobaProcess.launch(folder.resolve("home"), Map.of("hiroba.session.days", "0"))) {
      assertThat(server.waitForExit()).isEqualTo(1);
      assertThat(server.text()).contains("hiroba.session.days=0").contains("1–365");
    }
  }
}
