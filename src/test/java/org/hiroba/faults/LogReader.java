package org.hiroba.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/** Reads the whole log of rooms as a client that resumes from 0. */
final class LogReader implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 60;

  private final StringBuilder text = new StringBuilder();
  private final Map<String, List<Event>> events = new TreeMap<>();
  private final ConcurrentHashMap<String, Boolean> missing = new ConcurrentHashMap<>();
  private final CompletableFuture<Map<String, List<Event>>> done = new CompletableFuture<>();

  private LogReader(List<String> rooms) {
    for (String room : rooms) {
      events.put(room, new ArrayList<>());
      missing.put(room, true);
    }
  }

  /** Reads the logs of rooms of which the guest is a member. */
  static Map<String, List<Event>> read(URI base, Guest guest, List<String> rooms) {
    ObjectNode hello = Json.MAPPER.createObjectNode().put("type", "hello").put("id", "log");
    ObjectNode resume = hello.putObject("resume");
    rooms.forEach(room -> resume.put(room, 0));
    LogReader reader = new LogReader(rooms);
    String url = "ws" + base.resolve("ws/chat").toString().substring(4);
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("hiroba.v1")
            .header("Cookie", guest.cookie())
            .buildAsync(URI.create(url), reader)
            .join();
    try {
      socket.sendText(hello.toString(), true).join();
      return reader.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("The log cannot be read: " + e + "; missing " + reader.missing, e);
    } finally {
      socket.abort();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket open, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      Json.parse(text.toString()).forEach(this::take);
      text.setLength(0);
    }
    open.request(1);
    return null;
  }

  private void take(JsonNode json) {
    if (Event.isSequenced(json)) {
      Event event = Event.of(json);
      if (missing.containsKey(event.room())) {
        events.get(event.room()).add(event);
      }
    } else if (json.path("type").asText().equals("caughtUp")) {
      missing.remove(json.path("room").asText());
      if (missing.isEmpty()) {
        done.complete(events);
      }
    } else if (json.path("type").asText().matches("gap|error|roomRemoved")) {
      done.completeExceptionally(new AssertionError("told " + json));
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket open, int code, String reason) {
    done.completeExceptionally(new AssertionError("closed with " + code + " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket open, Throwable problem) {
    done.completeExceptionally(problem);
  }
}
