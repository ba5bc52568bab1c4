package org.hiroba.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a backup one after the other, hashed and bounded. For one thread. */
final class EntryReader {
  private final ZipInputStream zip;
  private final MessageDigest digest = BackupFormat.digest();
  private final Set<String> tables = new HashSet<>();
  private final InputStream hashed;
  private final long mostBytes;
  private long bytes;

  /**
   * Reads a zip file.
   *
   * @param fileBytes its size, which bounds how much may be in it
   */
  EntryReader(ZipInputStream zip, long fileBytes) {
    this.zip = zip;
    mostBytes = Math.max(BackupFormat.SMALL_BYTES, fileBytes * BackupFormat.MAX_RATIO);
    hashed =
        new FilterInputStream(zip) {
          @Override
          public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int read = zip.read(into, offset, length);
            if (read > 0) {
              digest.update(into, offset, read);
              count(read);
            }
            return read;
          }
        };
  }

  private void count(int more) throws NotWholeException {
    bytes += more;
    if (bytes > mostBytes) {
      throw new NotWholeException(
          "unpacks to more than "
              + (mostBytes >> 20)
              + " MiB, "
              + BackupFormat.MAX_RATIO
              + " times its size: no backup does.");
    }
  }

  /** Goes to the next entry; null at the end. */
  @Nullable ZipEntry next() throws IOException {
    ZipEntry entry = zip.getNextEntry();
    if (entry != null && !entry.getName().equals(BackupFormat.END)) {
      BackupFormat.begin(digest, entry.getName());
    }
    return entry;
  }

  /** Returns the hash of all that was read so far. */
  byte[] digest() {
    return digest.digest();
  }

  byte[] wholeFile() throws IOException {
    return whole(hashed);
  }

  byte[] unhashed() throws IOException {
    return whole(zip);
  }

  private static byte[] whole(InputStream in) throws IOException {
    byte[] content = in.readNBytes(BackupFormat.MAX_FILE_BYTES + 1);
    if (content.length > BackupFormat.MAX_FILE_BYTES) {
      throw new NotWholeException(
          "holds a file of more than " + BackupFormat.MAX_FILE_BYTES + " bytes: no backup does.");
    }
    return content;
  }

  void table(String name, BackupSink sink) throws IOException {
    if (!tables.add(name) || tables.size() > BackupFormat.MAX_TABLES) {
      throw new NotWholeException("is damaged: it has a table twice, or too many of them.");
    }
    try (JsonParser parser = BackupFormat.JSON.createParser(hashed)) {
      List<String> columns = columns(parser);
      sink.table(name, columns);
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      while (parser.nextToken() != null) {
        row(parser, values);
        sink.row(values);
      }
    }
  }

  private static List<String> columns(JsonParser parser) throws IOException {
    List<String> columns = new ArrayList<>();
    expect(parser.nextToken() == JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(
          parser.currentToken() == JsonToken.VALUE_STRING
              && columns.size() < BackupFormat.MAX_COLUMNS
              && BackupFormat.isName(parser.getText()));
      columns.add(parser.getText());
    }
    expect(!columns.isEmpty() && Set.copyOf(columns).size() == columns.size());
    return List.copyOf(columns);
  }

  private static void row(JsonParser parser, @Nullable Object[] values) throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY);
    long chars = 0;
    for (int i = 0; i < values.length; i++) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        String text = parser.getText();
        chars += text.length();
        expect(chars <= BackupFormat.MAX_ROW_CHARS);
        values[i] = text;
      } else if (token == JsonToken.VALUE_NUMBER_INT) {
        values[i] = parser.getLongValue();
      } else {
        expect(token == JsonToken.VALUE_NULL);
        values[i] = null;
      }
    }
    expect(parser.nextToken() == JsonToken.END_ARRAY);
  }

  private static void expect(boolean fits) throws NotWholeException {
    if (!fits) {
      throw new NotWholeException("is damaged: a table in it is none that a backup has.");
    }
  }
}
