package org.hiroba.relay;

import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.health.Meters;
import org.hiroba.health.Meters.Counter;

/** What the relay counts. Thread-safe. */
final class RelayMeters {
  private final Meters meters;
  private final Counter joined;
  private final Counter messages;
  private final Counter sentBytes;
  private final AtomicInteger open = new AtomicInteger();

  RelayMeters(Meters meters) {
    this.meters = meters;
    joined = meters.counter("hiroba_relay_joined_total", "Clients that joined the relay.");
    messages = meters.counter("hiroba_relay_messages_total", "Messages that the relay passed on.");
    sentBytes = meters.counter("hiroba_relay_sent_bytes_total", "Bytes that the relay sent.");
    counter("broken").add(0);
    meters.gauge("hiroba_relay_open_connections", "Open connections of the relay.", open::get);
  }

  void joined() {
    joined.increment();
  }

  void message() {
    messages.increment();
  }

  void sent(long bytes) {
    sentBytes.add(bytes);
  }

  void open(int connections) {
    open.set(connections);
  }

  /** Counts a connection that was refused or ended for a reason of ours. */
  void dropped(String reason) {
    counter(reason).increment();
  }

  private Counter counter(String reason) {
    return meters.counter(
        "hiroba_relay_dropped_total",
        "Connections that the relay refused or ended, by reason: an HTTP status, a close code or a"
            + " limit.",
        "reason",
        reason);
  }
}
