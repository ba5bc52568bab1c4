package org.hiroba.feature.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hiroba.protocol.RandomText;

/** The ids of files and the keys of their bytes. Stateless. */
public final class FileKey {
  private static final int ID_BYTES = 16;
  private static final int MAX_CHARS = 80;
  private static final int LEAST_CHARS = 4;
  private static final String PREVIEW = ".preview";

  private FileKey() {}

  /**
   * Returns a new id: nobody guesses it, though it opens nothing by itself. In small letters, for
   * file systems that take capitals for the same.
   */
  static String newId() {
    return HexFormat.of().formatHex(RandomText.bytes(ID_BYTES));
  }

  /**
   * Returns the id that belongs to a text: the same each time, and another one for another text.
   */
  static String idOf(String text) {
    byte[] hash = Intake.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  /** Tells whether a text may be an id. */
  static boolean isId(String text) {
    return text.length() == 2 * ID_BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** Tells whether something under this name is a file's, or its smaller picture. */
  public static boolean isKey(String key) {
    return isId(key.endsWith(PREVIEW) ? key.substring(0, key.length() - PREVIEW.length()) : key);
  }

  /** Returns the key of a file's smaller picture. */
  public static String preview(String id) {
    return id + PREVIEW;
  }

  /**
   * Returns a key that may stand in a path.
   *
   * @throws IllegalArgumentException it may not
   */
  public static String checked(String key) {
    boolean allowed =
        key.length() >= LEAST_CHARS
            && key.length() <= MAX_CHARS
            && key.charAt(0) != '.'
            && key.chars().allMatch(c -> isWordChar(c) || c == '.' || c == '-' || c == '_');
    if (!allowed) {
      throw new IllegalArgumentException("no key of a file");
    }
    return key;
  }

  private static boolean isWordChar(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
