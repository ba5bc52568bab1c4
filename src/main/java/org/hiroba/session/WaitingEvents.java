package org.hiroba.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.protocol.EncodedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait for one client, in order, and what its limits say of one more.
 *
 * <p>Not safe for use by many threads: belongs to an {@link Outbox}, whose lock guards it.
 */
final class WaitingEvents {
  /** What the limits say of one more event. */
  enum Verdict {
    /** It may wait. */
    WAITS,
    /** It is dropped: enough waits already for what nobody misses. */
    DROPPED,
    /** More waits than may if the message in flight stands still; else it may wait. */
    TOO_MUCH_IF_STALLED,
    /** More waits than may. */
    TOO_MUCH
  }

  private final OutboxLimits limits;

  /** Made on first use: most sessions of a big server wait for nothing most of the time. */
  private @Nullable ArrayDeque<EncodedEvent> queue;

  private int bytes;

  WaitingEvents(OutboxLimits limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return queue == null;
  }

  /** Returns how many bytes wait. */
  int bytes() {
    return bytes;
  }

  /**
   * Judges an event that would wait as well.
   *
   * @param bytesInFlight what else counts for the limit of bytes
   */
  Verdict judge(EncodedEvent event, int bytesInFlight) {
    int count = (queue == null ? 0 : queue.size()) + 1;
    int before = bytes + bytesInFlight;
    int after = before + event.utf8Bytes();
    if (event.droppable() && (isOver(count, limits.events() / 2) || after > limits.bytes() / 2)) {
      return Verdict.DROPPED;
    }
    // A single event that is longer than the limit still has to reach a client that waits for
    // nothing.
    if (after > limits.bytes() && before > 0) {
      return Verdict.TOO_MUCH;
    }
    if (!isOver(count, limits.events())) {
      return Verdict.WAITS;
    }
    return (count - 1) / OutboxLimits.BURST >= limits.events()
        ? Verdict.TOO_MUCH
        : Verdict.TOO_MUCH_IF_STALLED;
  }

  private boolean isOver(int count, int limit) {
    return limits.events() > 0 && count > limit;
  }

  void add(EncodedEvent event) {
    if (queue == null) {
      queue = new ArrayDeque<>(4);
    }
    queue.add(event);
    bytes += event.utf8Bytes();
  }

  /** Takes the first event; there must be one. */
  List<EncodedEvent> takeOne() {
    return take(1, Integer.MAX_VALUE);
  }

  /** Takes as many events as one message may hold, at least one; there must be one. */
  List<EncodedEvent> takeMessage() {
    return take(Integer.MAX_VALUE, limits.frameBytes());
  }

  private List<EncodedEvent> take(int mostEvents, int mostBytes) {
    ArrayDeque<EncodedEvent> waiting = queue;
    if (waiting == null) {
      throw new IllegalStateException("nothing waits");
    }
    List<EncodedEvent> taken = new ArrayList<>(Math.min(mostEvents, waiting.size()));
    int takenBytes = 0;
    for (EncodedEvent event = waiting.peek();
        event != null
            && (taken.isEmpty()
                || (taken.size() < mostEvents && takenBytes + event.utf8Bytes() <= mostBytes));
        event = waiting.peek()) {
      taken.add(waiting.remove());
      takenBytes += event.utf8Bytes();
    }
    if (waiting.isEmpty()) {
      queue = null;
    }
    bytes -= takenBytes;
    return taken;
  }

  void clear() {
    queue = null;
    bytes = 0;
  }
}
