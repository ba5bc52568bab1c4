package org.hiroba.servers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hiroba.blackbox.FreePorts;

/**
 * A real Keycloak with one realm, one client and one person, on loopback only, in a copy of what
 * was unpacked. Its administrator does what administrators do.
 */
final class KeycloakServer implements AutoCloseable {
  static final String SECRET = "the secret of the client of the test";
  static final String NAME = "alice";
  static final String PASSWORD = "wonder";
  private static final String ADMIN = "root";
  private static final Duration START = Duration.ofMinutes(6);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path log;
  private final URI base;

  private KeycloakServer(Process process, Path log, URI base) {
    this.process = process;
    this.log = log;
    this.base = base;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param home what was unpacked
   * @param folder for its data
   * @param application the context root of the client, ending with a slash
   */
  static KeycloakServer start(Path jdk, Path home, Path folder, URI application)
      throws IOException {
    int port = FreePorts.take();
    int management = FreePorts.take();
    deleteDatabase(home.resolve("data/h2"));
    Path realm = home.resolve("data/import/hiroba.json");
    Files.createDirectories(realm.getParent());
    Files.writeString(realm, JSON.writeValueAsString(realm(application)));
    Path log = folder.resolve("keycloak.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + management,
            "--cache=local",
            "--import-realm");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    KeycloakServer server =
        new KeycloakServer(process, log, URI.create("http://127.0.0.1:" + port + "/"));
    try {
      await("Keycloak is up").atMost(START).until(() -> server.isUp() || !process.isAlive());
      if (!process.isAlive()) {
        throw new AssertionError("Keycloak ended");
      }
      return server;
    } catch (RuntimeException | AssertionError e) {
      String said = Files.readString(log);
      server.close();
      throw new AssertionError(e.getMessage() + "; its output:\n" + said, e);
    }
  }

  /** What an earlier run left. */
  private static void deleteDatabase(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      try (Stream<Path> files = Files.list(data)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, Object> realm(URI application) {
    Map<String, Object> groups =
        Map.of(
            "name",
            "groups",
            "protocol",
            "openid-connect",
            "protocolMapper",
            "oidc-group-membership-mapper",
            "config",
            Map.of("claim.name", "groups", "full.path", "false", "id.token.claim", "true"));
    Map<String, Object> client =
        Map.of(
            "clientId",
            "hiroba",
            "secret",
            SECRET,
            "enabled",
            true,
            "redirectUris",
            List.of(application + "auth/oidc/callback"),
            "attributes",
            Map.of(
                "backchannel.logout.url",
                application + "auth/oidc/back-channel-logout",
                "backchannel.logout.session.required",
                "true",
                "pkce.code.challenge.method",
                "S256",
                "post.logout.redirect.uris",
                application.toString()),
            "protocolMappers",
            List.of(groups));
    Map<String, Object> alice =
        Map.of(
            "username",
            NAME,
            "enabled",
            true,
            "email",
            "alice@example.com",
            "emailVerified",
            true,
            "firstName",
            "Alice",
            "lastName",
            "Example",
            "groups",
            List.of("chat-admins"),
            "credentials",
            List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    return Map.of(
        "realm",
        "hiroba",
        "enabled",
        true,
        "sslRequired",
        "none",
        "groups",
        List.of(Map.of("name", "chat-admins")),
        "users",
        List.of(alice),
        "clients",
        List.of(client));
  }

  String issuer() {
    return base + "realms/hiroba";
  }

  private boolean isUp() {
    try {
      return send("GET", issuer() + "/.well-known/openid-configuration", "", "", "").statusCode()
          == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private HttpResponse<String> send(
      String method, String to, String type, String body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(to))
            .timeout(Duration.ofMinutes(1))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token() throws IOException {
    String form =
        "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN;
    HttpResponse<String> answer =
        send(
            "POST",
            base + "realms/master/protocol/openid-connect/token",
            "application/x-www-form-urlencoded",
            form,
            "");
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private JsonNode ask(String method, String path, String body) throws IOException {
    HttpResponse<String> answer =
        send(method, base + "admin/realms/hiroba" + path, "application/json", body, token());
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }

  /** Has the realm sign with another key from now on. */
  void rotateKeys() throws IOException {
    Map<String, Object> key =
        Map.of(
            "name",
            "rotated",
            "providerId",
            "rsa-generated",
            "providerType",
            "org.keycloak.keys.KeyProvider",
            "parentId",
            ask("GET", "", "").path("id").asText(),
            "config",
            Map.of(
                "priority", List.of("200"),
                "enabled", List.of("true"),
                "active", List.of("true"),
                "algorithm", List.of("RS256")));
    ask("POST", "/components", JSON.writeValueAsString(key));
  }

  /** Ends all sign-ins of the person. */
  void signOutEverywhere() throws IOException {
    String name = URLEncoder.encode(NAME, StandardCharsets.UTF_8);
    String id = ask("GET", "/users?exact=true&username=" + name, "").path(0).path("id").asText();
    ask("POST", "/users/" + id + "/logout", "");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(40, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "Keycloak at " + base + ", log " + log;
  }
}
