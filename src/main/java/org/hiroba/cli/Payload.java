package org.hiroba.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a command sends: UTF-8 text in which {@code \r}, {@code \n}, {@code \t}, {@code \\} and
 * {@code \xHH} stand for what cannot be typed. Immutable.
 */
final class Payload {
  private static final int HEX_DIGITS = 2;

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a text with escapes.
   *
   * @throws TypeConversionException if a backslash is followed by something else
   */
  static Payload parse(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int backslash = text.indexOf('\\', at);
      int end = backslash < 0 ? text.length() : backslash;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end < text.length() ? escape(text, end, bytes) : end;
    }
    return new Payload(bytes.toByteArray());
  }

  /** Writes what an escape stands for; returns where the text goes on. */
  private static int escape(String text, int backslash, ByteArrayOutputStream into) {
    char kind = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
    int next = backslash + 2;
    switch (kind) {
      case 'r' -> into.write('\r');
      case 'n' -> into.write('\n');
      case 't' -> into.write('\t');
      case '\\' -> into.write('\\');
      case 'x' -> {
        String digits = text.substring(next, Math.min(next + HEX_DIGITS, text.length()));
        if (!digits.matches("[0-9A-Fa-f]{2}")) {
          throw new TypeConversionException("after \\x come two hexadecimal digits");
        }
        into.write(Integer.parseInt(digits, 16));
        next += HEX_DIGITS;
      }
      default ->
          throw new TypeConversionException(
              "a backslash is followed by r, n, t, xHH or another backslash");
    }
    return next;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads an option of a command. */
  static final class Converter implements ITypeConverter<Payload> {
    @Override
    public Payload convert(String value) {
      return parse(value);
    }
  }
}
