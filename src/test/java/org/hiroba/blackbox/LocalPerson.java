package org.hiroba.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;

/** Speaks about accounts with passwords, as a page would. Stateless. */
public final class LocalPerson {
  private LocalPerson() {}

  /** Sends a JSON object. */
  static HttpResponse<String> post(Http http, String path, Map<String, ?> body, String... headers) {
    return http.postJson(path, Json.MAPPER.valueToTree(body).toString(), headers);
  }

  static HttpResponse<String> post(Guest who, String path, Map<String, ?> body) {
    return post(who.http(), path, body, "Cookie", who.cookie());
  }

  /** Makes the first administrator. */
  public static Guest setUp(Http http, String token, String name, String password) {
    return signedIn(
        http,
        post(
            http, "api/v1/setup", Map.of("setupToken", token, "name", name, "password", password)));
  }

  static HttpResponse<String> trySignIn(Http http, String name, String password) {
    return post(http, "api/v1/session", Map.of("name", name, "password", password));
  }

  public static Guest signIn(Http http, String name, String password) {
    return signedIn(http, trySignIn(http, name, password));
  }

  /** Reads who came in. */
  public static Guest signedIn(Http http, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    return new Guest(http, cookie, Json.parse(answer.body()).get("user"));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body());
  }

  static String code(HttpResponse<String> answer) {
    return answer.statusCode() + " " + json(answer).path("code").asText();
  }
}
