package org.hiroba.session;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.session.WaitingEvents.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Holds what waits for one client, in order, and keeps one send in flight. While a send is in
 * flight, events gather and leave together in the next message: a client that is behind gets bigger
 * messages, not more of them.
 *
 * <p>Safe for use by many threads. Nothing is sent while the lock is held.
 */
public final class Outbox {
  /** Stands for a ping among the messages. */
  private static final Frame PING = Frame.plain(EncodedEvent.of("", true));

  private final Connection connection;
  private final OutboxOwner owner;
  private final boolean joins;
  private final LongSupplier nanoTime;

  /** Made once: a send is too frequent to make one each. */
  private final Consumer<@Nullable Throwable> whenSent = this::sentLater;

  // All below are guarded by the lock.
  private final WaitingEvents waiting;
  private final DrainWatch watch = new DrainWatch();
  private int bytesInFlight;
  private int eventsInFlight;
  private boolean sending;
  private long sendingSinceNanos;
  private boolean pingDue;
  private boolean closed;

  /** Makes an empty outbox that joins the events that wait into one JSON array. */
  public Outbox(Connection connection, OutboxLimits limits, OutboxOwner owner) {
    this(connection, limits, owner, true, System::nanoTime);
  }

  /**
   * Makes an empty outbox.
   *
   * @param joins whether events that wait are joined into one JSON array; else each is a message as
   *     it is
   */
  public Outbox(
      Connection connection,
      OutboxLimits limits,
      OutboxOwner owner,
      boolean joins,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.joins = joins;
    this.connection = connection;
    this.waiting = new WaitingEvents(limits);
    this.owner = owner;
  }

  /**
   * Queues an event without sending: {@link #flush} must follow. For threads that must not send.
   */
  public void offer(EncodedEvent event) {
    boolean overflow;
    synchronized (this) {
      overflow = !enqueue(event);
    }
    if (overflow) {
      owner.overflowed();
    }
  }

  /** Queues an event and starts to send. */
  public void send(EncodedEvent event) {
    offer(event);
    flush();
  }

  /**
   * Sends a message that many share; a client that is behind gets its events in its own next
   * message.
   *
   * @param shared the message made of exactly these events
   * @param departures takes the send, if another thread than this one sends it cheaper
   */
  public void publish(List<EncodedEvent> events, Frame shared, Departures departures) {
    boolean direct;
    boolean overflow = false;
    synchronized (this) {
      direct = !closed && !sending && waiting.isEmpty();
      if (direct) {
        watch.taken(events.size());
        fly(events.size(), shared.utf8Bytes());
      } else {
        for (int i = 0; i < events.size() && !overflow; i++) {
          overflow = !enqueue(events.get(i));
        }
      }
    }
    if (overflow) {
      owner.overflowed();
    } else if (direct) {
      depart(shared, departures);
    } else {
      flush(departures);
    }
  }

  private void depart(Frame shared, Departures departures) {
    Executor sender = connection.sender();
    if (sender == null) {
      transmit(shared);
    } else {
      departures.add(sender, () -> transmit(shared));
    }
  }

  /** Starts to send what waits, unless a send is in flight. */
  public void flush() {
    Frame frame = takeNext();
    if (frame != null) {
      transmit(frame);
    }
  }

  /** Starts to send what waits, as {@link #publish} does. */
  void flush(Departures departures) {
    Frame frame = takeNext();
    Executor sender = connection.sender();
    if (frame != null && sender != null) {
      departures.addFirst(sender, () -> transmit(frame));
    } else if (frame != null) {
      transmit(frame);
    }
  }

  private synchronized @Nullable Frame takeNext() {
    return sending ? null : nextFrame();
  }

  /** Sends a ping as soon as no send is in flight. */
  public void ping() {
    synchronized (this) {
      pingDue = !closed;
    }
    flush();
  }

  /**
   * Runs {@code next} once, on any thread, as soon as all that waits now has left; at once when
   * nothing waits and nothing is in flight. What is queued later is not waited for: in a busy room
   * that would be for ever. Never runs after {@link #close}.
   */
  public void whenDrained(Runnable next) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (sending || !waiting.isEmpty()) {
        watch.whenAllLeft(next);
        return;
      }
    }
    next.run();
  }

  /** Returns how many bytes wait or are in flight. */
  public synchronized int waitingBytes() {
    return waiting.bytes() + bytesInFlight;
  }

  /** Returns for how long the present send has been in flight; 0 when there is none. */
  synchronized long stalledNanos(long nowNanos) {
    return sending ? nowNanos - sendingSinceNanos : 0;
  }

  /** Forgets what waits; nothing is sent any more. */
  public synchronized void close() {
    closed = true;
    waiting.clear();
    watch.clear();
    pingDue = false;
  }

  /** Adds to the queue; returns false, and closes, when more waits than may. Needs the lock. */
  private boolean enqueue(EncodedEvent event) {
    if (closed) {
      return true;
    }
    Verdict verdict = waiting.judge(event, bytesInFlight);
    if (verdict == Verdict.DROPPED) {
      return true;
    }
    if (verdict == Verdict.TOO_MUCH || (verdict == Verdict.TOO_MUCH_IF_STALLED && isStalled())) {
      close();
      return false;
    }
    waiting.add(event);
    watch.taken(1);
    return true;
  }

  private boolean isStalled() {
    return sending && nanoTime.getAsLong() - sendingSinceNanos > OutboxLimits.STALL_NANOS;
  }

  /** Takes what goes into the next message and counts it as in flight. Needs the lock. */
  private @Nullable Frame nextFrame() {
    if (pingDue) {
      pingDue = false;
      fly(0, 0);
      return PING;
    }
    if (closed || waiting.isEmpty()) {
      return null;
    }
    int bytesBefore = waiting.bytes();
    List<EncodedEvent> events = joins ? waiting.takeMessage() : waiting.takeOne();
    fly(events.size(), bytesBefore - waiting.bytes());
    return joins ? Frame.of(events) : Frame.plain(events.get(0));
  }

  private void fly(int events, int bytes) {
    eventsInFlight = events;
    bytesInFlight = bytes;
    sending = true;
    sendingSinceNanos = nanoTime.getAsLong();
  }

  /** Sends a message, and what gathers meanwhile, as long as sends complete before they return. */
  private void transmit(Frame first) {
    Frame frame = first;
    do {
      SendInFlight inFlight = new SendInFlight(whenSent);
      try {
        if (frame == PING) {
          connection.ping(inFlight);
        } else {
          connection.send(frame, inFlight);
        }
      } catch (RuntimeException | Error e) {
        // An Error too is this connection's alone: others are sent to by the same thread.
        inFlight.sent(e);
      }
      frame = inFlight.isDoneOnReturn() ? finish(inFlight.failure()) : null;
    } while (frame != null);
  }

  private void sentLater(@Nullable Throwable failure) {
    Frame next = finish(failure);
    if (next != null) {
      transmit(next);
    }
  }

  /** Ends a send; returns the next message, which is then in flight. */
  private @Nullable Frame finish(@Nullable Throwable failure) {
    List<Runnable> due = List.of();
    synchronized (this) {
      sending = false;
      int leaving = eventsInFlight;
      eventsInFlight = 0;
      bytesInFlight = 0;
      if (closed) {
        return null;
      }
      if (failure == null) {
        due = watch.left(leaving);
      } else {
        close();
      }
    }
    if (failure != null) {
      owner.broken(failure);
    }
    // Before the next send: who waited may close the connection, which no send should meet.
    due.forEach(Runnable::run);
    return takeNext();
  }
}
