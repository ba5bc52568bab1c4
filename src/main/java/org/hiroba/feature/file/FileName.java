package org.hiroba.feature.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/** Makes of what a client calls a file the name by which it is kept. Stateless. */
final class FileName {
  /** How long a name is at most: what file systems take. */
  private static final int MAX_BYTES = 255;

  /** What no client sends on purpose. */
  private static final int MAX_SENT_CHARS = 2_000;

  /** So much of a long name's end is kept: programs go by it. */
  private static final int MOST_EXTENSION_CHARS = 16;

  private FileName() {}

  /**
   * Returns the name: in NFC, without folders, control characters and what turns the direction of
   * text, at most 255 bytes; cut before its ending.
   *
   * @return empty when nothing is left that is a name
   */
  static Optional<String> of(String sent) {
    if (sent.length() > MAX_SENT_CHARS) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(sent, Normalizer.Form.NFC);
    int folder = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\'));
    StringBuilder name = new StringBuilder();
    plain
        .substring(folder + 1)
        .codePoints()
        .filter(FileName::isKept)
        .forEach(name::appendCodePoint);
    String kept = name.toString().strip();
    return kept.isEmpty() || kept.equals(".") || kept.equals("..")
        ? Optional.empty()
        : Optional.of(cut(kept));
  }

  private static boolean isKept(int c) {
    int type = Character.getType(c);
    boolean turns =
        c == 0x061C
            || c == 0x200E
            || c == 0x200F
            || (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2066 && c <= 0x2069);
    return !turns
        && type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && c != 0xFEFF;
  }

  private static String cut(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending =
        dot > 0 && name.length() - dot <= MOST_EXTENSION_CHARS ? name.substring(dot) : "";
    int room = MAX_BYTES - bytes(ending);
    StringBuilder begin = new StringBuilder();
    int used = 0;
    for (int c : name.codePoints().toArray()) {
      int size = bytes(Character.toString(c));
      if (used + size > room) {
        break;
      }
      used += size;
      begin.appendCodePoint(c);
    }
    return begin.append(ending).toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
