package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of paths and scopes of tokens: a new servlet or socket needs a rule. */
class TokenPathsTest {
  /** Finds them among the classes themselves: no list of servlets is kept by hand. */
  private static Set<String> paths() throws Exception {
    Path classes =
        Path.of(TokenPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes.resolve("org/hiroba"))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    Set<String> paths = new TreeSet<>();
    for (Path file : files) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (content.contains("annotation/WebServlet;") || content.contains("/ServerEndpoint;")) {
        String name = classes.relativize(file).toString().replace('/', '.');
        Class<?> type =
            Class.forName(
                name.substring(0, name.length() - ".class".length()),
                false,
                TokenPathsTest.class.getClassLoader());
        for (WebServlet servlet : type.getAnnotationsByType(WebServlet.class)) {
          for (String pattern : servlet.urlPatterns()) {
            paths.add(
                pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern);
          }
        }
        for (ServerEndpoint socket : type.getAnnotationsByType(ServerEndpoint.class)) {
          paths.add(socket.value());
        }
      }
    }
    // Names pages that are only forwarded to.
    paths.remove("*.jsp");
    // Decided by OpsFilter, by address or by a token of scope ops.
    assertThat(paths.removeIf(path -> path.startsWith("/-/"))).isTrue();
    return paths;
  }

  @Test
  void hasARuleForEveryPath() throws Exception {
    assertThat(paths()).contains("/ws/chat", "/api/v1/rooms", "").hasSizeGreaterThan(20);
    assertThat(TokenPaths.known()).containsExactlyInAnyOrderElementsOf(paths());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // path | changing? | scopes that pass | passes for some rooms?
        "''                      | GET    | all                | no",
        "''                      | POST   | all                | no",
        "/admin                  | GET    | all                | no",
        "/post                   | POST   | all                | no",
        "/sign-in                | POST   | all                | no",
        "/sign-out               | POST   | all                | no",
        "/v                      | GET    | read post all ops  | yes",
        "/texts                  | GET    | read post all ops  | yes",
        "/linked                 | GET    | read post all ops  | yes",
        "/error                  | GET    | read post all ops  | yes",
        "/diagnostics            | GET    | read post all ops  | yes",
        "/-/live                 | GET    | read post all ops  | yes",
        "/-/ready                | GET    | read post all ops  | yes",
        "/-/metrics              | GET    | read post all ops  | yes",
        "/-/drain                | POST   | read post all ops  | yes",
        "/ws/chat                | GET    | read post all      | yes",
        "/ws/broadcast           | GET    | all                | no",
        "/ws/echo                | GET    | read post all ops  | yes",
        "/ws/diagnostics         | GET    | read post all ops  | yes",
        "/api                    | GET    | read post all ops  | yes",
        "/api/v1/diagnostics     | GET    | read post all ops  | yes",
        "/api/v1/auth            | GET    | read post all ops  | yes",
        "/api/v1/session         | GET    | read post all ops  | yes",
        "/api/v1/session         | POST   | all                | no",
        "/api/v1/session         | DELETE | all                | no",
        "/api/v1/setup           | POST   | read post all ops  | yes",
        "/api/v1/password-reset  | POST   | read post all ops  | yes",
        "/api/v1/rooms           | GET    | read all           | no",
        "/api/v1/rooms           | HEAD   | read all           | no",
        "/api/v1/rooms           | PATCH  | all                | no",
        "/api/v1/tokens          | GET    | all                | no",
        "/api/v1/tokens          | POST   | all                | no",
        "/api/v1/tokens          | DELETE | all                | no",
        "/api/v1/users           | GET    | all                | no",
        "/api/v1/users           | POST   | all                | no",
        "/api/v1/invitations     | POST   | all                | no",
        "/api/v1/mail            | GET    | all                | no",
        "/api/v1/mail            | PUT    | all                | no",
        "/api/v1/sessions        | GET    | all                | no",
        "/api/v1/sessions        | DELETE | all                | no",
        "/api/v1/password        | POST   | all                | no",
        "/api/v1/identities      | GET    | all                | no",
        "/auth/header            | GET    | all read post ops  | yes",
        "/auth/certificate       | GET    | all read post ops  | yes",
        "/auth/kerberos          | GET    | all read post ops  | yes",
        "/auth/oidc              | GET    | all read post ops  | yes",
        "/auth/oidc              | POST   | all read post ops  | yes",
        "/scim/v2                | GET    | all read post ops  | yes",
        "/scim/v2                | PATCH  | all read post ops  | yes",
        "/api/v1/audit           | GET    | all                | no",
        "/api/v1/audit.jsonl     | GET    | all                | no",
        "/api/v1/overview        | GET    | all                | no",
        "/api/v1/settings        | GET    | all                | no",
        "/api/v1/second-factor   | GET    | all                | no",
        "/api/v1/second-factor   | POST   | all                | no",
        "/nobody/knows           | GET    | all                | no"
      })
  void takes(String path, String method, String scopes, String confined) {
    for (Scope scope : Scope.values()) {
      boolean good = scope == Scope.PERSON || Set.of(scopes.split(" ")).contains(scope.wireName());
      assertThat(TokenPaths.refuse(Reach.of(scope), method, path, "").isEmpty())
          .as("%s %s by %s", method, path, scope)
          .isEqualTo(good);
    }
    Reach some = new Reach(Scope.ALL, Set.of("r1"), null);
    assertThat(TokenPaths.refuse(some, method, path, "").isEmpty())
        .isEqualTo(confined.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource({
    "/r1/messages,true",
    "/r1,true",
    "/r2/messages,false",
    "/r1x/messages,false",
    "/,false",
    "'',false",
    "//r1/messages,false",
    "/R1/messages,false"
  })
  void knowsNoOtherRoomThanThoseOfTheToken(String rest, boolean good) {
    Reach some = new Reach(Scope.READ, Set.of("r1"), null);
    var problem = TokenPaths.refuse(some, "GET", "/api/v1/rooms", rest);
    assertThat(problem.isEmpty()).isEqualTo(good);
    problem.ifPresent(it -> assertThat(it.status()).isEqualTo(404));
  }
}
