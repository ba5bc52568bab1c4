package org.hiroba.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells emoji from other texts. An emoji is one of the sequences that Unicode recommends (RGI, UTS
 * #51): with tones of skin, families, flags and keycaps, however its variation selectors are set.
 * Stateless; the table is read when it is first asked for.
 */
public final class Emoji {
  /** The version of Unicode whose emoji these are. */
  public static final String UNICODE = "17.0";

  /**
   * How many chars a text may have to be looked at; the longest emoji has 15, and each of its code
   * points may have a variation selector.
   */
  public static final int MAX_CHARS = 32;

  private static final String TABLE = "emoji.txt";
  private static final String COMMENT = "# ";
  private static final int FIRST_BEHIND_ASCII = 0x80;
  private static final char TEXT_STYLE = '\uFE0E';
  private static final char EMOJI_STYLE = '\uFE0F';

  /** Loads the table with the first question, and once. */
  private static final class Table {
    private static final Map<String, String> SPELLINGS = read();

    private static final Set<Integer> FIRST =
        SPELLINGS.keySet().stream()
            .map(emoji -> emoji.codePointAt(0))
            .collect(Collectors.toUnmodifiableSet());

    private static Map<String, String> read() {
      Map<String, String> spellings = new HashMap<>();
      try (InputStream file = Emoji.class.getResourceAsStream(TABLE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.startsWith(COMMENT)) {
            for (String emoji : line.split(" ", -1)) {
              spellings.put(key(emoji), emoji);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The table of emoji cannot be read.", e);
      }
      return Map.copyOf(spellings);
    }

    private static InputStream open(@Nullable InputStream file) throws IOException {
      if (file == null) {
        throw new IOException(TABLE + " is not in the WAR");
      }
      return file;
    }
  }

  private Emoji() {}

  /**
   * Returns the one spelling of an emoji, which is Unicode's fully qualified one; empty if the text
   * is none.
   */
  public static Optional<String> spelling(String text) {
    return text.length() > MAX_CHARS
        ? Optional.empty()
        : Optional.ofNullable(Table.SPELLINGS.get(key(text)));
  }

  /**
   * Returns how long the emoji is that begins at a place of a text, in UTF-16 units and variation
   * selectors included: the longest there is. 0 for none; one that begins with a character of ASCII
   * is not looked for.
   */
  public static int lengthAt(String text, int start) {
    int codePoint = text.codePointAt(start);
    if (codePoint < FIRST_BEHIND_ASCII || !Table.FIRST.contains(codePoint)) {
      return 0;
    }
    for (int end = Math.min(text.length(), start + MAX_CHARS); end > start; end--) {
      if (Table.SPELLINGS.containsKey(key(text.substring(start, end)))) {
        return end - start;
      }
    }
    return 0;
  }

  /** Returns the one spelling of an emoji, or a text that is none as it is. */
  public static String shown(String text) {
    return spelling(text).orElse(text);
  }

  /**
   * Returns what all spellings of an emoji have in common: the text without variation selectors. Of
   * a text that is no emoji, too.
   */
  public static String key(String text) {
    if (text.indexOf(TEXT_STYLE) < 0 && text.indexOf(EMOJI_STYLE) < 0) {
      return text;
    }
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != TEXT_STYLE && c != EMOJI_STYLE) {
        key.append(c);
      }
    }
    return key.toString();
  }

  /** Returns all emoji, each in its one spelling and in no order. */
  public static Collection<String> all() {
    return Table.SPELLINGS.values();
  }
}
