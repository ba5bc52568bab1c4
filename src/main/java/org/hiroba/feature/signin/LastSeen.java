package org.hiroba.feature.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.account.TokenHash;

/**
 * Remembers which sign-ins made a request, so that when they were last seen can be written down
 * some at a time: a request writes nothing. Exact to an hour, or as is said. Holds at most {@value
 * #MAX_KNOWN} sign-ins; beyond that the one seen longest ago is written once more. Thread-safe.
 */
public final class LastSeen {
  static final Duration EXACT_TO = Duration.ofHours(1);

  private static final int MAX_KNOWN = 20_000;

  private final Map<TokenHash, Instant> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenHash, Instant> eldest) {
          return size() > MAX_KNOWN;
        }
      };
  private final Set<TokenHash> waiting = new HashSet<>();

  LastSeen() {}

  /** Notes it exact to an hour. */
  void note(TokenHash signIn, Instant now) {
    note(signIn, now, EXACT_TO);
  }

  synchronized void note(TokenHash signIn, Instant now, Duration exactTo) {
    Instant before = known.get(signIn);
    if ((before == null || before.plus(exactTo).isBefore(now)) && waiting.size() < MAX_KNOWN) {
      known.remove(signIn);
      known.put(signIn, now);
      waiting.add(signIn);
    }
  }

  /** Takes out some that are to be written down, at most so many. */
  synchronized List<TokenHash> take(int atMost) {
    List<TokenHash> some = new ArrayList<>();
    for (Iterator<TokenHash> each = waiting.iterator(); each.hasNext() && some.size() < atMost; ) {
      some.add(each.next());
      each.remove();
    }
    return some;
  }
}
