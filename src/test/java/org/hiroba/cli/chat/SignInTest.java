package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.cli.chat.SavedSessions.Saved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a server that answers what the test says. */
class SignInTest {
  private static final String USER = "{\"user\":{\"id\":\"u1\",\"name\":\"anna\"}}";

  @TempDir Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final FakePerson person = new FakePerson();
  private HttpServer http;
  private ServerAddress server;
  private SavedSessions saved;

  private record Answer(int status, String body, String token) {}

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    http.createContext(
        "/api/v1/session",
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          Answer answer = answers.remove();
          if (!answer.token().isEmpty()) {
            exchange
                .getResponseHeaders()
                .add("Set-Cookie", "hiroba-session=" + answer.token() + "; Path=/; HttpOnly");
          }
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    http.start();
    server = ServerAddress.parse("http://127.0.0.1:" + http.getAddress().getPort());
    saved = new SavedSessions(folder.resolve("sign-ins"));
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private SignIn signIn() {
    return new SignIn(
        new SessionApi(HttpClient.newHttpClient(), server, Duration.ofSeconds(30)),
        saved,
        server,
        person);
  }

  private int exitCode(SignIn signIn) {
    ChatException refused =
        catchThrowableOfType(
            ChatException.class, () -> signIn.token(Optional.of("anna"), Optional.empty()));
    assertThat(refused).isNotNull();
    return refused.exitCode();
  }

  @Test
  void takesTheSignInOfTheLastRun() {
    saved.save(server, new Saved("anna", "old"));
    answers.add(new Answer(200, USER, ""));
    assertThat(signIn().token(Optional.empty(), Optional.empty())).isEqualTo("old");
    assertThat(requests).containsExactly("GET Bearer old ");
  }

  @Test
  void signsInAnewUnderTheSameNameWhenItIsOver() {
    saved.save(server, new Saved("anna", "old"));
    answers.add(new Answer(401, "{}", ""));
    answers.add(new Answer(200, USER, "fresh"));
    assertThat(signIn().token(Optional.empty(), Optional.empty())).isEqualTo("fresh");
    assertThat(requests.get(1)).isEqualTo("POST null {\"name\":\"anna\"}");
    assertThat(saved.find(server, Optional.empty())).contains(new Saved("anna", "fresh"));
  }

  @Test
  void asksAPersonForNameAndPassword() {
    person.name = Optional.of("anna");
    person.password = Optional.of("s3cret");
    answers.add(new Answer(401, "{\"detail\":\"wrong\"}", ""));
    answers.add(new Answer(200, USER, "fresh"));
    assertThat(signIn().token(Optional.empty(), Optional.empty())).isEqualTo("fresh");
    assertThat(requests.get(1)).contains("\"password\":\"s3cret\"");
  }

  @Test
  void saysWhyTheServerRefuses() {
    answers.add(new Answer(409, "{\"detail\":\"Somebody else \u009b31m uses it\"}", ""));
    ChatException refused =
        catchThrowableOfType(
            ChatException.class, () -> signIn().token(Optional.of("anna"), Optional.of("s3cret")));
    assertThat(refused.exitCode()).isEqualTo(ChatException.NOT_SIGNED_IN);
    assertThat(refused).hasMessage("Cannot sign in as anna: Somebody else \\u009b31m uses it");
  }

  @Test
  void tellsARefusalFromAServerThatCannotForNow() {
    answers.add(new Answer(503, "down", ""));
    assertThat(exitCode(signIn())).isEqualTo(ChatException.UNREACHABLE);
    answers.add(new Answer(200, "<html>", ""));
    assertThat(exitCode(signIn())).isEqualTo(ChatException.REFUSED);
    answers.add(new Answer(200, USER, ""));
    assertThat(exitCode(signIn())).isEqualTo(ChatException.NOT_SIGNED_IN);
    assertThat(saved.find(server, Optional.empty())).isEmpty();
  }

  @Test
  void triesAgainForAWhile() {
    answers.add(new Answer(503, "down", ""));
    answers.add(new Answer(429, "{}", ""));
    answers.add(new Answer(200, USER, "fresh"));
    assertThat(signIn().token(Optional.of("anna"), Optional.empty(), Duration.ofMinutes(1)))
        .isEqualTo("fresh");
    assertThat(requests).hasSize(3);
  }

  @Test
  void signsOutAndForgets() {
    saved.save(server, new Saved("anna", "old"));
    answers.add(new Answer(204, "", ""));
    assertThat(signIn().signOut(Optional.empty())).contains("anna");
    assertThat(requests).containsExactly("DELETE Bearer old ");
    assertThat(signIn().signOut(Optional.empty())).isEmpty();
  }

  private static final class FakePerson implements SignIn.Prompt {
    Optional<String> name = Optional.empty();
    Optional<String> password = Optional.empty();

    @Override
    public Optional<String> name() {
      return name;
    }

    @Override
    public Optional<String> password() {
      return password;
    }
  }
}
