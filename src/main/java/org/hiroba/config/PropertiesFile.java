package org.hiroba.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Reads a Java properties file in UTF-8, and says in which line it is none. Stateless. */
final class PropertiesFile {
  /** A megabyte of settings is nobody's. */
  private static final long MAX_BYTES = 1 << 20;

  private PropertiesFile() {}

  /**
   * Returns what stands in a file; nothing when it is not there.
   *
   * @throws SettingsException it cannot be read; the message names the line
   */
  static Map<String, String> read(Path path) {
    if (!Files.exists(path)) {
      return Map.of();
    }
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new SettingsException("Cannot read " + path + ": it has more than a megabyte.");
      }
      String text = decoded(path, Files.readAllBytes(path));
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(text));
      } catch (IllegalArgumentException e) {
        throw new SettingsException(
            "Cannot read "
                + path
                + ", line "
                + lineOfBadEscape(text)
                + ": four hexadecimal digits belong behind a backslash and u; of a path on Windows"
                + " each backslash is written twice.",
            e);
      }
      return MapSource.strings(properties);
    } catch (IOException e) {
      throw new SettingsException("Cannot read " + path + ": " + OneLine.of(e.toString()) + ".", e);
    }
  }

  private static String decoded(Path path, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new SettingsException(
          "Cannot read "
              + path
              + ", line "
              + line
              + ": a character there is not in UTF-8. Save the file in UTF-8 (from Latin-1: iconv -f"
              + " latin1 -t utf8).");
    }
    return out.flip().toString();
  }

  private static int lineOfBadEscape(String text) {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == '\\' && i + 1 < text.length()) {
        i++;
        if (text.charAt(i) == '\n') {
          line++;
        } else if (text.charAt(i) == 'u' && !isHex(text, i + 1)) {
          return line;
        }
      }
    }
    return line;
  }

  private static boolean isHex(String text, int from) {
    return from + 4 <= text.length()
        && text.substring(from, from + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
