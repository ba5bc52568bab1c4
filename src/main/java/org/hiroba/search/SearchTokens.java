package org.hiroba.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.FoldedText;

/**
 * Cuts text into what the search index holds, the same for every database: words whole, and scripts
 * that put no space between words as overlapping pairs of characters. Text is folded first, so case
 * and width do not matter. Thread-safe.
 *
 * <p>A run of paired characters ends with its last character alone: {@code 東京都} gives {@code 東京},
 * {@code 京都}, {@code 都}. So every character begins a token, and one character is found as the
 * beginning of one.
 */
public final class SearchTokens {
  /** How many UTF-16 units of a word count; the rest of a longer one is ignored. */
  public static final int MAX_WORD_CHARS = 64;

  private static final int PROLONGED_SOUND = 0x30FC;

  /** Below it no character is a mark; most letters of most texts are, and need no table then. */
  static final int FIRST_MARK = 0x0300;

  /**
   * Below it no character belongs to a script without spaces: a Bopomofo tone mark is the first.
   */
  static final int FIRST_PAIRED = 0x02EA;

  static final Set<UnicodeScript> PAIRED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private SearchTokens() {}

  /**
   * Holds characters of one kind that follow each other.
   *
   * @param text folded; a character is a code point with the marks that belong to it
   * @param paired whether they are of a script without spaces
   */
  record Run(String text, boolean paired) {

    /** Returns the tokens under which a message is found by this run. */
    List<String> tokens() {
      return paired ? pairs(true) : List.of(word());
    }

    /** Returns the characters; of a pile of more than sixty marks its letter alone. */
    List<String> characters() {
      List<String> characters = new ArrayList<>();
      for (int i = 0; i < text.length(); ) {
        int next = nextCharacter(text, i);
        characters.add(
            next - i <= MAX_WORD_CHARS
                ? text.substring(i, next)
                : Character.toString(text.codePointAt(i)));
        i = next;
      }
      return characters;
    }

    /** Returns the pairs; a single character is its own. */
    List<String> pairs(boolean withLast) {
      List<String> characters = characters();
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i + 1 < characters.size(); i++) {
        pairs.add(characters.get(i) + characters.get(i + 1));
      }
      if (withLast || pairs.isEmpty()) {
        pairs.add(characters.get(characters.size() - 1));
      }
      return pairs;
    }

    String word() {
      if (text.length() <= MAX_WORD_CHARS) {
        return text;
      }
      StringBuilder word = new StringBuilder();
      for (String character : characters()) {
        if (word.length() + character.length() > MAX_WORD_CHARS) {
          break;
        }
        word.append(character);
      }
      return word.toString();
    }
  }

  /** Returns the tokens of a text, in its order. */
  public static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    for (List<Run> piece : pieces(text)) {
      for (Run run : piece) {
        tokens.addAll(run.tokens());
      }
    }
    return tokens;
  }

  /** Returns the runs of a text; those of one piece follow each other without anything between. */
  static List<List<Run>> pieces(String text) {
    List<List<Run>> pieces = new ArrayList<>();
    List<Run> piece = new ArrayList<>();
    String folded = FoldedText.of(text);
    int start = 0;
    while (start < folded.length()) {
      int end = start;
      boolean paired = isPaired(folded.codePointAt(start));
      while (end < folded.length() && isOfRun(folded.codePointAt(end), paired)) {
        end = nextCharacter(folded, end);
      }
      if (end > start) {
        piece.add(new Run(folded.substring(start, end), paired));
        start = end;
      } else {
        endPiece(pieces, piece);
        start = nextCharacter(folded, start);
      }
    }
    endPiece(pieces, piece);
    return pieces;
  }

  private static void endPiece(List<List<Run>> pieces, List<Run> piece) {
    if (!piece.isEmpty()) {
      pieces.add(List.copyOf(piece));
      piece.clear();
    }
  }

  private static boolean isOfRun(int codePoint, boolean paired) {
    return (Character.isLetterOrDigit(codePoint) || isMark(codePoint))
        && isPaired(codePoint) == paired;
  }

  /** Returns where the character at {@code start} ends: a code point and the marks behind it. */
  private static int nextCharacter(String text, int start) {
    int next = start + Character.charCount(text.codePointAt(start));
    while (next < text.length() && isMark(text.codePointAt(next))) {
      next += Character.charCount(text.codePointAt(next));
    }
    return next;
  }

  private static boolean isMark(int codePoint) {
    if (codePoint < FIRST_MARK) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isPaired(int codePoint) {
    return codePoint >= FIRST_PAIRED
        && (codePoint == PROLONGED_SOUND || PAIRED.contains(UnicodeScript.of(codePoint)));
  }
}
