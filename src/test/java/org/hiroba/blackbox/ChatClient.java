package org.hiroba.blackbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One WebSocket to a Hiroba server. It remembers everything that arrived; waiting never consumes.
 * Commands may be sent by one thread at a time; everything may be read by any.
 */
public final class ChatClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<byte[]> binaries = new CopyOnWriteArrayList<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final boolean json;
  private volatile Optional<Integer> closeCode = Optional.empty();
  private volatile String closeReason = "";
  private volatile boolean paused;
  private volatile WebSocket socket;

  private ChatClient(boolean json) {
    this.json = json;
  }

  /** Opens a WebSocket: see {@link #open(Http, String, String, String...)}. */
  public static ChatClient open(URI base, String path, String subprotocol, String... headers) {
    return open(new Http(base), path, subprotocol, headers);
  }

  /**
   * Opens a WebSocket, over TLS where the server's context root is {@code https:}.
   *
   * @param path below the context root, like {@code ws/chat} or {@code ws/echo?raw}
   * @param subprotocol to ask for, empty for none; with it, messages are read as arrays of events
   * @param headers names and values
   * @throws RefusedHandshake if the server answers anything but 101
   */
  public static ChatClient open(Http server, String path, String subprotocol, String... headers) {
    ChatClient client = new ChatClient(!subprotocol.isEmpty());
    WebSocket.Builder builder = server.webSocket().connectTimeout(PATIENCE);
    if (!subprotocol.isEmpty()) {
      builder.subprotocols(subprotocol);
    }
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    String http = server.base().resolve(path).toString();
    try {
      client.socket =
          builder.buildAsync(URI.create("ws" + http.substring(4)), client.new Listener()).join();
      return client;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new RefusedHandshake(refused.getResponse().statusCode(), refused);
      }
      throw e;
    }
  }

  /** Makes a client id that nobody used before. */
  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /** Returns the subprotocol that the server chose, empty for none. */
  public String subprotocol() {
    return socket.getSubprotocol();
  }

  /** Says hello with these fields besides type and id, and waits for the welcome. */
  public JsonNode hello(ObjectNode fields) {
    String id = newId();
    fields.put("type", "hello").put("id", id);
    send(fields);
    return awaitAnswer(id);
  }

  /** Posts into a room and returns the client id at once. */
  public String post(String room, String text) {
    String id = newId();
    post(id, room, text);
    return id;
  }

  /** Posts into a room under this client id. */
  public void post(String id, String room, String text) {
    send(
        Json.MAPPER
            .createObjectNode()
            .put("type", "post")
            .put("id", id)
            .put("room", room)
            .put("text", text));
  }

  /** Sends a command with a fresh id and waits for its answer. */
  public JsonNode ask(ObjectNode command) {
    String id = newId();
    command.put("id", id);
    send(command);
    return awaitAnswer(id);
  }

  /** Sends a command. */
  public void send(JsonNode command) {
    sendText(command.toString());
  }

  /** Sends any text as one message. */
  public void sendText(String text) {
    finish(() -> socket.sendText(text, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  /** Sends a part of a text message. */
  public void sendPart(String text, boolean last) {
    finish(() -> socket.sendText(text, last).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  /** Sends a binary message. */
  public void sendBinary(byte[] data) {
    finish(
        () ->
            socket
                .sendBinary(ByteBuffer.wrap(data), true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  private interface Send {
    Object run() throws Exception;
  }

  private static void finish(Send send) {
    try {
      send.run();
    } catch (TimeoutException e) {
      throw new AssertionError("The server does not read", e);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot send: " + e, e);
    }
  }

  /** Returns all events so far, in order of arrival. */
  public List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** Returns all events of one type so far. */
  public List<JsonNode> events(String type) {
    return events.stream().filter(ofType(type)).toList();
  }

  /** Returns all text messages so far, whole. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** Returns all binary messages so far, whole. */
  public List<byte[]> binaries() {
    return List.copyOf(binaries);
  }

  /** Matches events of one type. */
  public static Predicate<JsonNode> ofType(String type) {
    return event -> event.path("type").asText().equals(type);
  }

  /** Waits for the first event that matches, or finds the one that came already. */
  public JsonNode awaitEvent(String what, Predicate<JsonNode> matching) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .failFast(() -> failIfClosedBefore(matching))
        .until(() -> events.stream().anyMatch(matching));
    return events.stream().filter(matching).findFirst().orElseThrow();
  }

  private void failIfClosedBefore(Predicate<JsonNode> matching) {
    if (closeCode.isPresent() && events.stream().noneMatch(matching)) {
      throw new AssertionError(
          "The socket was closed with " + closeCode + " " + closeReason + "; heard: " + texts);
    }
  }

  /** Waits for the answer to a command: whatever carries {@code re}. */
  public JsonNode awaitAnswer(String id) {
    return awaitEvent("an answer to " + id, event -> event.path("re").asText().equals(id));
  }

  /** Waits for a message event with this text. */
  public JsonNode awaitMessage(String text) {
    return awaitEvent(
        "the message " + text,
        ofType("message").and(event -> event.path("text").asText().equals(text)));
  }

  /** Waits until this many text messages came and returns them. */
  public List<String> awaitTexts(int count) {
    await(count + " texts")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> texts.size() >= count);
    return texts();
  }

  /** Waits until this many binary messages came and returns them. */
  public List<byte[]> awaitBinaries(int count) {
    await(count + " binary messages").atMost(PATIENCE).until(() -> binaries.size() >= count);
    return binaries();
  }

  /** Waits until the server has closed the socket; 1006 stands for a lost connection. */
  public int awaitClose() {
    await("the close").atMost(PATIENCE).until(() -> closeCode.isPresent());
    return closeCode.orElseThrow();
  }

  /** Returns the reason of the close, empty before. */
  public String closeReason() {
    return closeReason;
  }

  /** Stops reading from the network, as a client that hangs. */
  public void pauseReading() {
    paused = true;
  }

  /** Reads on. */
  public void resumeReading() {
    paused = false;
    socket.request(1);
  }

  /** Drops the connection without a close frame. */
  public void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    if (closeCode.isEmpty() && !socket.isOutputClosed()) {
      socket
          .sendClose(WebSocket.NORMAL_CLOSURE, "")
          .orTimeout(5, TimeUnit.SECONDS)
          .exceptionally(
              problem -> {
                socket.abort();
                return socket;
              })
          .join();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        texts.add(whole);
        if (json) {
          Json.parse(whole).forEach(events::add);
        }
      }
      goOn(from);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      binary.writeBytes(bytes);
      if (last) {
        binaries.add(binary.toByteArray());
        binary.reset();
      }
      goOn(from);
      return null;
    }

    private void goOn(WebSocket from) {
      if (!paused) {
        from.request(1);
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closeReason = reason;
      closeCode = Optional.of(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) {
      closeReason = String.valueOf(problem);
      closeCode = Optional.of(1006);
    }
  }

  /** Says with which HTTP status a handshake was refused. */
  public static final class RefusedHandshake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedHandshake(int status, Throwable cause) {
      super("The handshake was refused with " + status, cause);
      this.status = status;
    }

    /** Returns the HTTP status. */
    public int status() {
      return status;
    }
  }
}
