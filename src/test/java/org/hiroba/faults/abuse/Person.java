package org.hiroba.faults.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/**
 * One of those who just chat: it checks that the lobby's events come to it without a hole and
 * without a double, and says when it heard which. Thread-safe.
 */
final class Person implements WebSocket.Listener, AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final int number;
  private final AbusedCrowd crowd;
  private final CompletableFuture<Long> welcome = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private volatile WebSocket socket;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
  private volatile boolean leaving;
  private long lastSeq = -1;

  Person(int number, AbusedCrowd crowd) {
    this.number = number;
    this.crowd = crowd;
  }

  /** Connects and waits until it is welcome. */
  void enter(HttpClient client, URI base, Guest guest) {
    String url = "ws" + base.resolve("ws/chat").toString().substring(4);
    try {
      socket =
          client
              .newWebSocketBuilder()
              .subprotocols("hiroba.v1")
              .header("Cookie", guest.cookie())
              .buildAsync(URI.create(url), this)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      sending =
          socket.sendText("{\"type\":\"hello\",\"id\":\"" + AbuseFrames.newId() + "\"}", true);
      welcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("person " + number + " cannot come in", e);
    }
  }

  /** Posts into the lobby. */
  synchronized void post(String words) {
    String command = AbuseFrames.command("post", ",'room':'lobby','text':'" + words + "'");
    // A new one only after the one before has left: the client's rule.
    sending = sending.thenCompose(open -> open.sendText(command, true));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      long now = System.nanoTime();
      JsonNode events = Json.parse(text.toString());
      text.setLength(0);
      events.forEach(event -> took(event, now));
    }
    from.request(1);
    return null;
  }

  private void took(JsonNode event, long now) {
    String type = event.path("type").asText();
    if (type.equals("welcome")) {
      for (JsonNode room : event.path("rooms")) {
        if (room.path("id").asText().equals("lobby")) {
          lastSeq = room.path("head").asLong();
        }
      }
      welcome.complete(lastSeq);
    } else if (type.equals("error")) {
      crowd.wrong(this + " was told " + event);
    } else if (event.has("seq")
        && !event.has("re")
        && !type.equals("caughtUp")
        && event.path("room").asText().equals("lobby")) {
      long seq = event.path("seq").asLong();
      if (seq != lastSeq + 1) {
        crowd.wrong(this + " heard " + seq + " after " + lastSeq);
      }
      lastSeq = seq;
      crowd.heard(number, event.path("text").asText(), now);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    gone(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable problem) {
    gone(problem.toString());
  }

  private void gone(String why) {
    if (!leaving) {
      crowd.wrong(this + " was closed: " + why);
    }
  }

  @Override
  public String toString() {
    return "person " + number;
  }

  @Override
  public void close() {
    leaving = true;
    if (socket != null) {
      socket.abort();
    }
  }
}
