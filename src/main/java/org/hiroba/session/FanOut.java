package org.hiroba.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.health.Meters;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;
import org.hiroba.log.CommitListener;
import org.hiroba.log.News;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;

/**
 * Passes committed events on to the sessions that hear their rooms. Rooms are sharded over a few
 * threads; a room is always served by the same one, which keeps its order. Events are encoded once,
 * and all who wait for nothing else share one message.
 *
 * <p>News of a commit is a hint: what is missing before an event is read from the log, and heads
 * are polled by {@link #checkHeads}. Safe for use by many threads; no call waits for a client.
 */
public final class FanOut implements CommitListener, AutoCloseable {

  /** Hears, on a shard's thread, that somebody became a member; must not block. */
  @FunctionalInterface
  public interface MembershipListener {
    /** Takes the news that a user is now a member of a room. */
    void joined(RoomId room, UserId user);
  }

  private final FanOutShard[] shards;
  private final EventEncoder encoder;
  private final MembershipListener memberships;
  private final WatchedPool headReader;
  private final FanOutPace[] paces;

  /** Makes and starts the threads; nobody counts what they do. */
  public FanOut(RoomLog log, EventEncoder encoder, MembershipListener memberships, int threads) {
    this(log, encoder, memberships, threads, Meters.NONE);
  }

  /** Makes and starts the threads. */
  public FanOut(
      RoomLog log,
      EventEncoder encoder,
      MembershipListener memberships,
      int threads,
      Meters meters) {
    this.encoder = encoder;
    this.memberships = memberships;
    shards = new FanOutShard[threads];
    paces = new FanOutPace[threads];
    // Each shard asks once at a time.
    headReader = new WatchedPool(Workers.pool("hiroba-fan-out-heads"), 1, 2 * threads);
    for (int i = 0; i < threads; i++) {
      paces[i] = new FanOutPace(meters);
      shards[i] = new FanOutShard("hiroba-fan-out-" + i, log, encoder, memberships, paces[i]);
      shards[i].start();
    }
  }

  @Override
  public void committed(News news) {
    List<RoomEvent> events = news.events();
    if (events.isEmpty()) {
      return;
    }
    if (events.size() == 1) {
      RoomEvent event = events.get(0);
      shardOf(event.room()).committed(event.room(), events, news.sinceNanos());
      return;
    }
    Map<RoomId, List<RoomEvent>> byRoom = new LinkedHashMap<>();
    for (RoomEvent event : events) {
      byRoom.computeIfAbsent(event.room(), room -> new ArrayList<>()).add(event);
    }
    byRoom.forEach((room, ofRoom) -> shardOf(room).committed(room, ofRoom, news.sinceNanos()));
  }

  /**
   * Attaches a session to a room: it gets every event above {@code from} once, in order.
   *
   * @param memberAsOf the seq as of which the user is known to be a member, not below {@code from}
   * @param announce the session gets {@code caughtUp} before live events
   * @param outcome is told, on the shard's thread, whether the session hears the room now; if not,
   *     it misses too much and must replay from the log first
   */
  public void attach(
      ChatSession session,
      RoomId room,
      long from,
      long memberAsOf,
      boolean announce,
      AttachOutcome outcome) {
    shardOf(room).attach(session, room, from, memberAsOf, announce, outcome);
  }

  /** Hears how an attachment ended; must not block. */
  @FunctionalInterface
  public interface AttachOutcome {
    /** Takes whether the session hears the room now. */
    void attached(boolean done);
  }

  /**
   * Tells a session in replay that its user is a member no more. If the user became one again
   * since, the session is then told of that like any other.
   */
  void turnAway(ChatSession session, RoomId room) {
    if (session.leave(room, encoder.encode(new CoreEvents.RoomRemoved(room)))) {
      session.flush();
      memberships.joined(room, session.user().id());
    }
  }

  /** Takes a session from all rooms that it heard. */
  public void detach(ChatSession session, Set<RoomId> rooms) {
    rooms.forEach(room -> shardOf(room).detach(session, room));
  }

  /** Tells those who hear a room something that is not in the log. */
  public void tell(RoomId room, EncodedEvent event, UserId exceptUser) {
    shardOf(room).tell(room, event, exceptUser);
  }

  /** Sends, on a fan-out thread, what was offered to a session. */
  public void flush(ChatSession session) {
    shards[Math.floorMod(session.id().hashCode(), shards.length)].flush(session);
  }

  /** Tells all who hear a room that it is no more, and forgets it. */
  public void dissolve(RoomId room) {
    shardOf(room).dissolve(room);
  }

  /**
   * Forgets the events that are kept for sessions which missed little: who comes from now on gets
   * them from the log, as they are there now.
   */
  public void forgetRecent() {
    for (FanOutShard shard : shards) {
      shard.forgetRecent();
    }
  }

  /**
   * Compares the heads of all rooms that somebody hears with the log: catches what no hint told.
   * Returns at once; while the log does not answer, further calls do nothing.
   */
  public void checkHeads() {
    for (FanOutShard shard : shards) {
      shard.checkHeads(headReader);
    }
  }

  /** Returns for how long what is to be passed on may have waited, in the slowest shard. */
  public Duration lag() {
    Duration most = Duration.ZERO;
    for (FanOutPace pace : paces) {
      Duration lag = pace.lag();
      most = lag.compareTo(most) > 0 ? lag : most;
    }
    return most;
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    List<Workers> threads = new ArrayList<>();
    threads.add(headReader.workers());
    for (FanOutShard shard : shards) {
      threads.add(shard.threads());
    }
    return threads;
  }

  /** Stops the threads; what was not yet passed on is resumed by the clients elsewhere. */
  @Override
  public void close() {
    for (FanOutShard shard : shards) {
      shard.close();
    }
    headReader.shutdownNow();
  }

  private FanOutShard shardOf(RoomId room) {
    return shards[Math.floorMod(room.hashCode(), shards.length)];
  }
}
