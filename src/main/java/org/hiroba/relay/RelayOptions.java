package org.hiroba.relay;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a relay listens and for whom. Immutable.
 *
 * @param host address or name to bind
 * @param port 1–65535, or 0 for any free port
 * @param tls the certificate; without one the relay speaks plain TCP
 * @param origins foreign origins whose pages may connect, such as {@code https://chat.example.com},
 *     as they are at each handshake
 * @param limits what is granted
 */
public record RelayOptions(
    String host,
    int port,
    Optional<TlsFiles> tls,
    Supplier<Set<String>> origins,
    RelayLimits limits) {
  /** Takes origins that stay as they are. */
  public RelayOptions(
      String host, int port, Optional<TlsFiles> tls, Set<String> origins, RelayLimits limits) {
    this(host, port, tls, always(Set.copyOf(origins)), limits);
  }

  private static Supplier<Set<String>> always(Set<String> origins) {
    return () -> origins;
  }
}
