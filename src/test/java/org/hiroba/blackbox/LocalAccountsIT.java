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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Accounts with passwords, from the first minute of a server on. */
class LocalAccountsIT {
  private static final String PASSWORD = "four plain words here";
  private static final String OTHER = "another four plain words";
  private static final Map<String, String> LOCAL = Map.of("hiroba.auth", "local");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private String setupToken() throws IOException {
    return Files.readString(home().resolve("setup-token")).strip();
  }

  @Test
  void makesTheFirstAdministratorOnceByTheTokenInTheHomeFolder() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      Http http = new Http(server.baseUri());
      JsonNode auth = json(http.get("api/v1/auth"));
      assertThat(auth.path("setup").asBoolean()).isTrue();
      assertThat(auth.at("/modes/0/kind").asText()).isEqualTo("local");
      String token = setupToken();
      assertThat(server.text()).contains("setup-token").doesNotContain(token);

      Map<String, String> root = Map.of("name", "Root", "password", PASSWORD);
      assertThat(post(http, "api/v1/setup", root).statusCode()).isEqualTo(400);
      assertThat(post(http, "api/v1/setup", root, "X-Hiroba-Setup-Token", "hra_no").statusCode())
          .isEqualTo(401);
      assertThat(
              code(
                  post(
                      http,
                      "api/v1/setup",
                      Map.of("setupToken", token, "name", "Root", "password", "short"))))
          .isEqualTo("400 weak-password");
      Guest admin = setUp(http, token, "Root", PASSWORD);
      assertThat(admin.user().get("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
      assertThat(home().resolve("setup-token")).doesNotExist();
      assertThat(json(http.get("api/v1/auth")).path("setup").asBoolean()).isFalse();
      assertThat(code(post(http, "api/v1/setup", root, "X-Hiroba-Setup-Token", token)))
          .isEqualTo("409 already-set-up");
      assertThat(admin.get("api/v1/session").statusCode()).isEqualTo(200);
      admin.connect().post("lobby", "hello");
      server.stop();
    }
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      assertThat(home().resolve("setup-token")).doesNotExist();
      Http http = new Http(server.baseUri());
      Guest again = signIn(http, "ｒｏｏｔ", PASSWORD);
      assertThat(again.name()).isEqualTo("Root");
      server.stop();
    }
  }

  @Test
  void tellsNobodyWhatWasWrongAndMakesWhoGuessesWait() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      Http http = new Http(server.baseUri());
      setUp(http, setupToken(), "Root", PASSWORD);
      HttpResponse<String> wrong = trySignIn(http, "Root", OTHER);
      HttpResponse<String> unknown = trySignIn(http, "Nobody", OTHER);
      HttpResponse<String> noName = trySignIn(http, "\u0000", OTHER);
      assertThat(code(wrong)).isEqualTo("401 wrong-credentials");
      assertThat(unknown.body()).isEqualTo(wrong.body());
      assertThat(noName.body()).isEqualTo(wrong.body());
      assertThat(http.postJson("api/v1/session", "{\"name\":\"Root\"}").statusCode())
          .isEqualTo(400);
      signIn(http, "Root", PASSWORD);
      // On a slow machine some are forgotten meanwhile: one in six seconds.
      int guesses = 0;
      HttpResponse<String> beyond = trySignIn(http, "Root", "guess");
      while (beyond.statusCode() == 401 && guesses < 30) {
        guesses++;
        beyond = trySignIn(http, "Root", "guess number " + guesses);
      }
      assertThat(guesses).isGreaterThanOrEqualTo(10);
      assertThat(beyond.statusCode()).isEqualTo(429);
      assertThat(beyond.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 6L);
      assertThat(trySignIn(http, "Other", OTHER).statusCode()).isEqualTo(401);
      server.stop();
    }
  }

  @Test
  void endsTheOtherSignInsWhenThePasswordIsChangedAndEachOnDemand() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      Http http = new Http(server.baseUri());
      Guest here = setUp(http, setupToken(), "Root", PASSWORD);
      Guest there = signIn(http, "Root", PASSWORD);
      ChatClient socketThere = there.connect();
      ChatClient socketHere = here.connect();
      JsonNode sessions = json(here.get("api/v1/sessions")).path("sessions");
      assertThat(sessions).hasSize(2);
      assertThat(sessions.get(0).path("current").asBoolean()).isFalse();
      assertThat(sessions.get(1).path("current").asBoolean()).isTrue();
      assertThat(sessions.get(0).path("address").asText()).isEqualTo("127.0.0.1");
      assertThat(sessions.get(0).path("agent").asText()).contains("Java");

      assertThat(code(post(here, "api/v1/password", Map.of("old", OTHER, "new", OTHER))))
          .isEqualTo("401 wrong-credentials");
      assertThat(code(post(here, "api/v1/password", Map.of("old", PASSWORD, "new", "qwertyuiop"))))
          .isEqualTo("400 weak-password");
      assertThat(post(here, "api/v1/password", Map.of("old", PASSWORD, "new", OTHER)).statusCode())
          .isEqualTo(204);
      assertThat(socketThere.awaitClose()).isEqualTo(4001);
      assertThat(there.get("api/v1/session").statusCode()).isEqualTo(401);
      socketHere.post("lobby", "still here");
      assertThat(trySignIn(http, "Root", PASSWORD).statusCode()).isEqualTo(401);

      Guest elsewhere = signIn(http, "Root", OTHER);
      ChatClient socketElsewhere = elsewhere.connect();
      String id = json(here.get("api/v1/sessions")).at("/sessions/0/id").asText();
      assertThat(here.send("DELETE", "api/v1/sessions/" + id, "").statusCode()).isEqualTo(204);
      assertThat(socketElsewhere.awaitClose()).isEqualTo(4001);
      assertThat(here.send("DELETE", "api/v1/sessions/" + id, "").statusCode()).isEqualTo(404);
      assertThat(json(here.get("api/v1/sessions")).path("sessions")).hasSize(1);
      server.stop();
    }
  }

  @Test
  void turnsATrialWithGuestsIntoAServerWithPasswords() throws IOException {
    Guest ann;
    try (HirobaProcess server = HirobaProcess.start(home(), Map.of())) {
      Http http = new Http(server.baseUri());
      JsonNode auth = json(http.get("api/v1/auth"));
      assertThat(auth.at("/modes/0/kind").asText()).isEqualTo("guest");
      assertThat(auth.path("setup").asBoolean()).isFalse();
      ann = Guest.signIn(server.baseUri(), "Ann");
      assertThat(post(ann, "api/v1/password", Map.of("old", PASSWORD, "new", OTHER)).statusCode())
          .isEqualTo(404);
      server.stop();
    }
    try (HirobaProcess server = HirobaProcess.start(home(), LOCAL)) {
      Http http = new Http(server.baseUri());
      assertThat(ann.at(server.baseUri()).get("api/v1/session").statusCode()).isEqualTo(401);
      Guest admin = setUp(http, setupToken(), "Ann", PASSWORD);
      assertThat(admin.id()).isEqualTo(ann.id());
      server.stop();
    }
    try (HirobaProcess server = HirobaProcess.start(home(), Map.of())) {
      Http http = new Http(server.baseUri());
      assertThat(http.postJson("api/v1/session", "{\"name\":\"ann\"}").statusCode()).isEqualTo(409);
      server.stop();
    }
  }

  @Test
  void saysAtStartWhatAModeLacks() {
    try (HirobaProcess server =
        HirobaProcess.launch(home(), Map.of("hiroba.auth", "local,kerberos"))) {
      assertThat(server.waitForExit()).isEqualTo(1);
      assertThat(server.text()).contains("hiroba.auth=kerberos needs hiroba.auth.kerberos.keytab");
    }
  }
}
