package org.hiroba.relay;

import java.util.Optional;
import java.util.Set;

/**
 * Where a relay listens and for whom. Immutable.
 *
 * @param host address or name to bind
 * @param port 1–65535, or 0 for any free port
 * @param tls the certificate; without one the relay speaks plain TCP
 * @param origins foreign origins whose pages may connect, such as {@code https://chat.example.com}
 * @param limits what is granted
 */
public record RelayOptions(
    String host, int port, Optional<TlsFiles> tls, Set<String> origins, RelayLimits limits) {
  /** Copies the set. */
  public RelayOptions {
    origins = Set.copyOf(origins);
  }
}
