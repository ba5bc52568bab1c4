package org.hiroba.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a backup from its beginning to its end, which proves that it is whole. Believes nothing
 * that is in it: names, sizes and kinds of values are bounded before they are used. Holds a row at
 * a time. Stateless.
 */
public final class BackupReader {
  private BackupReader() {}

  /**
   * What a backup holds besides its tables.
   *
   * @param homeFiles by name
   */
  public record Content(BackupFacts facts, BackupTally tally, Map<String, byte[]> homeFiles) {}

  /**
   * Reads a backup to see whether it is whole.
   *
   * @throws BackupException it is not; the message says why and what to do
   */
  public static Content check(Path file) {
    return read(file, null);
  }

  /**
   * Reads a backup and passes its tables on. What is wrong at its end is known after all tables
   * were passed on: {@link #check} it before.
   *
   * @throws BackupException it is not whole, or the sink failed
   */
  public static Content read(Path file, @Nullable BackupSink sink) {
    try {
      long size = Files.size(file);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
          ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
        return read(new EntryReader(zip, size), new CountingSink(sink));
      }
    } catch (EOFException e) {
      throw bad(file, "is cut off: it was copied while it was written, or not wholly.", e);
    } catch (JsonProcessingException e) {
      throw bad(file, "is damaged: " + e.getOriginalMessage() + ".", e);
    } catch (ZipException | IllegalArgumentException e) {
      // The latter tells of names in it that are not UTF-8.
      throw bad(file, "is damaged: " + e.getMessage() + ".", e);
    } catch (NotWholeException e) {
      throw bad(file, e.getMessage(), e);
    } catch (IOException e) {
      throw new BackupException(
          "Cannot " + (sink == null ? "read " : "restore ") + file + ": " + e.getMessage(), e);
    }
  }

  private static BackupException bad(Path file, @Nullable String why, Exception e) {
    return new BackupException(
        "The file " + file + " " + why + " Nothing was changed; take another backup.", e);
  }

  private static Content read(EntryReader in, CountingSink counting) throws IOException {
    ZipEntry entry = in.next();
    if (entry == null || !entry.getName().equals(BackupFormat.BEGIN)) {
      throw new NotWholeException("is no backup of Hiroba.");
    }
    BackupFacts facts = facts(in);
    Map<String, byte[]> files = new TreeMap<>();
    while (true) {
      entry = in.next();
      if (entry == null) {
        throw new EOFException("no end");
      }
      String name = entry.getName();
      if (name.equals(BackupFormat.END)) {
        checkEnd(in, counting.tally());
        return new Content(facts, counting.tally(), files);
      }
      if (name.startsWith(BackupFormat.HOME)
          && HomeFiles.belongs(name.substring(BackupFormat.HOME.length()))) {
        files.put(name.substring(BackupFormat.HOME.length()), in.wholeFile());
      } else {
        in.table(tableOf(name), counting);
      }
    }
  }

  private static String tableOf(String name) throws NotWholeException {
    int end = name.length() - BackupFormat.ROWS.length();
    int begin = BackupFormat.TABLES.length();
    if (!name.startsWith(BackupFormat.TABLES)
        || !name.endsWith(BackupFormat.ROWS)
        || end <= begin
        || !BackupFormat.isName(name.substring(begin, end))) {
      throw new NotWholeException(
          "is no backup of this version of Hiroba: it holds an entry that no backup has.");
    }
    return name.substring(begin, end);
  }

  private static BackupFacts facts(EntryReader in) throws IOException {
    Map<String, String> fields = fields(in.wholeFile());
    if (!Integer.toString(BackupFormat.VERSION).equals(fields.get("format"))) {
      throw new NotWholeException(
          "has a format that this version of Hiroba does not know: restore it with the version"
              + " that made it ("
              + printable(fields.getOrDefault("program", "unknown"))
              + ").");
    }
    try {
      return new BackupFacts(
          Instant.parse(fields.getOrDefault("takenAt", "")),
          printable(fields.getOrDefault("program", "")),
          printable(fields.getOrDefault("database", "")),
          Integer.parseInt(fields.getOrDefault("schema", "")));
    } catch (DateTimeException | NumberFormatException e) {
      throw new NotWholeException("is damaged: it does not say what it is.");
    }
  }

  /** What a file says of itself is shown at a terminal. */
  private static String printable(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars()
        .filter(c -> c >= ' ' && c <= '~')
        .limit(BackupFormat.MAX_NAME_CHARS)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static void checkEnd(EntryReader in, BackupTally tally) throws IOException {
    String sum = HexFormat.of().formatHex(in.digest());
    Map<String, String> fields = fields(in.unhashed());
    if (!sum.equals(fields.get("sha256"))
        || !Long.toString(tally.rows()).equals(fields.get("rows"))) {
      throw new NotWholeException("is damaged: its checksum is another one.");
    }
    if (in.next() != null) {
      throw new NotWholeException("is damaged: something stands behind its end.");
    }
  }

  private static Map<String, String> fields(byte[] json) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    try (JsonParser parser = BackupFormat.JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NotWholeException("is damaged: it does not say what it is.");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (value == null || !value.isScalarValue()) {
          throw new NotWholeException("is damaged: it does not say what it is.");
        }
        fields.put(name, parser.getText());
      }
    }
    return fields;
  }
}
