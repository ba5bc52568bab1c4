package org.hiroba.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Which pages and proxies are trusted.
 *
 * @param origins foreign origins that may use Hiroba, in canonical spelling; default none
 * @param trustedProxies peers whose {@code X-Forwarded-*} headers are believed; default none
 */
public record AccessSettings(Set<String> origins, List<AddressRange> trustedProxies) {
  /** Copies both collections. */
  public AccessSettings {
    origins = Set.copyOf(origins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Tells whether the value of an {@code Origin} header is listed; {@code null} never is. */
  public boolean allowsOrigin(String origin) {
    try {
      return !origins.isEmpty() && origins.contains(Origins.parse(origin));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Tells whether the peer is a trusted proxy. */
  public boolean trustsProxy(InetAddress peer) {
    return trustedProxies.stream().anyMatch(range -> range.matches(peer));
  }
}
