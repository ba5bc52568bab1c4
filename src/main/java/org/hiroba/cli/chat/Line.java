package org.hiroba.cli.chat;

/**
 * Holds one line for people, made safe for a terminal.
 *
 * @param where when and in which room; may be empty
 * @param who the author; empty where nobody speaks
 * @param text what is said; may have several lines
 */
record Line(String where, String who, String text) {
  /** Makes one that the program says itself. */
  static Line note(String text) {
    return new Line("", "", text);
  }

  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + " ") + (who.isEmpty() ? "" : who + ": ") + text;
  }
}
