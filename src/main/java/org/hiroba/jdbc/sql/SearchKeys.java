package org.hiroba.jdbc.sql;

import org.hiroba.account.FoldedText;
import org.hiroba.account.LooseText;
import org.jspecify.annotations.Nullable;

/** Makes the folded columns by which rooms and people are found. Stateless. */
public final class SearchKeys {
  /** What people are found by, of the table {@code account a}: an expression. */
  public static final String PERSON = "(a.search_key || a.reading_key)";

  private SearchKeys() {}

  /** Returns what a name is compared by; null for no name. */
  public static @Nullable String name(@Nullable String name) {
    return name == null ? null : FoldedText.of(name);
  }

  /** Returns what a directory's query is looked for in; the line break keeps the two apart. */
  public static String of(@Nullable String name, String more) {
    return LooseText.of((name == null ? "" : name) + "\n" + more);
  }

  /** Returns what is looked for behind {@link #of}: how a name is read; empty for nothing. */
  public static String reading(String reading) {
    return reading.isEmpty() ? "" : "\n" + LooseText.of(reading);
  }

  /** Returns a directory's query as it is looked for in those columns. */
  public static String query(String query) {
    return LooseText.of(query);
  }
}
