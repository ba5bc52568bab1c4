package org.hiroba.bench;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.hiroba.bench.load.LoadException;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/**
 * Somebody who reads back, searches, leaves and joins a room, and reconnects. Used by one thread at
 * a time.
 */
final class BusyVisitor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAGE = 50;
  private static final List<String> WORDS =
      List.of("warehouse", "printed numbers", "meeting", "ten");

  private final Guest guest;
  private final String room;
  private final HeardRoom heard;
  private final Random random;
  private final Map<String, Integer> counts = new TreeMap<>();
  private Optional<ChatClient> client = Optional.empty();
  private String epoch = "";

  /** How many events of this connection were looked at. */
  private int seen;

  /** Makes one who stays away until {@link #come}; the same seed makes the same choices. */
  BusyVisitor(Guest guest, String room, long seed) {
    this.guest = guest;
    this.room = room;
    heard = new HeardRoom(room);
    random = new Random(seed);
  }

  /** Connects and joins the room. */
  void come() {
    epoch = connect(Json.MAPPER.createObjectNode()).path("epoch").asText();
    join();
  }

  /** Does one thing. */
  void act() {
    int dice = random.nextInt(100);
    if (dice < 40) {
      readBack();
    } else if (dice < 65) {
      search();
    } else if (dice < 80) {
      answer("leaveRoom", "accepted", command -> {});
      until("removed from " + room, () -> !heard.isMember());
      join();
      count("joins");
    } else {
      reconnect();
    }
    hear();
  }

  /** Waits until everything that the room has was heard, and goes. */
  void leave() {
    long head = 0;
    try (ChatClient other = guest.open()) {
      for (JsonNode one : other.hello(Json.MAPPER.createObjectNode()).path("rooms")) {
        head = one.path("id").asText().equals(room) ? one.path("head").asLong() : head;
      }
    }
    long end = head;
    until("event " + end + " of " + room, () -> heard.last() >= end);
    if (heard.last() != end) {
      throw wrong("heard " + heard.last() + " events where there are " + end);
    }
    hangUp();
  }

  /** Goes at once. */
  void hangUp() {
    client.ifPresent(ChatClient::close);
  }

  /** Returns how often it did what, and how much it heard. */
  Map<String, Integer> counts() {
    Map<String, Integer> all = new TreeMap<>(counts);
    all.put("eventsHeardByVisitors", heard.heard());
    return all;
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private ChatClient client() {
    return client.orElseThrow(() -> new IllegalStateException("not connected"));
  }

  private JsonNode connect(ObjectNode hello) {
    ChatClient opened = guest.open();
    client = Optional.of(opened);
    seen = 0;
    return opened.hello(hello);
  }

  private void join() {
    answer("joinRoom", "accepted", command -> {});
    until("added to " + room, heard::isMember);
  }

  private void reconnect() {
    hear();
    if (random.nextBoolean()) {
      client().abort();
    } else {
      client().close();
    }
    ObjectNode hello = Json.MAPPER.createObjectNode().put("epoch", epoch);
    hello.putObject("resume").put(room, heard.last());
    connect(hello);
    client().awaitEvent("caughtUp of " + room, event -> heard.is(event, "caughtUp"));
    count("reconnects");
  }

  private void readBack() {
    long before = 1 + random.nextLong(heard.last() + 1);
    JsonNode page =
        answer("history", "history", command -> command.put("before", before).put("limit", PAGE));
    if (page.path("hasBefore").asBoolean() && page.path("messages").size() != PAGE) {
      throw wrong("a page of " + page.path("messages").size() + " with more before it");
    }
    long above = 0;
    for (JsonNode message : page.path("messages")) {
      long seq = message.path("seq").asLong();
      if (seq <= above || seq >= before) {
        throw wrong("history before " + before + " has " + seq + " after " + above);
      }
      above = seq;
    }
    count("historyPages");
  }

  private void search() {
    String words = WORDS.get(random.nextInt(WORDS.size()));
    JsonNode found = answer("search", "results", command -> command.put("q", words));
    long below = Long.MAX_VALUE;
    for (JsonNode hit : found.path("hits")) {
      long seq = hit.path("seq").asLong();
      if (seq >= below || !hit.path("room").asText().equals(room)) {
        throw wrong("hit " + seq + " of " + hit.path("room") + " after " + below);
      }
      below = seq;
    }
    if (heard.last() > PAGE && found.path("hits").isEmpty()) {
      throw wrong("nothing found of “" + words + "”, which every post holds");
    }
    count("searches");
  }

  private interface Fields {
    void put(ObjectNode command);
  }

  private JsonNode answer(String type, String expected, Fields fields) {
    ObjectNode command = Json.MAPPER.createObjectNode().put("type", type).put("room", room);
    fields.put(command);
    JsonNode answer = client().ask(command);
    if (!answer.path("type").asText().equals(expected)) {
      throw wrong(type + " was answered with " + answer);
    }
    return answer;
  }

  private void until(String what, BooleanSupplier done) {
    await(what)
        .pollInSameThread()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              hear();
              return done.getAsBoolean();
            });
  }

  /** Checks what has come. */
  private void hear() {
    List<JsonNode> events = client().events();
    for (; seen < events.size(); seen++) {
      try {
        heard.hear(events.get(seen));
      } catch (LoadException e) {
        throw new LoadException(guest.name() + " in " + room + " " + e.getMessage(), e);
      }
    }
  }

  private LoadException wrong(String what) {
    return new LoadException(guest.name() + " in " + room + ": " + what);
  }
}
