package org.hiroba.config;

import java.util.Optional;
import java.util.Set;

/** One place where settings may stand. The first place that has a key wins. */
public interface Source {
  /** Returns what the place is called in messages, for example {@code system property}. */
  String kind();

  /** Returns how this place writes a key such as {@code hiroba.http.port}. */
  String spell(String key);

  /** Returns the value written there under a name in this place's own spelling. */
  Optional<String> lookup(String spelled);

  /** Returns all names there that look like Hiroba's, in this place's own spelling. */
  Set<String> names();
}
