package org.hiroba.config;

import java.util.Optional;

/**
 * How people sign in.
 *
 * @param mode default {@link AuthMode#GUEST}
 * @param guestAllowRemote whether guests may come from other machines, default false
 * @param publicOrigin where people reach this server, in canonical spelling; default unknown
 */
public record AuthSettings(AuthMode mode, boolean guestAllowRemote, Optional<String> publicOrigin) {
  /**
   * Tells whether people reach this server under a name that is not the machine's own: then whoever
   * seems to be local may well have come through a proxy that says nothing of itself.
   */
  public boolean isPublic() {
    return publicOrigin.filter(origin -> !Origins.isLoopback(origin)).isPresent();
  }
}
