package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads the lines of a file, each up to {@value #MAX_LINE_BYTES} bytes, and no more bytes than the
 * file shall have. For one thread.
 */
final class LinesReader {
  /** How long a line may be: a message of the longest text takes a quarter. */
  static final int MAX_LINE_BYTES = 512 * 1024;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final long mostBytes;
  private final MessageDigest digest = LinesFile.sha256();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private byte[] line = new byte[1024];
  private int length;
  private long bytes;
  private long number;

  LinesReader(InputStream in, long mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /** What a line is. */
  enum Kind {
    LINE,
    TOO_LONG,
    END
  }

  /** Reads on; of a line that is too long the rest is passed over. */
  Kind next() throws IOException {
    length = 0;
    boolean any = false;
    for (int read = read(); read >= 0; read = read()) {
      any = true;
      if (read == '\n') {
        break;
      }
      if (length <= MAX_LINE_BYTES) {
        if (length == line.length) {
          line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) read;
      }
    }
    if (!any) {
      return Kind.END;
    }
    number++;
    return length > MAX_LINE_BYTES ? Kind.TOO_LONG : Kind.LINE;
  }

  /** Returns the last line, without its end. */
  byte[] line() {
    return Arrays.copyOf(line, length);
  }

  private int read() throws IOException {
    if (next == end) {
      // One byte more than there shall be tells that the file is another one.
      long left = mostBytes - bytes + 1;
      end = left <= 0 ? 0 : Math.max(0, in.read(buffer, 0, (int) Math.min(buffer.length, left)));
      next = 0;
      if (end == 0) {
        return -1;
      }
      bytes += end;
      digest.update(buffer, 0, end);
    }
    return buffer[next++] & 0xFF;
  }

  /** Returns the number of the last line, from 1. */
  long number() {
    return number;
  }

  /** Tells whether what was read is the file that was to be read; at its end, once. */
  boolean isWhole(ArchivedFile file) {
    return bytes == file.bytes()
        && number == file.lines()
        && HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
  }
}
