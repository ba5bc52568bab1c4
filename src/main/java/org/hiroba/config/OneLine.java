package org.hiroba.config;

/** Makes foreign text fit into one line of a log or an error message. Stateless. */
public final class OneLine {
  private static final int MAX_CHARS = 200;

  private OneLine() {}

  /** Returns the text with control characters shown as {@code ?} and cut after 200 characters. */
  public static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS) + "…";
  }
}
