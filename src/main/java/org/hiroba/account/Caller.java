package org.hiroba.account;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Holds who makes a request or opens a WebSocket. A {@link Principal}, because that is what every
 * container carries from the request to the WebSocket session, each connection its own.
 *
 * @param signIn the sign-in by which the caller came
 * @param reach how far the caller reaches in the account's name
 * @param address where the caller is, behind trusted proxies
 * @param origin the page's origin; null for clients that are no browser
 */
public record Caller(
    User user, TokenHash signIn, Reach reach, String address, @Nullable String origin)
    implements Principal {
  @Override
  public String getName() {
    return user.name();
  }
}
