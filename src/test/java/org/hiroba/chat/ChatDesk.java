package org.hiroba.chat;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.log.LogWriter;
import org.hiroba.log.MemoryStore;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.Frame;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.session.ChatSession;
import org.hiroba.session.Connection;
import org.hiroba.session.FanOut;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.Presence;
import org.hiroba.session.SessionQueues;
import org.hiroba.session.SessionRegistry;

/** Runs the whole core over a store in memory, with clients that speak the protocol. */
final class ChatDesk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final MemoryStore store = new MemoryStore();
  final AtomicLong nanos = new AtomicLong(1);
  final ChatService chat;
  final SignIns signIns;
  private final FanOut fanOut;
  private final LogWriter writer;
  private final SessionRegistry sessions = new SessionRegistry();

  ChatDesk(int postsPerSecond, SetupToken setupToken) {
    EventEncoder encoder = new EventEncoder();
    Clock clock = new TickingClock();
    fanOut = new FanOut(store, encoder, (room, user) -> chat().memberJoined(room, user), 1);
    writer = new LogWriter(store, clock, fanOut);
    chat =
        new ChatService(
            new ChatService.Parts(
                store,
                store,
                store.search(),
                writer,
                sessions,
                fanOut,
                encoder,
                new Presence(sessions, encoder, nanos::get),
                new ProtocolLimits(10_000, 65_536, postsPerSecond, 1_000),
                20,
                clock,
                nanos::get));
    signIns = new SignIns(writer, store, chat, clock, setupToken);
    writer.start();
  }

  private ChatService chat() {
    return chat;
  }

  /** Moves on by a millisecond each time somebody looks. */
  private static final class TickingClock extends Clock {
    private final AtomicLong millis =
        new AtomicLong(Instant.parse("2026-11-21T12:00:00Z").toEpochMilli());

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.incrementAndGet());
    }
  }

  /** Signs somebody in. */
  User signIn(String name) throws Refusal {
    return signIns.signInGuest(new AccountName(name), null, null).user();
  }

  /** Opens a socket of a user and waits for the welcome. */
  Client connect(User user) {
    Client client = new Client(user);
    client.ask("'type':'hello'");
    return client;
  }

  /** Signs somebody in and opens a socket. */
  Client enter(String name) throws Refusal {
    return connect(signIn(name));
  }

  @Override
  public void close() {
    writer.close();
    fanOut.close();
  }

  /** One socket: remembers all that was sent to it. */
  final class Client {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final ChatSession session;
    final User user;

    Client(User user) {
      this.user = user;
      session =
          new ChatSession(
              UUID.randomUUID().toString(),
              user,
              TokenHash.of(user.name()),
              "127.0.0.1",
              new Recorder(),
              OutboxLimits.ofEvents(0),
              SessionQueues.on(Runnable::run, Runnable::run));
      chat.connected(session);
    }

    /** Sends a command, with single quotes for double ones and without an id, and waits. */
    JsonNode ask(String fields) {
      String id = UUID.randomUUID().toString();
      return askAs(id, fields);
    }

    JsonNode askAs(String id, String fields) {
      int before = events.size();
      chat.received(session, ("{'id':'" + id + "'," + fields + "}").replace('\'', '"'));
      Predicate<JsonNode> answers = event -> event.path("re").asText().equals(id);
      await("an answer to " + fields)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> events.stream().skip(before).anyMatch(answers));
      return events.stream().skip(before).filter(answers).findFirst().orElseThrow();
    }

    /** Sends a command that must be accepted. */
    JsonNode must(String fields) {
      JsonNode answer = ask(fields);
      if (answer.has("code")) {
        throw new AssertionError(fields + ": " + answer);
      }
      return answer;
    }

    /** Sends a command and tells the error's code, or {@code ok}. */
    String code(String fields) {
      return ask(fields).path("code").asText("ok");
    }

    long post(String room, String text) {
      return must("'type':'post','room':'" + room + "','text':'" + text + "'").get("seq").asLong();
    }

    JsonNode awaitEvent(String type) {
      await("an event " + type)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> !events(type).isEmpty());
      List<JsonNode> all = events(type);
      return all.get(all.size() - 1);
    }

    /** Sends a command that has no answer. */
    void tell(String fields) {
      chat.received(session, ("{" + fields + "}").replace('\'', '"'));
    }

    List<JsonNode> events(String type) {
      return events.stream().filter(event -> event.path("type").asText().equals(type)).toList();
    }

    private final class Recorder implements Connection {
      @Override
      public void send(Frame frame, SendListener listener) {
        try {
          JSON.readTree(frame.text()).forEach(events::add);
        } catch (JsonProcessingException e) {
          throw new AssertionError("no JSON: " + frame.text(), e);
        }
        listener.sent(null);
      }

      @Override
      public void ping(SendListener listener) {
        listener.sent(null);
      }

      @Override
      public void close(CloseCode code, String reason) {}
    }
  }
}
