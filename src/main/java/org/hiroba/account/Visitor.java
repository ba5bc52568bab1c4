package org.hiroba.account;

import java.security.Principal;

/**
 * Holds where somebody comes from who opens a WebSocket without a sign-in. A {@link Principal} for
 * the reason of {@link Caller}.
 *
 * @param address where the visitor is, behind trusted proxies
 */
public record Visitor(String address) implements Principal {
  @Override
  public String getName() {
    return "visitor";
  }
}
