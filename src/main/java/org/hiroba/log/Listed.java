package org.hiroba.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one part of a list.
 *
 * @param cursor with it the list goes on; null when this was all
 * @param <T> what is listed
 */
public record Listed<T>(List<T> items, @Nullable String cursor) {
  /** How many items a part may have. */
  public static final int MAX_ITEMS = 50;

  /** How many items a part has when nobody says. */
  public static final int DEFAULT_ITEMS = 20;

  /** Copies the items. */
  public Listed {
    items = List.copyOf(items);
  }
}
