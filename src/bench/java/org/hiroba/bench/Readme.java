package org.hiroba.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the last results in a text, between two comments of its own. */
final class Readme {
  static final String BEGIN = "<!-- bench:begin, written by -Dbench.readme=true -->";
  static final String END = "<!-- bench:end -->";

  private Readme() {}

  /**
   * Reads a file and checks that it has a place for results.
   *
   * @throws IllegalArgumentException if it has not
   */
  static void check(Path file) throws IOException {
    replace(file, Files.readString(file), "");
  }

  /**
   * Puts results into a file, in place of those that it has.
   *
   * @throws IllegalArgumentException if it has no place for them; the file is left as it is
   */
  static void write(Path file, String results) throws IOException {
    Files.writeString(file, replace(file, Files.readString(file), results));
  }

  private static String replace(Path file, String text, String results) {
    int begin = only(file, text, BEGIN);
    int end = only(file, text, END);
    if (end < begin) {
      throw new IllegalArgumentException(
          file + ": the line " + END + " must come after " + BEGIN + ", not before it");
    }
    return text.substring(0, begin + BEGIN.length())
        + "\n"
        + results.strip()
        + "\n"
        + text.substring(end);
  }

  private static int only(Path file, String text, String marker) {
    int at = text.indexOf(marker);
    if (at < 0) {
      throw new IllegalArgumentException(
          file
              + " has no line "
              + marker
              + "; the results of -Dbench.readme=true go between "
              + BEGIN
              + " and "
              + END);
    }
    if (text.indexOf(marker, at + 1) >= 0) {
      throw new IllegalArgumentException(
          file + " has the line " + marker + " twice: which place is meant?");
    }
    return at;
  }
}
