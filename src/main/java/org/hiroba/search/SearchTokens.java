package org.hiroba.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.LooseText;
import org.hiroba.emoji.Emoji;

/**
 * Cuts text into what the search index holds, the same for every database: words whole, and scripts
 * that put no space between words as overlapping pairs of characters. Text is folded first, so
 * case, width, accents and the kind of kana do not matter. Letters and digits that touch are words
 * of their own, so {@code 2.10} is found in {@code v2.10}; emoji are words, whatever their tone of
 * skin, and so are the signs of {@code C#} and {@code C++}. Thread-safe.
 *
 * <p>A run of paired characters ends with its last character alone: {@code 東京都} gives {@code 東京},
 * {@code 京都}, {@code 都}. So every character begins a token, and one character is found as the
 * beginning of one.
 */
public final class SearchTokens {
  /** How many UTF-16 units of a word count; the rest of a longer one is ignored. */
  public static final int MAX_WORD_CHARS = 64;

  /** Begin tokens that are no words, with characters that no text has a use for. */
  private static final char EMOJI = '\uE000';

  private static final String SHARP = "\uE001";
  private static final String PLUS_PLUS = "\uE002";

  /** What stands inside of names and numbers; what it joins is looked for side by side. */
  private static final String JOINERS = "._-#+/@:'\u2019&~$%\\";

  private static final int PROLONGED_SOUND = 0x30FC;
  private static final int FIRST_TONE = 0x1F3FB;
  private static final int LAST_TONE = 0x1F3FF;

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

  private enum Kind {
    LETTERS,
    DIGITS,
    PAIRED,
    SIGN,
    NONE
  }

  /** Names a token and where in the folded text it stands. */
  record Token(String text, int start, int end) {}

  /**
   * Holds characters of one kind that follow each other.
   *
   * @param text folded; a character is a code point with the marks that belong to it
   * @param paired whether they are of a script without spaces
   * @param start where in the folded text it begins
   * @param end where it ends there, which of a sign is not told by its text
   */
  record Run(String text, boolean paired, int start, int end) {

    /** Returns the tokens under which a message is found by this run. */
    List<Token> tokens() {
      return paired ? pairs(true) : List.of(new Token(word(), start, end));
    }

    /** Returns where the characters begin, and at last where the run ends. */
    private List<Integer> bounds() {
      List<Integer> bounds = new ArrayList<>();
      for (int i = 0; i < text.length(); i = nextCharacter(text, i)) {
        bounds.add(i);
      }
      bounds.add(text.length());
      return bounds;
    }

    /** Returns how many characters it has. */
    int length() {
      return bounds().size() - 1;
    }

    /** Returns a character; of a pile of more than sixty marks its letter alone. */
    private String character(int from, int to) {
      return to - from <= MAX_WORD_CHARS
          ? text.substring(from, to)
          : Character.toString(text.codePointAt(from));
    }

    /** Returns the pairs; a single character is its own. */
    List<Token> pairs(boolean withLast) {
      List<Integer> at = bounds();
      int last = at.size() - 2;
      List<Token> pairs = new ArrayList<>();
      for (int i = 0; i < last; i++) {
        String pair = character(at.get(i), at.get(i + 1)) + character(at.get(i + 1), at.get(i + 2));
        pairs.add(new Token(pair, start + at.get(i), start + at.get(i + 2)));
      }
      if (withLast || pairs.isEmpty()) {
        pairs.add(new Token(character(at.get(last), at.get(last + 1)), start + at.get(last), end));
      }
      return pairs;
    }

    String word() {
      if (text.length() <= MAX_WORD_CHARS) {
        return text;
      }
      StringBuilder word = new StringBuilder();
      List<Integer> at = bounds();
      for (int i = 0; i + 1 < at.size(); i++) {
        String character = character(at.get(i), at.get(i + 1));
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
    return tokens(LooseText.of(text)).stream().map(Token::text).toList();
  }

  /** Returns the tokens of a folded text, in its order. */
  static List<Token> tokens(String folded) {
    List<Token> tokens = new ArrayList<>();
    for (List<Run> piece : pieces(folded)) {
      for (Run run : piece) {
        tokens.addAll(run.tokens());
      }
    }
    return tokens;
  }

  /**
   * Returns the runs of a folded text; those of one piece follow each other without anything
   * between that separates.
   */
  static List<List<Run>> pieces(String folded) {
    List<List<Run>> pieces = new ArrayList<>();
    List<Run> piece = new ArrayList<>();
    int start = 0;
    while (start < folded.length()) {
      Kind kind = kindOf(folded.codePointAt(start));
      int end = kind == Kind.NONE ? signEnd(folded, start, piece) : endOf(folded, start, kind);
      if (end > start) {
        String text = kind == Kind.NONE ? sign(folded, start, end) : folded.substring(start, end);
        piece.add(new Run(text, kind == Kind.PAIRED, start, end));
        start = end;
      } else {
        if (JOINERS.indexOf(folded.charAt(start)) < 0) {
          endPiece(pieces, piece);
        }
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

  private static int endOf(String folded, int start, Kind kind) {
    int end = start;
    while (end < folded.length()) {
      int codePoint = folded.codePointAt(end);
      if (kindOf(codePoint) != kind && !(isMark(codePoint) && !isPaired(codePoint))) {
        break;
      }
      end = nextCharacter(folded, end);
    }
    return end;
  }

  private static Kind kindOf(int codePoint) {
    if (codePoint >= FIRST_MARK && isMark(codePoint)) {
      return isPaired(codePoint) ? Kind.PAIRED : Kind.LETTERS;
    }
    if (!Character.isLetterOrDigit(codePoint)) {
      return Kind.NONE;
    }
    if (isPaired(codePoint)) {
      return Kind.PAIRED;
    }
    return Character.isDigit(codePoint) ? Kind.DIGITS : Kind.LETTERS;
  }

  /** Returns where a sign ends that is a word: an emoji, or one behind letters; or its start. */
  private static int signEnd(String folded, int start, List<Run> piece) {
    char c = folded.charAt(start);
    if (c != '#' && c != '+') {
      return start + Emoji.lengthAt(folded, start);
    }
    boolean behindLetters =
        !piece.isEmpty()
            && piece.get(piece.size() - 1).end() == start
            && Character.isLetter(folded.charAt(start - 1));
    if (!behindLetters) {
      return start;
    }
    int next = start + 1;
    if (c == '+') {
      return next < folded.length() && folded.charAt(next) == '+' ? next + 1 : start;
    }
    boolean goesOn = next < folded.length() && isTyped(folded.charAt(next));
    return goesOn ? start : next;
  }

  private static boolean isTyped(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static String sign(String folded, int start, int end) {
    char c = folded.charAt(start);
    if (c == '#') {
      return SHARP;
    }
    if (c == '+') {
      return PLUS_PLUS;
    }
    StringBuilder token = new StringBuilder().append(EMOJI);
    Emoji.key(folded.substring(start, end))
        .codePoints()
        .filter(one -> one < FIRST_TONE || one > LAST_TONE)
        .forEach(one -> token.append(Integer.toHexString(one)));
    return token.substring(0, Math.min(token.length(), MAX_WORD_CHARS));
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
