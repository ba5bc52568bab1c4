package org.hiroba.feature.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the log of each entry within a second, under a name of its own, by which it can be sent
 * elsewhere. At most {@value #MAX_WAITING} wait for a log that is slow; what is beyond stands in
 * the database alone, and the log says how much that is. Thread-safe.
 */
final class AuditLog {
  /** By which a server sends the entries elsewhere. */
  static final String NAME = "org.hiroba.audit";

  static final int MAX_WAITING = 10_000;

  private final Logger log;
  private final Queue<AuditEntry> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong left = new AtomicLong();

  AuditLog(Logger log) {
    this.log = log;
  }

  /** Takes an entry, on the thread that nobody may hold up. */
  void add(AuditEntry entry) {
    if (size.incrementAndGet() > MAX_WAITING) {
      size.decrementAndGet();
      left.incrementAndGet();
    } else {
      waiting.add(entry);
    }
  }

  /** Writes what waits. */
  synchronized void write() {
    for (AuditEntry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      size.decrementAndGet();
      log.log(Level.INFO, entry.json().toString());
    }
    long more = left.getAndSet(0);
    if (more > 0) {
      log.log(Level.WARNING, "{0} more entries stand in the database alone", more);
    }
  }
}
