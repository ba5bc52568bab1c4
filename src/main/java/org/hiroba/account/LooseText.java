package org.hiroba.account;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gives text the form in which it is searched, folded further than names that are compared: besides
 * case and width, accents make no difference, nor whether Japanese syllables are written in
 * hiragana or katakana. Linear in the text. Thread-safe.
 */
public final class LooseText {
  private static final int FIRST_ACCENT = 0x0300;
  private static final int LAST_ACCENT = 0x036F;
  private static final int FIRST_KATAKANA = 0x30A1;
  private static final int LAST_KATAKANA = 0x30F6;
  private static final int KATAKANA_ABOVE_HIRAGANA = 0x60;

  /** Letters that Unicode does not take apart, and what people type for them. */
  private static final String WHOLE = "øłđħæœðþ";

  private static final String[] TYPED = {"o", "l", "d", "h", "ae", "oe", "d", "th"};

  private LooseText() {}

  /** Holds a folded text, and where in the text before each of its characters came from. */
  public static final class Folded {
    private final String text;
    private final int[] origins;

    private Folded(String text, int[] origins) {
      this.text = text;
      this.origins = origins;
    }

    /** Returns the folded text. */
    public String text() {
      return text;
    }

    /** Returns where in the text before folding a place in the folded one is, its end included. */
    public int origin(int index) {
      return origins[index];
    }
  }

  /** Returns the folded text. */
  public static String of(String text) {
    return isAscii(text) ? text.toLowerCase(Locale.ROOT) : fold(text).text();
  }

  /** Returns the folded text, and where each part of it came from. */
  public static Folded fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 8);
    int[] origins = new int[text.length() + 9];
    for (int i = 0; i < text.length(); ) {
      int next = endOfCharacter(text, i);
      int before = folded.length();
      append(folded, text, i, next);
      if (folded.length() >= origins.length) {
        origins = Arrays.copyOf(origins, folded.length() * 2);
      }
      Arrays.fill(origins, before, folded.length(), i);
      i = next;
    }
    origins[folded.length()] = text.length();
    return new Folded(folded.toString(), origins);
  }

  /** Returns where the character at {@code start} ends: a code point and what joins it. */
  private static int endOfCharacter(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length() && joins(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean joins(int codePoint) {
    if (codePoint < FIRST_ACCENT) {
      return false;
    }
    // Half-width voiced sound marks are letters by type, but join the letter before them, and so do
    // the vowels and finals of a Korean syllable that was taken apart.
    return codePoint == 0xFF9E
        || codePoint == 0xFF9F
        || (codePoint >= 0x1160 && codePoint <= 0x11FF)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static void append(StringBuilder folded, String text, int start, int end) {
    if (end == start + 1) {
      char c = text.charAt(start);
      if (c < 0x80) {
        folded.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
        return;
      }
      if (isAsItIs(c)) {
        folded.append(c);
        return;
      }
      if (c >= FIRST_KATAKANA && c <= LAST_KATAKANA) {
        folded.append((char) (c - KATAKANA_ABOVE_HIRAGANA));
        return;
      }
    }
    String apart =
        Normalizer.normalize(FoldedText.of(text.substring(start, end)), Normalizer.Form.NFD);
    StringBuilder bare = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (c < FIRST_ACCENT || c > LAST_ACCENT) {
        appendTyped(bare, c);
      }
    }
    for (char c : Normalizer.normalize(bare, Normalizer.Form.NFC).toCharArray()) {
      boolean katakana = c >= FIRST_KATAKANA && c <= LAST_KATAKANA;
      folded.append(katakana ? (char) (c - KATAKANA_ABOVE_HIRAGANA) : c);
    }
  }

  private static void appendTyped(StringBuilder bare, char c) {
    int whole = WHOLE.indexOf(c);
    if (whole < 0) {
      bare.append(c);
    } else {
      bare.append(TYPED[whole]);
    }
  }

  /** Hiragana, Chinese characters and Korean syllables: most of most texts of their languages. */
  private static boolean isAsItIs(char c) {
    return (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x3400 && c <= 0x9FFF)
        || (c >= 0xAC00 && c <= 0xD7A3);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
