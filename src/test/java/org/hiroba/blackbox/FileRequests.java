package org.hiroba.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Sends files and asks for them as a client does. Stateless. */
public final class FileRequests {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private FileRequests() {}

  /** Asks; without a body where that is null. */
  public static HttpResponse<byte[]> ask(
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

  /** Returns what a browser says that the page is from. */
  static String origin(Guest who) {
    return who.base().getScheme() + "://" + who.base().getAuthority();
  }

  /** Reads an answer. */
  public static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** Sends a file in one piece. */
  public static HttpResponse<byte[]> send(Guest who, String room, String name, byte[] bytes) {
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

  /** Begins a file that is sent in pieces. */
  public static HttpResponse<byte[]> begin(Guest who, String name, long size) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("name", name).put("size", size);
    return ask(
        who,
        "POST",
        "api/v1/rooms/lobby/files",
        body.toString().getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json");
  }

  /** Posts a text in the lobby, which may be empty with files; returns the answer. */
  public static JsonNode post(ChatClient who, String text, String... files) {
    ObjectNode post =
        Json.MAPPER.createObjectNode().put("type", "post").put("room", "lobby").put("text", text);
    if (files.length > 0) {
      Arrays.stream(files).forEach(post.putArray("files")::add);
    }
    return who.ask(post);
  }

  /** Returns bytes that are of no type, the same ones for the same seed. */
  public static byte[] random(long seed, int bytes) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    content[0] = 1;
    return content;
  }
}
