package org.hiroba.netservice;

import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.health.Meters;
import org.hiroba.health.Meters.Counter;

/** What one listener counts. Thread-safe. */
final class ListenerMeters {
  private final Meters meters;
  private final String listener;
  private final Counter answered;
  private final Counter bytes;
  private final AtomicInteger open = new AtomicInteger();

  ListenerMeters(Meters meters, String listener) {
    this.meters = meters;
    this.listener = listener;
    this.answered =
        meters.counter(
            "hiroba_net_answered_total",
            "Connections or datagrams that a network service answered.",
            "listener",
            listener);
    this.bytes =
        meters.counter(
            "hiroba_net_sent_bytes_total",
            "Bytes that a network service sent.",
            "listener",
            listener);
    meters.gauge(
        "hiroba_net_open_connections",
        "Open TCP connections of a network service.",
        open::get,
        "listener",
        listener);
    for (Drop reason : Drop.values()) {
      counter(reason).add(0);
    }
  }

  void answered() {
    answered.increment();
  }

  void sent(int count) {
    bytes.add(count);
  }

  /** Counts what was not served, or not to its end. */
  void dropped(Drop reason) {
    counter(reason).increment();
  }

  private Meters.Counter counter(Drop reason) {
    return meters.counter(
        "hiroba_net_dropped_total",
        "Connections or datagrams that a network service refused or gave up, by reason.",
        "listener",
        listener,
        "reason",
        reason.label());
  }

  void open(int connections) {
    open.set(connections);
  }
}
