package org.hiroba.oidc;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a provider says of a person. Immutable, as long as nobody changes the map. */
record Claims(Map<String, Object> all) {
  /** A name that is longer is none of a group that anybody sets. */
  private static final int MAX_GROUP_CHARS = 256;

  private static final int MAX_TEXT_CHARS = 1_024;

  /** Finds a text; empty if it is none, or too long. */
  Optional<String> text(String path) {
    return find(path) instanceof String text && !text.isBlank() && text.length() <= MAX_TEXT_CHARS
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Finds a list of texts, or one text; empty if there is nothing there. */
  Optional<Set<String>> texts(String path) {
    Object found = find(path);
    if (found instanceof String one) {
      return Optional.of(one.isBlank() ? Set.of() : Set.of(one));
    }
    if (!(found instanceof Collection<?> many)) {
      return Optional.empty();
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Object each : many) {
      if (each instanceof String text && !text.isBlank() && text.length() <= MAX_GROUP_CHARS) {
        texts.add(text);
      }
    }
    return Optional.of(texts);
  }

  /**
   * Tells whether a provider left the groups out because they are too many, and says where they may
   * be asked for instead, as Entra ID does.
   */
  boolean leavesOut(String path) {
    String outer = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    boolean named =
        all.get("_claim_names") instanceof Map<?, ?> names
            && (names.containsKey(path) || names.containsKey(outer));
    return named || "true".equals(String.valueOf(all.get("hasgroups")));
  }

  /** Finds a claim by its whole name, which may have dots in it, or by a path of names. */
  private @Nullable Object find(String path) {
    if (all.containsKey(path)) {
      return all.get(path);
    }
    Object at = all;
    for (String name : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> inside ? inside.get(name) : null;
    }
    return at;
  }
}
