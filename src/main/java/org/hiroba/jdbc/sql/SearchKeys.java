package org.hiroba.jdbc.sql;

import org.hiroba.account.FoldedText;
import org.jspecify.annotations.Nullable;

/** Makes the folded columns by which rooms and people are found. Stateless. */
public final class SearchKeys {
  private SearchKeys() {}

  /** Returns what a name is compared by; null for no name. */
  public static @Nullable String name(@Nullable String name) {
    return name == null ? null : FoldedText.of(name);
  }

  /** Returns what a directory's query is looked for in; the line break keeps the two apart. */
  public static String of(@Nullable String name, String more) {
    return FoldedText.of((name == null ? "" : name) + "\n" + more);
  }
}
