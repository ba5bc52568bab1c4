package org.hiroba.netservice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.hiroba.config.SourceKey;
import org.hiroba.rate.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Decides which datagrams are answered. A sender's address can be forged, so a service that answers
 * everything can be made to talk to another one for ever, or to flood a victim. Not thread-safe.
 */
final class UdpGuard {
  private static final int FIRST_USER_PORT = 1024;

  private final NetLimits limits;
  private final Set<Integer> ownPorts;
  private final Set<InetAddress> broadcasts;
  private final SourceRates rates;
  private final TokenBucket together;

  /**
   * Makes a guard.
   *
   * @param ownPorts the ports of all our UDP services; may still grow until the first datagram
   * @param broadcasts addresses that stand for a whole network
   * @param together the rate of all sources, shared with other guards
   */
  UdpGuard(
      NetLimits limits, Set<Integer> ownPorts, Set<InetAddress> broadcasts, TokenBucket together) {
    this.limits = limits;
    this.ownPorts = ownPorts;
    this.broadcasts = broadcasts;
    this.rates = new SourceRates(limits);
    this.together = together;
  }

  int maxBytes() {
    return limits.udpMaxBytes();
  }

  /** Returns why a datagram is not answered, or null if it is. */
  @Nullable Drop judge(InetSocketAddress from, int bytes, long nanos) {
    InetAddress address = from.getAddress();
    if (address.isMulticastAddress() || address.isAnyLocalAddress() || isBroadcast(address)) {
      return Drop.MANY_ADDRESS;
    }
    if (from.getPort() < FIRST_USER_PORT) {
      return Drop.SYSTEM_PORT;
    }
    // Whatever the address: another Hiroba listens on the same ports of its machine.
    if (ownPorts.contains(from.getPort())) {
      return Drop.OWN_PORT;
    }
    if (bytes > limits.udpMaxBytes()) {
      return Drop.TOO_BIG;
    }
    if (!rates.take(SourceKey.of(address), nanos)) {
      return Drop.SOURCE_LIMIT;
    }
    return together.take(nanos) ? null : Drop.TOTAL_LIMIT;
  }

  private boolean isBroadcast(InetAddress address) {
    byte[] bytes = address.getAddress();
    // RFC 919 §7: 255.255.255.255 is the limited broadcast.
    boolean limited =
        bytes.length == Integer.BYTES && (bytes[0] & bytes[1] & bytes[2] & bytes[3]) == -1;
    return limited || broadcasts.contains(address);
  }
}
