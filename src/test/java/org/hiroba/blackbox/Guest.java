package org.hiroba.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;

/**
 * Somebody who is signed in as a guest. Immutable.
 *
 * @param http speaks to the server
 * @param cookie {@code hiroba-session=TOKEN}
 * @param user the user object that sign-in answered
 */
public record Guest(Http http, String cookie, JsonNode user) {
  /** Signs in under exactly this name. */
  public static Guest signIn(URI base, String name) {
    return signIn(new Http(base), name);
  }

  /**
   * Signs in under exactly this name.
   *
   * @param headers of the request: names and values
   */
  public static Guest signIn(Http http, String name, String... headers) {
    HttpResponse<String> answer =
        http.postJson(
            "api/v1/session", Json.MAPPER.createObjectNode().put("name", name).toString(), headers);
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          "Sign-in as " + name + ": " + answer.statusCode() + " " + answer.body());
    }
    String cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .flatMap(header -> HttpCookie.parse(header).stream())
            .filter(candidate -> candidate.getName().equals("hiroba-session"))
            .map(found -> found.getName() + "=" + found.getValue())
            .findFirst()
            .orElseThrow(() -> new AssertionError("No cookie: " + answer.headers().map()));
    return new Guest(http, cookie, Json.parse(answer.body()).get("user"));
  }

  /** Makes a name that no other test has. */
  public static String unique(String name) {
    return name + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Returns the same person's view of a server that was started elsewhere on the same home. */
  public Guest at(URI otherBase) {
    return new Guest(new Http(otherBase), cookie, user);
  }

  /** Returns the context root, ending with a slash. */
  public URI base() {
    return http.base();
  }

  /** Returns the user id. */
  public String id() {
    return user.get("id").asText();
  }

  /** Returns the name. */
  public String name() {
    return user.get("name").asText();
  }

  /** Sends a request with the cookie; a header is a name and a value. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    return http.send(method, path, body, Http.with(headers, "Cookie", cookie));
  }

  /** Gets a path with the cookie. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** Opens {@code ws/chat} and says nothing yet; a header is a name and a value. */
  public ChatClient open(String... headers) {
    return ChatClient.open(http, "ws/chat", "hiroba.v1", Http.with(headers, "Cookie", cookie));
  }

  /** Opens {@code ws/chat}, says hello and waits for the welcome. */
  public ChatClient connect(String... headers) {
    ChatClient client = open(headers);
    client.hello(Json.MAPPER.createObjectNode());
    return client;
  }
}
