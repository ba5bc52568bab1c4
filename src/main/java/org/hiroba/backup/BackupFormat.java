package org.hiroba.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a backup looks like: a zip file that begins with {@value #BEGIN}, has {@code
 * tables/NAME.jsonl} for each table (names of columns, then a row a line, JSON arrays of strings,
 * whole numbers and nulls), then {@code home/NAME} for files of the home folder, and ends with
 * {@value #END}: how many rows there are, and the SHA-256 of all names and contents before it.
 * Whoever reads to that end knows that nothing is missing and nothing has changed.
 */
final class BackupFormat {
  /** What changes when older programs cannot read it. */
  static final int VERSION = 1;

  static final String BEGIN = "hiroba-backup.json";
  static final String END = "hiroba-backup-end.json";
  static final String TABLES = "tables/";
  static final String ROWS = ".jsonl";
  static final String HOME = "home/";

  static final int MAX_TABLES = 1_000;
  static final int MAX_COLUMNS = 200;
  static final int MAX_NAME_CHARS = 63;

  /** Of all values of one row: many times what any limit of the chat allows. */
  static final int MAX_ROW_CHARS = 1 << 26;

  /** Of a file of the home folder, or of what the backup says of itself. */
  static final int MAX_FILE_BYTES = 1 << 20;

  /** So much is inside for each byte of the file; rows of text are packed 5 to 30 to one. */
  static final int MAX_RATIO = 200;

  /** From here on the ratio is looked at. */
  static final long SMALL_BYTES = 64L << 20;

  private static final int MAX_NUMBER_CHARS = 20;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(MAX_ROW_CHARS)
                  .maxNumberLength(MAX_NUMBER_CHARS)
                  .build())
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

  private BackupFormat() {}

  /** Tells whether a table or a column may be called so: what both databases take unquoted. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME_CHARS
        && name.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** A name belongs to what is hashed, so that contents cannot change places. */
  static void begin(MessageDigest digest, String name) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
