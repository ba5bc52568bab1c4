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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.directory.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People of a directory, on the real server. */
class LdapAccountsIT {
  private static final String PASSWORD = "four plain words here";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private final TestDirectory directory = TestDirectory.start();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void fill() throws IOException {
    directory.person("alice", "wonder");
    directory.person("bob", "builder");
    directory.person("o'brien (ext)", "x");
    directory.group("chat-admins", TestDirectory.dn("bob"));
    Path password =
        Files.writeString(folder.resolve("bind-password"), TestDirectory.SERVICE_PASSWORD + "\n");
    settings.put("hiroba.auth", "ldap");
    settings.put("hiroba.auth.admin-groups", "chat-admins");
    settings.put("hiroba.auth.ldap.urls", directory.url());
    settings.put("hiroba.auth.ldap.bind-dn", TestDirectory.SERVICE);
    settings.put("hiroba.auth.ldap.bind-password-file", password.toString());
    settings.put("hiroba.auth.ldap.user-base", TestDirectory.PEOPLE);
    settings.put("hiroba.auth.ldap.group-base", TestDirectory.GROUPS);
  }

  @AfterEach
  void stop() {
    directory.close();
  }

  private Path home() {
    return folder.resolve("home");
  }

  private HirobaProcess start() {
    return HirobaProcess.start(home(), settings);
  }

  @Test
  void letsPeopleInByTheDirectoryAndOutAgainWithIt() {
    try (HirobaProcess server = start()) {
      Http http = new Http(server.baseUri());
      assertThat(json(http.get("api/v1/auth")).at("/modes/0/kind").asText()).isEqualTo("ldap");
      Guest alice = signIn(http, "Alice", "wonder");
      assertThat(alice.name()).isEqualTo("alice");
      Guest brian = signIn(http, "o'brien (ext)", "x");
      assertThat(brian.name()).isEqualTo("o'brien -ext-");
      assertThat(signIn(http, "O'Brien (ext)", "x").id()).isEqualTo(brian.id());
      Guest bob = signIn(http, "bob", "builder");
      assertThat(bob.user().get("roles").toString()).isEqualTo("[\"user\",\"admin\"]");

      HttpResponse<String> wrong = trySignIn(http, "alice", "no");
      assertThat(code(wrong)).isEqualTo("401 wrong-credentials");
      for (String name : List.of("nobody", "*", "alice)(uid=*", "\u0000")) {
        assertThat(trySignIn(http, name, "wonder").body()).as(name).isEqualTo(wrong.body());
      }

      directory.rename("alice", "alicia");
      Guest alicia = signIn(http, "alicia", "wonder");
      assertThat(alicia.id()).isEqualTo(alice.id());
      assertThat(alicia.name()).isEqualTo("alicia");

      disableAndEnable(http, alicia, bob);
      beAway(http, bob);
      server.stop();
    }
  }

  private void disableAndEnable(Http http, Guest alicia, Guest bob) {
    ChatClient socket = alicia.connect();
    ChatClient other = bob.connect();
    directory.set("alicia", "userAccountControl", "514");
    assertThat(alicia.send("POST", "api/v1/identities/check", "").statusCode()).isEqualTo(403);
    assertThat(alicia.get("api/v1/identities/gone").statusCode()).isEqualTo(403);
    assertThat(bob.send("POST", "api/v1/identities/check", "").statusCode()).isEqualTo(202);
    assertThat(socket.awaitClose()).isEqualTo(4003);
    other.post("lobby", "still here");
    assertThat(alicia.get("api/v1/session").statusCode()).isEqualTo(401);
    assertThat(code(trySignIn(http, "alicia", "wonder"))).isEqualTo("401 wrong-credentials");
    assertThat(json(bob.get("api/v1/identities/gone")).path("gone")).isEmpty();
    HttpResponse<String> nobody =
        post(bob, "api/v1/identities/gone", Map.of("users", List.of(bob.id())));
    assertThat(json(nobody).path("disabled").asInt()).isZero();
    assertThat(post(bob, "api/v1/identities/gone", Map.of("users", List.of())).statusCode())
        .isEqualTo(400);

    directory.set("alicia", "userAccountControl", "512");
    assertThat(signIn(http, "alicia", "wonder").id()).isEqualTo(alicia.id());
  }

  private void beAway(Http http, Guest bob) {
    directory.stop();
    assertThat(code(trySignIn(http, "alicia", "wonder"))).isEqualTo("503 directory-unavailable");
    assertThat(bob.get("api/v1/session").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = http.get("-/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    JsonNode checks = json(ready).path("checks");
    assertThat(checks)
        .filteredOn(check -> check.path("name").asText().equals("directory"))
        .singleElement()
        .satisfies(check -> assertThat(check.path("status").asText()).isEqualTo("DOWN"));
    directory.goOn();
    signIn(http, "alicia", "wonder");
  }

  @Test
  void letsTheLocalAdministratorInWhateverBecomesOfTheDirectory() throws IOException {
    settings.put("hiroba.auth", "local,ldap");
    settings.remove("hiroba.auth.admin-groups");
    try (HirobaProcess server = start()) {
      Http http = new Http(server.baseUri());
      String token = Files.readString(home().resolve("setup-token")).strip();
      setUp(http, token, "Root", PASSWORD);
      signIn(http, "alice", "wonder");
      assertThat(code(trySignIn(http, "Root", "wonder"))).isEqualTo("401 wrong-credentials");
      server.stop();
    }
    directory.stop();
    settings.put("hiroba.auth", "ldap");
    try (HirobaProcess server = start()) {
      Http http = new Http(server.baseUri());
      assertThat(signIn(http, "root", PASSWORD).name()).isEqualTo("Root");
      assertThat(code(trySignIn(http, "alice", "wonder"))).isEqualTo("503 directory-unavailable");
      assertThat(server.text()).contains("The directory cannot be asked");
      server.stop();
    }
  }
}
