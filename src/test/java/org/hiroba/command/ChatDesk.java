package org.hiroba.command;

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
import org.hiroba.account.Reach;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.broker.LocalBroker;
import org.hiroba.config.MemberLimits;
import org.hiroba.config.RightsSettings;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.Meters;
import org.hiroba.log.FaultyStore;
import org.hiroba.log.Note;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.Frame;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.session.ChatSession;
import org.hiroba.session.Connection;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.SessionQueues;
import org.hiroba.session.SessionRegistry;
import org.hiroba.startup.ChatAssembly;
import org.hiroba.startup.Features;

/** Runs the whole core over a store in memory, with clients that speak the protocol. */
public final class ChatDesk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  public final FaultyStore store = new FaultyStore();
  public final AtomicLong nanos = new AtomicLong(1);
  public final ChatService chat;
  public final SignIns signIns;
  private final ChatAssembly assembly;
  private final SessionRegistry sessions = new SessionRegistry();

  public ChatDesk(int postsPerSecond, SetupToken setupToken) {
    assembly =
        new ChatAssembly(
            new ChatAssembly.Storage(store, store.rooms(), store.accounts(), store.search()),
            new ChatAssembly.Manner(
                () ->
                    new ChatLimits(
                        new ProtocolLimits(10_000, 65_536, postsPerSecond, 1_000),
                        MemberLimits.none()),
                RightsSettings.defaults(),
                20,
                Plaza.LIFETIME,
                1,
                new TickingClock(),
                nanos::get),
            sessions,
            new LocalBroker(),
            Features.all(),
            setupToken,
            Meters.NONE);
    chat = assembly.chat();
    signIns = assembly.signIns();
    assembly.start();
  }

  /** Commits a note, and waits until it was told. */
  public void note(Note note) {
    assembly
        .writer()
        .submit(
            (tx, at) -> {
              tx.note(note);
              return at;
            })
        .join();
    // What is told is told before the next batch begins.
    assembly.writer().submit((tx, at) -> at).join();
  }

  /** Does what the clock does once a second. */
  public void tick() {
    assembly.periodicTasks().values().forEach(Runnable::run);
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
  public User signIn(String name) throws Refusal {
    return signIns.signInGuest(new AccountName(name), null, null).user();
  }

  /** Opens a socket of a user and waits for the welcome. */
  public Client connect(User user) {
    Client client = new Client(user);
    client.ask("'type':'hello'");
    return client;
  }

  /** Signs somebody in and opens a socket. */
  public Client enter(String name) throws Refusal {
    return connect(signIn(name));
  }

  @Override
  public void close() {
    assembly.close();
    store.close();
  }

  /** One socket: remembers all that was sent to it. */
  public final class Client {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final ChatSession session;
    public final User user;

    Client(User user) {
      this.user = user;
      session =
          new ChatSession(
              UUID.randomUUID().toString(),
              user,
              TokenHash.of(user.name()),
              Reach.PERSON,
              "127.0.0.1",
              new Recorder(),
              OutboxLimits.ofEvents(0),
              SessionQueues.on(Runnable::run, Runnable::run));
      chat.connected(session);
    }

    /** Sends a command, with single quotes for double ones and without an id, and waits. */
    public JsonNode ask(String fields) {
      String id = UUID.randomUUID().toString();
      return askAs(id, fields);
    }

    public JsonNode askAs(String id, String fields) {
      int before = events.size();
      chat.received(session, ("{'id':'" + id + "'," + fields + "}").replace('\'', '"'));
      Predicate<JsonNode> answers = event -> event.path("re").asText().equals(id);
      await("an answer to " + fields)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> events.stream().skip(before).anyMatch(answers));
      return events.stream().skip(before).filter(answers).findFirst().orElseThrow();
    }

    /** Sends a command that must be accepted. */
    public JsonNode must(String fields) {
      JsonNode answer = ask(fields);
      if (answer.has("code")) {
        throw new AssertionError(fields + ": " + answer);
      }
      return answer;
    }

    /** Sends a command and tells the error's code, or {@code ok}. */
    public String code(String fields) {
      return ask(fields).path("code").asText("ok");
    }

    public long post(String room, String text) {
      return must("'type':'post','room':'" + room + "','text':'" + text + "'").get("seq").asLong();
    }

    public JsonNode awaitEvent(String type) {
      await("an event " + type)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> !events(type).isEmpty());
      List<JsonNode> all = events(type);
      return all.get(all.size() - 1);
    }

    /** Sends a command that has no answer. */
    public void tell(String fields) {
      chat.received(session, ("{" + fields + "}").replace('\'', '"'));
    }

    public List<JsonNode> events(String type) {
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
