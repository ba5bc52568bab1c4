package org.hiroba.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the inside of a backup. For one thread. */
final class TableWriter implements BackupSink {
  private static final SerializedString LINE = new SerializedString("\n");

  private final ZipOutputStream zip;
  private final MessageDigest digest = BackupFormat.digest();
  private final OutputStream hashed;
  private String table = "";
  private @Nullable JsonGenerator rows;

  TableWriter(ZipOutputStream zip) {
    this.zip = zip;
    hashed =
        new FilterOutputStream(zip) {
          @Override
          public void write(int b) throws IOException {
            digest.update((byte) b);
            zip.write(b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            zip.write(bytes, offset, length);
          }
        };
  }

  /** Writes what the backup says of itself; comes first. */
  void begin(BackupFacts facts) throws IOException {
    open(BackupFormat.BEGIN);
    try (JsonGenerator json = BackupFormat.JSON.createGenerator(hashed)) {
      json.writeStartObject();
      json.writeNumberField("format", BackupFormat.VERSION);
      json.writeStringField("takenAt", facts.takenAt().toString());
      json.writeStringField("program", facts.program());
      json.writeStringField("database", facts.database());
      json.writeNumberField("schema", facts.schema());
      json.writeEndObject();
    }
    zip.closeEntry();
  }

  @Override
  public void table(String name, List<String> columns) throws IOException {
    endTable();
    if (!BackupFormat.isName(name) || !columns.stream().allMatch(BackupFormat::isName)) {
      throw new IOException("the table " + name + " has a name that no backup can keep");
    }
    table = name;
    open(BackupFormat.TABLES + name + BackupFormat.ROWS);
    JsonGenerator json = BackupFormat.JSON.createGenerator(hashed);
    json.setRootValueSeparator(LINE);
    rows = json;
    json.writeStartArray();
    for (String column : columns) {
      json.writeString(column);
    }
    json.writeEndArray();
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    JsonGenerator json = rows;
    if (json == null) {
      throw new IllegalStateException("no table has begun");
    }
    long chars = 0;
    json.writeStartArray();
    for (Object value : values) {
      if (value == null) {
        json.writeNull();
      } else if (value instanceof Long number) {
        json.writeNumber(number);
      } else {
        String text = (String) value;
        chars += text.length();
        json.writeString(text);
      }
    }
    json.writeEndArray();
    if (chars > BackupFormat.MAX_ROW_CHARS) {
      throw new IOException(
          "a row of the table "
              + table
              + " has "
              + chars
              + " characters, more than the "
              + BackupFormat.MAX_ROW_CHARS
              + " that could be restored");
    }
  }

  private void endTable() throws IOException {
    if (rows != null) {
      rows.close();
      rows = null;
      hashed.write('\n');
      zip.closeEntry();
    }
  }

  /** Writes the files and the end. */
  void end(Map<String, byte[]> files, BackupTally tally) throws IOException {
    endTable();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      open(BackupFormat.HOME + file.getKey());
      hashed.write(file.getValue());
      zip.closeEntry();
    }
    String sum = HexFormat.of().formatHex(digest.digest());
    zip.putNextEntry(new ZipEntry(BackupFormat.END));
    try (JsonGenerator json = BackupFormat.JSON.createGenerator(zip)) {
      json.writeStartObject();
      json.writeNumberField("rows", tally.rows());
      json.writeStringField("sha256", sum);
      json.writeEndObject();
    }
    zip.closeEntry();
  }

  private void open(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    BackupFormat.begin(digest, name);
  }
}
