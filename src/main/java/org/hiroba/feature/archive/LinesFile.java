package org.hiroba.feature.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes a file of JSON Lines and counts what it writes. For one thread. */
final class LinesFile implements AutoCloseable {
  private final String name;
  private final OutputStream out;
  private final MessageDigest digest = sha256();
  private long bytes;
  private long lines;

  LinesFile(ArchiveTarget target, String name) throws IOException {
    this.name = name;
    this.out = target.begin(name);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  void add(ObjectNode line) throws IOException {
    byte[] encoded = (line + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(encoded, 0, encoded.length);
    digest.update(encoded);
    bytes += encoded.length;
    lines++;
  }

  /** Ends it, and tells what it is. */
  ArchivedFile end() throws IOException {
    close();
    return new ArchivedFile(name, bytes, lines, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
