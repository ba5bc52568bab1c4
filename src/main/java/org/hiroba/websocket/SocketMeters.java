package org.hiroba.websocket;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.hiroba.health.Meters;
import org.hiroba.protocol.CloseCode;

/**
 * Counts sockets and what goes over them. Thread-safe; a send costs two additions, without a lock
 * and without an object.
 */
public final class SocketMeters {
  /** Kinds of sockets, as the label of the meter spells them; chat sockets are counted as such. */
  public enum Kind {
    /** {@code ws/echo}. */
    ECHO,
    /** {@code ws/echo?raw}. */
    RAW_ECHO,
    /** {@code ws/broadcast}. */
    BROADCAST,
    /** {@code ws/diagnostics}. */
    DIAGNOSTICS;

    private String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Meters.Counter frames;
  private final Meters.Counter events;
  private final Map<CloseCode, Meters.Counter> closes = new EnumMap<>(CloseCode.class);
  private final Map<Kind, LongAdder> open = new EnumMap<>(Kind.class);

  /** Makes them; each close code and kind is shown from the start. */
  public SocketMeters(Meters meters) {
    frames = meters.counter("hiroba_frames_sent_total", "Messages sent to sockets, pings apart.");
    events =
        meters.counter(
            "hiroba_events_sent_total", "Events in those messages; over frames: events per send.");
    for (CloseCode code : CloseCode.values()) {
      closes.put(
          code,
          meters.counter(
              "hiroba_closes_total",
              "Sockets that this server closed, by close code.",
              "code",
              Integer.toString(code.code())));
    }
    for (Kind kind : Kind.values()) {
      LongAdder count = new LongAdder();
      open.put(kind, count);
      meters.gauge("hiroba_sockets", "Open WebSockets, by kind.", count::sum, "kind", kind.label());
    }
  }

  void sent(int eventsInFrame) {
    frames.increment();
    events.add(eventsInFrame);
  }

  void closes(CloseCode code) {
    Meters.Counter counter = closes.get(code);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Notes that a socket is open. */
  public void opened(Kind kind) {
    count(kind, 1);
  }

  /** Notes that a socket that was {@link #opened} has ended; to be called once. */
  public void closed(Kind kind) {
    count(kind, -1);
  }

  private void count(Kind kind, int change) {
    LongAdder count = open.get(kind);
    if (count != null) {
      count.add(change);
    }
  }
}
