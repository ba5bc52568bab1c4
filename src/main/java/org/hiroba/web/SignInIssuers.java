package org.hiroba.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.Identities.Origin;

/**
 * Remembers from which issuer sign-ins came, so that a request with a known sign-in asks the
 * database no more than others do. It never changes. Thread-safe; remembers a bounded number.
 */
final class SignInIssuers {
  private static final int MAX = 20_000;

  private final Map<TokenHash, Optional<Origin>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenHash, Optional<Origin>> eldest) {
          return size() > MAX;
        }
      };

  /** Returns the issuer of a sign-in, and what it said; empty for a password of Hiroba's own. */
  Optional<Origin> of(TokenHash signIn, Identities identities) {
    synchronized (known) {
      Optional<Origin> origin = known.get(signIn);
      if (origin != null) {
        return origin;
      }
    }
    Optional<Origin> found = identities.origin(signIn);
    synchronized (known) {
      known.put(signIn, found);
    }
    return found;
  }
}
