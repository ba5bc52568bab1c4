package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Signs in and out over HTTP, and makes, lists and revokes tokens. Thread-safe. */
public final class SessionApi {
  private static final String SESSION = "api/v1/session";
  private static final String COOKIE = "hiroba-session";
  private static final int UNAUTHORIZED = 401;

  private final HttpClient http;
  private final ServerAddress server;
  private final Duration timeout;

  /**
   * Makes one for a server.
   *
   * @param timeout how long to wait for each answer
   */
  public SessionApi(HttpClient http, ServerAddress server, Duration timeout) {
    this.http = http;
    this.server = server;
    this.timeout = timeout;
  }

  /**
   * Holds an answer.
   *
   * @param body its JSON; missing where there is none
   */
  record Answer(int status, JsonNode body, Optional<String> token) {
    boolean isGood() {
      return status / 100 == 2;
    }

    /** Tells whether the server, or what is before it, cannot do it now but may later. */
    boolean isForNow() {
      return ProblemAnswers.isForNow(status);
    }

    /** Says for people why it is not good. */
    String problem() {
      return ProblemAnswers.problem(status, body);
    }
  }

  /**
   * Signs in.
   *
   * @param credentials {@code name} and what else the server wants
   * @return the answer; with the session's token if it is good
   */
  Answer signIn(ObjectNode credentials) {
    return send("POST", SESSION, Optional.empty(), Optional.of(credentials));
  }

  /** Tells who bears a token; empty if it is good for nobody. */
  Optional<JsonNode> whoBears(String token) {
    Answer answer = send("GET", SESSION, Optional.of(token), Optional.empty());
    if (answer.status() == UNAUTHORIZED) {
      return Optional.empty();
    }
    return Optional.of(good(answer, "Cannot ask who is signed in").path("user"));
  }

  /** Ends the session that a token stands for. */
  void signOut(String token) {
    Answer answer = send("DELETE", SESSION, Optional.of(token), Optional.empty());
    if (answer.status() != UNAUTHORIZED) {
      good(answer, "Cannot sign out");
    }
  }

  /**
   * Sends a request in a token's name.
   *
   * @throws ChatException if the answer is not good
   */
  JsonNode ask(String method, String path, String token, Optional<ObjectNode> body, String failed) {
    return good(send(method, path, Optional.of(token), body), failed);
  }

  private static JsonNode good(Answer answer, String failed) {
    if (answer.isGood()) {
      return answer.body();
    }
    int exitCode = answer.isForNow() ? ChatException.UNREACHABLE : ChatException.REFUSED;
    throw new ChatException(
        answer.status() == UNAUTHORIZED ? ChatException.NOT_SIGNED_IN : exitCode,
        failed + ": " + answer.problem());
  }

  private Answer send(
      String method, String path, Optional<String> token, Optional<ObjectNode> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.http(path))
            .timeout(timeout)
            .header("Accept", "application/json")
            .method(
                method,
                body.map(json -> BodyPublishers.ofString(json.toString()))
                    .orElseGet(BodyPublishers::noBody));
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return new Answer(response.statusCode(), read(in, response.statusCode()), cookie(response));
      }
    } catch (IOException e) {
      throw new ChatException(
          ChatException.UNREACHABLE,
          "Cannot reach "
              + server
              + ": "
              + (e instanceof ConnectException
                  ? "nobody listens there"
                  : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChatException(ChatException.UNREACHABLE, "Interrupted", e);
    }
  }

  private JsonNode read(InputStream in, int status) throws IOException {
    Optional<JsonNode> json = ProblemAnswers.json(in);
    if (json.isEmpty() && status / 100 == 2) {
      throw new ChatException(ChatException.REFUSED, "What answers at " + server + " is no Hiroba");
    }
    // An error page of something between: the status is all there is to go by.
    return json.orElseGet(MissingNode::getInstance);
  }

  private static Optional<String> cookie(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .flatMap(header -> HttpCookie.parse(header).stream())
        .filter(cookie -> cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty())
        .map(HttpCookie::getValue)
        .findFirst();
  }
}
