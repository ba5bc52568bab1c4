package org.hiroba.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who sees what operators see: the details of {@code -/ready} and {@code -/live}, and {@code
 * -/metrics}; and how the server goes down.
 *
 * @param allow addresses of clients; default loopback
 * @param drain how long the closing of sockets may take when the server goes down; default 5 s
 * @param minFreeMb MiB that must be free where the home folder is; with less the server is not
 *     ready
 * @param retentionDays after how many days messages are deleted; default 0, never
 * @param logLevel how much Hiroba's own loggers log; empty: as the server's logging says
 */
public record OpsSettings(
    List<AddressRange> allow,
    Duration drain,
    int minFreeMb,
    int retentionDays,
    Optional<LogLevel> logLevel) {
  /** The request attribute that is {@link Boolean#TRUE} for somebody who may see it. */
  public static final String MAY_SEE = "org.hiroba.ops.may-see";

  /** Copies the list. */
  public OpsSettings {
    allow = List.copyOf(allow);
  }

  /** Returns how many bytes must be free. */
  public long minFreeBytes() {
    return (long) minFreeMb << 20;
  }

  /** Tells whether the address is listed. */
  public boolean allows(InetAddress client) {
    return allow.stream().anyMatch(range -> range.matches(client));
  }
}
