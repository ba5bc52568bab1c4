package org.hiroba.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/**
 * One user's client that behaves as protocol.md wants: keeps what was not answered, comes back when
 * the connection is lost, resumes each room and sends again under the same ids. Notes everything.
 * Thread-safe.
 */
final class LoadClient implements AutoCloseable {
  /** So many commands may be without an answer. */
  private static final int WINDOW = 24;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final Guest guest;
  private final Supplier<URI> base;
  private final Recording recording;
  private final ScheduledExecutorService clock;
  private final Random random;
  private final int maxText;

  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private final Map<String, Long> lastSeqs = new TreeMap<>();
  private final Set<String> catchingUp = new TreeSet<>();
  private final ArrayDeque<Event> own = new ArrayDeque<>();
  private final Map<String, Long> questions = new HashMap<>();
  private final Set<String> offline = new TreeSet<>();
  private String epoch = "";
  private boolean wanted;
  private boolean connecting;
  private boolean welcomed;
  private int connections;
  private String connection = "";
  private long awayMillis;
  private long lostAtNanos;
  private long longestGapNanos;
  private WebSocket socket;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();

  private record Pending(String id, String room, long target, String text, String json) {}

  LoadClient(
      Guest guest,
      Supplier<URI> base,
      Recording recording,
      ScheduledExecutorService clock,
      int maxText,
      long seed) {
    this.guest = guest;
    this.base = base;
    this.recording = recording;
    this.clock = clock;
    this.maxText = maxText;
    this.random = new Random(seed);
  }

  Guest guest() {
    return guest;
  }

  /** Wants to be connected from now on, and connects. */
  void connect() {
    synchronized (this) {
      wanted = true;
    }
    tryConnect();
  }

  /** Drops the connection as a broken network does, and stays away. */
  void vanish() {
    WebSocket gone;
    String name;
    synchronized (this) {
      wanted = false;
      gone = socket;
      name = connection;
    }
    if (gone != null) {
      gone.abort();
      lost(name, 1006);
    }
  }

  @Override
  public void close() {
    vanish();
  }

  /** Tells whether it is welcomed and has caught up in every room that it asked for. */
  synchronized boolean isLive() {
    return welcomed && catchingUp.isEmpty();
  }

  /** Tells whether it is live and everything was answered. */
  synchronized boolean isSettled() {
    return isLive() && pending.isEmpty() && questions.isEmpty();
  }

  /** Returns up to where it heard each room. */
  synchronized Map<String, Long> lastSeqs() {
    return Map.copyOf(lastSeqs);
  }

  /** Tells whether it ever heard that somebody went offline. */
  synchronized boolean heardOffline(String user) {
    return offline.contains(user);
  }

  /** Notes that it is connected and had the time to hear everything. */
  synchronized void noteOnline() {
    if (isLive()) {
      String name = connection;
      recording.add(step -> new Noted.Online(step, name));
    }
  }

  @Override
  public synchronized String toString() {
    return guest.name()
        + " on "
        + connection
        + (welcomed ? ", welcomed" : ", away")
        + ", catching up "
        + catchingUp
        + ", waits for "
        + pending.keySet()
        + questions.keySet();
  }

  /** Does one thing in one of these rooms, mostly a post. */
  synchronized void act(List<String> rooms) {
    if (pending.size() >= WINDOW) {
      return;
    }
    String room = rooms.get(random.nextInt(rooms.size()));
    int dice = random.nextInt(100);
    if (dice < 4) {
      page(room);
    } else if (dice < 12 && !own.isEmpty()) {
      Event mine = own.peekLast();
      submit(mine.room(), mine.seq(), "edited " + text());
    } else if (dice < 15) {
      submit(room, 0, " \n ");
    } else if (dice < 20) {
      Pending twice = submit(room, 0, text());
      if (welcomed) {
        transmit(twice);
      }
    } else {
      submit(room, 0, text());
    }
  }

  /** Posts into a room. */
  synchronized void post(String room) {
    submit(room, 0, text());
  }

  /** Posts a text of the greatest length into a room, unless too much waits. */
  synchronized void postLong(String room) {
    if (pending.size() < WINDOW) {
      submit(room, 0, "y".repeat(maxText));
    }
  }

  private String text() {
    String start = guest.name() + " こんにちは " + random.nextInt(1_000_000) + " ";
    int length = random.nextInt(20) == 0 ? maxText : Math.min(maxText, 200);
    return start + "x".repeat(random.nextInt(length) + 1);
  }

  private Pending submit(String room, long target, String text) {
    String id = UUID.randomUUID().toString();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("type", target > 0 ? "edit" : "post").put("id", id).put("room", room);
    json.put("text", text);
    if (target > 0) {
      json.put("target", target);
    }
    Pending command = new Pending(id, room, target, text, json.toString());
    pending.put(id, command);
    if (welcomed) {
      transmit(command);
    }
    return command;
  }

  private void page(String room) {
    if (!welcomed) {
      return;
    }
    String id = UUID.randomUUID().toString();
    questions.put(id, recording.nextStep());
    send(
        Json.MAPPER
            .createObjectNode()
            .put("type", "history")
            .put("id", id)
            .put("room", room)
            .put("limit", 100)
            .toString());
  }

  private void transmit(Pending command) {
    String name = connection;
    recording.add(
        step ->
            new Noted.Sent(
                step,
                System.nanoTime(),
                name,
                guest.id(),
                command.id,
                command.room,
                command.target,
                command.text));
    send(command.json);
  }

  private synchronized void transmitAgain(String id) {
    Pending command = pending.get(id);
    if (command != null && welcomed) {
      transmit(command);
    }
  }

  private void send(String text) {
    String name = connection;
    sending = sending.thenCompose(open -> open.sendText(text, true));
    var unused =
        sending.whenComplete(
            (open, problem) -> {
              if (problem != null) {
                lost(name, 1006);
              }
            });
  }

  private void tryConnect() {
    String name;
    synchronized (this) {
      if (!wanted || connecting || socket != null) {
        return;
      }
      connecting = true;
      connections++;
      name = guest.name() + "#" + connections;
    }
    String url = "ws" + base.get().resolve("ws/chat").toString().substring(4);
    var unused =
        HTTP.newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .subprotocols("hiroba.v1")
            .header("Cookie", guest.cookie())
            .buildAsync(URI.create(url), new Listener(name))
            .whenComplete(
                (opened, problem) -> {
                  if (problem != null) {
                    synchronized (this) {
                      connecting = false;
                    }
                    comeAgain();
                  }
                });
  }

  private void comeAgain() {
    long millis;
    synchronized (this) {
      millis = 50 + random.nextInt(200) + awayMillis;
      awayMillis = 0;
    }
    var unused = clock.schedule(this::tryConnect, millis, TimeUnit.MILLISECONDS);
  }

  /** Returns for how long it was away at most, from a lost connection to all being caught up. */
  synchronized Duration longestGap() {
    return Duration.ofNanos(longestGapNanos);
  }

  /** Notes that it hears everything again, if it does. */
  private void backIfLive() {
    if (isLive() && lostAtNanos != 0) {
      longestGapNanos = Math.max(longestGapNanos, System.nanoTime() - lostAtNanos);
      lostAtNanos = 0;
    }
  }

  private synchronized void opened(String name, WebSocket open) {
    connecting = false;
    connection = name;
    socket = open;
    sending = CompletableFuture.completedFuture(open);
    ObjectNode hello = Json.MAPPER.createObjectNode();
    hello.put("type", "hello").put("id", UUID.randomUUID().toString());
    if (!epoch.isEmpty()) {
      hello.put("epoch", epoch);
    }
    ObjectNode resume = hello.putObject("resume");
    lastSeqs.forEach(resume::put);
    catchingUp.clear();
    catchingUp.addAll(lastSeqs.keySet());
    send(hello.toString());
  }

  private void lost(String name, int code) {
    synchronized (this) {
      if (socket == null || !name.equals(connection)) {
        return;
      }
      socket.abort();
      socket = null;
      welcomed = false;
      questions.clear();
      if (lostAtNanos == 0) {
        lostAtNanos = System.nanoTime();
      }
      recording.add(step -> new Noted.Closed(step, name, code));
    }
    comeAgain();
  }

  private synchronized void took(String name, JsonNode event) {
    if (!name.equals(connection) || socket == null) {
      return;
    }
    if (Event.isSequenced(event)) {
      heard(Event.of(event));
      return;
    }
    String room = event.path("room").asText();
    switch (event.path("type").asText()) {
      case "welcome" -> welcomed(event);
      case "accepted" -> accepted(event);
      case "error" -> refused(event);
      case "history" -> answered(event);
      case "caughtUp" -> catchingUp.remove(room);
      case "draining" -> awayMillis = event.path("reconnectAfterMillis").asLong();
      case "gap" -> {
        hears(room, event.path("head").asLong());
        catchingUp.remove(room);
      }
      case "presence" -> {
        for (JsonNode user : event.path("users")) {
          if (user.path("state").asText().equals("offline")) {
            offline.add(user.path("id").asText());
          }
        }
      }
      case "roomAdded" -> hears(event.path("room").path("id").asText(), -1);
      default -> {
        // The rest is no part of the history.
      }
    }
    backIfLive();
  }

  private void welcomed(JsonNode event) {
    epoch = event.path("epoch").asText();
    for (JsonNode room : event.path("rooms")) {
      String id = room.path("id").asText();
      hears(id, lastSeqs.getOrDefault(id, room.path("head").asLong()));
    }
    welcomed = true;
    new ArrayList<>(pending.values()).forEach(this::transmit);
  }

  private void hears(String room, long from) {
    String name = connection;
    recording.add(step -> new Noted.Hears(step, name, room, from));
    if (from >= 0) {
      lastSeqs.put(room, from);
    }
  }

  private void heard(Event event) {
    String name = connection;
    recording.add(step -> new Noted.Heard(step, name, event));
    lastSeqs.put(event.room(), event.seq());
  }

  private void accepted(JsonNode event) {
    String name = connection;
    String id = event.path("re").asText();
    String room = event.path("room").asText();
    long seq = event.path("seq").asLong();
    recording.add(
        step -> new Noted.Accepted(step, System.nanoTime(), name, guest.id(), id, room, seq));
    Pending done = pending.remove(id);
    if (done != null && done.target == 0) {
      own.add(new Event(room, seq, "message", guest.id(), id, 0, done.text, ""));
      if (own.size() > 20) {
        own.remove();
      }
    }
  }

  private void refused(JsonNode event) {
    String name = connection;
    String id = event.path("re").asText();
    String code = event.path("code").asText();
    if (questions.remove(id) != null) {
      return;
    }
    recording.add(step -> new Noted.Refused(step, name, guest.id(), id, code));
    if (code.equals("unavailable") || code.equals("rate-limited")) {
      var unused = clock.schedule(() -> transmitAgain(id), 200, TimeUnit.MILLISECONDS);
    } else {
      pending.remove(id);
    }
  }

  private void answered(JsonNode event) {
    Long askedAt = questions.remove(event.path("re").asText());
    if (askedAt == null) {
      return;
    }
    String room = event.path("room").asText();
    List<Event> messages = new ArrayList<>();
    event.path("messages").forEach(message -> messages.add(Event.ofHistory(room, message)));
    boolean hasBefore = event.path("hasBefore").asBoolean();
    recording.add(step -> new Noted.Page(step, askedAt, guest.id(), room, messages, hasBefore));
  }

  private final class Listener implements WebSocket.Listener {
    private final String name;
    private final StringBuilder text = new StringBuilder();

    Listener(String name) {
      this.name = name;
    }

    @Override
    public void onOpen(WebSocket open) {
      opened(name, open);
      open.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket open, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode events = Json.parse(text.toString());
        text.setLength(0);
        events.forEach(event -> took(name, event));
      }
      open.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket open, int code, String reason) {
      lost(name, code);
      return null;
    }

    @Override
    public void onError(WebSocket open, Throwable problem) {
      lost(name, 1006);
    }
  }
}
