package org.hiroba.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends files and asks for them as a client does. Stateless. */
final class FileRequests {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private FileRequests() {}

  /** Asks; without a body where that is null. */
  static HttpResponse<byte[]> ask(
      Guest who, String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(who.base().resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Cookie", who.cookie())
            .header("Origin", origin(who));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String origin(Guest who) {
    return who.base().getScheme() + "://" + who.base().getAuthority();
  }

  static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** Sends a file in one piece. */
  static HttpResponse<byte[]> send(Guest who, String room, String name, byte[] bytes) {
    return ask(
        who,
        "POST",
        "api/v1/rooms/"
            + room
            + "/files?name="
            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
        bytes,
        "Content-Type",
        "application/octet-stream");
  }
}
