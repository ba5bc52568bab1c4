package org.hiroba.config;

import java.net.InetAddress;
import java.util.List;

/**
 * Who sees what operators see: the details of {@code -/ready} and {@code -/live}, and {@code
 * -/metrics}.
 *
 * @param allow addresses of clients; default loopback
 */
public record OpsSettings(List<AddressRange> allow) {
  /** The request attribute that is {@link Boolean#TRUE} for somebody who may see it. */
  public static final String MAY_SEE = "org.hiroba.ops.may-see";

  /** Copies the list. */
  public OpsSettings {
    allow = List.copyOf(allow);
  }

  /** Tells whether the address is listed. */
  public boolean allows(InetAddress client) {
    return allow.stream().anyMatch(range -> range.matches(client));
  }
}
