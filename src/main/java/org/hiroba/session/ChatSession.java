package org.hiroba.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Need;
import org.hiroba.account.Reach;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Holds one signed-in WebSocket: who it is, what waits for it and which rooms it hears.
 *
 * <p>Life: made at the handshake, {@link #welcomed} by the answer to {@code hello}, ended once by
 * either side. Safe for use by many threads.
 */
public final class ChatSession implements OutboxOwner {
  private final String id;
  private volatile User user;
  private final TokenHash signIn;
  private final Reach reach;
  private final String address;
  private final Connection connection;
  private final OutboxLimits limits;
  private final Outbox outbox;
  private final SessionQueues queues;

  private final Set<RoomId> rooms = new HashSet<>(4);
  private final ReplayTurns replays = new ReplayTurns();
  private boolean ended;
  private volatile @Nullable CloseCode closedWith;
  private volatile boolean welcomed;
  private volatile boolean away;
  private volatile @Nullable RoomId inView;
  private final Liveness liveness = new Liveness(System.nanoTime());

  /**
   * Makes a session that has not been welcomed.
   *
   * @param signIn the sign-in that it hangs on: when that ends, so does this
   * @param reach how far it reaches in the name of who is signed in
   * @param address where the client is, behind trusted proxies
   * @param queues run its work
   */
  public ChatSession(
      String id,
      User user,
      TokenHash signIn,
      Reach reach,
      String address,
      Connection connection,
      OutboxLimits limits,
      SessionQueues queues) {
    this.id = id;
    this.user = user;
    this.signIn = signIn;
    this.reach = reach;
    this.address = address;
    this.connection = connection;
    this.limits = limits;
    this.outbox = new Outbox(connection, limits, this);
    this.queues = queues;
  }

  /** Returns the session's id: random, good for one connection. */
  public String id() {
    return id;
  }

  /** Returns who is signed in. */
  public User user() {
    return user;
  }

  /** Notes what changed about who is signed in: the display name or the roles. */
  public void setUser(User changed) {
    user = changed;
  }

  /** Returns the sign-in that the session hangs on. */
  public TokenHash signIn() {
    return signIn;
  }

  /** Returns how far the session reaches in its user's name. */
  public Reach reach() {
    return reach;
  }

  /** Tells whether the session may be told of a room in which its user is. */
  public boolean mayHear(RoomId room) {
    return reach.suffices(Need.READ) && reach.includes(room.value());
  }

  /** Returns where the client is. */
  public String address() {
    return address;
  }

  /** Returns what may wait for the client. */
  public OutboxLimits limits() {
    return limits;
  }

  /** Returns what runs the session's commands, reads and arrivals, each in order. */
  public SessionQueues queues() {
    return queues;
  }

  /** Queues an event and starts to send. */
  public void send(EncodedEvent event) {
    outbox.send(event);
  }

  /** Queues an event without sending; {@link FanOut#flush} must follow. */
  public void offer(EncodedEvent event) {
    outbox.offer(event);
  }

  /** Sends what waits. */
  public void flush() {
    outbox.flush();
  }

  /** Sends what waits, if need be with other departures. */
  void flush(Departures departures) {
    outbox.flush(departures);
  }

  void publish(List<EncodedEvent> events, Frame shared, Departures departures) {
    outbox.publish(events, shared, departures);
  }

  void whenDrained(Runnable next) {
    outbox.whenDrained(next);
  }

  /** Tells whether {@code welcome} was sent. */
  public boolean isWelcomed() {
    return welcomed;
  }

  /** Notes that {@code welcome} was sent. */
  public void welcomed() {
    welcomed = true;
  }

  /** Tells whether the user is away from this client. */
  public boolean isAway() {
    return away;
  }

  /** Notes whether the user is away from this client. */
  public void setAway(boolean newAway) {
    away = newAway;
  }

  /** Returns the room that the client asked for last; null before it has asked for one. */
  @Nullable RoomId inView() {
    return inView;
  }

  /** Notes that the client asked for a room, which it probably shows. */
  public void looksAt(RoomId room) {
    inView = room;
  }

  /** Notes that something came from the client. */
  public void heard() {
    liveness.heard(System.nanoTime());
  }

  /** Notes since when a message has begun and not ended: the first call counts; 0 when it ended. */
  public void unfinishedSince(long nanos) {
    liveness.unfinishedSince(nanos);
  }

  Liveness liveness() {
    return liveness;
  }

  /** Returns how many bytes wait for the client or are on their way to it. */
  int waitingBytes() {
    return outbox.waitingBytes();
  }

  /** Returns for how long the client has taken nothing of what is being sent. */
  long stalledNanos(long nowNanos) {
    return outbox.stalledNanos(nowNanos);
  }

  /** Sends a WebSocket ping, unless a message is on its way. */
  void ping(long nowNanos) {
    liveness.pinged(nowNanos);
    outbox.ping();
  }

  ReplayTurns replays() {
    return replays;
  }

  /**
   * Notes that the session hears a room, or is about to.
   *
   * @return false when it does already, may not hear it, or has ended
   */
  public synchronized boolean enter(RoomId room) {
    return !ended && mayHear(room) && rooms.add(room);
  }

  /** Does the same and offers the news of it in that step: no news of leaving comes between. */
  public synchronized boolean enter(RoomId room, EncodedEvent news) {
    if (enter(room)) {
      outbox.offer(news);
      return true;
    }
    return false;
  }

  /**
   * Notes that the session hears a room no more and offers the news of it in the same step.
   *
   * @return whether it did hear it
   */
  synchronized boolean leave(RoomId room, EncodedEvent news) {
    if (rooms.remove(room)) {
      outbox.offer(news);
      return true;
    }
    return false;
  }

  /** Tells whether the session hears a room, or is about to. */
  public synchronized boolean isIn(RoomId room) {
    return !ended && rooms.contains(room);
  }

  /** Returns the rooms that the session hears. */
  public synchronized Set<RoomId> rooms() {
    return Set.copyOf(rooms);
  }

  /** Tells whether the connection is gone or going. */
  public synchronized boolean hasEnded() {
    return ended || closedWith != null;
  }

  /** Tells whether the connection was closed because nothing was heard from the client. */
  public boolean isLost() {
    return closedWith == CloseCode.HEARTBEAT_MISSED;
  }

  /**
   * Closes the connection from this side; what waited is forgotten and no command is carried out
   * any more.
   */
  public void close(CloseCode code, String reason) {
    closedWith = code;
    outbox.close();
    connection.close(code, reason);
  }

  /** Closes the connection from this side as soon as what waits has left. */
  public void closeWhenDrained(CloseCode code, String reason) {
    outbox.whenDrained(() -> close(code, reason));
  }

  /** Notes that the connection is gone; returns false when that was known. */
  public boolean end() {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
    }
    outbox.close();
    return true;
  }

  @Override
  public void overflowed() {
    close(CloseCode.SLOW_CONSUMER, "too far behind; reconnect and resume");
  }

  @Override
  public void broken(Throwable failure) {
    close(CloseCode.GOING_AWAY, "the connection failed");
  }

  @Override
  public String toString() {
    return "session " + id + " of " + user.id();
  }
}
