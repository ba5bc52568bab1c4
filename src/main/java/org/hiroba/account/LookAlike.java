package org.hiroba.account;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which names readers may take for one another. Thread-safe.
 *
 * <p>A small part of what UTS #39 ("Unicode Security Mechanisms", §4) calls a skeleton: NFKC and
 * case folding; characters without ink, spaces and punctuation left out; marks left out on Latin,
 * Greek and Cyrillic letters; Greek, Cyrillic and a few other letters that look Latin taken for
 * what they look like. Left out: likeness within a script (l, I and 1; O and 0; rn and m; ロ and 口),
 * Armenian, Cherokee, Hebrew, Arabic and the rest of the 6,000 pairs of its confusables.txt,
 * mixed-script rules. Marks of other scripts stay, for there they make another name: が is not か.
 */
public final class LookAlike {
  private static final Map<Integer, String> LATIN = new HashMap<>();

  static {
    // Greek, capital and small, then Cyrillic, then Latin and letterlike ones.
    put("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺϻ", "abezhikmnoptyxcmm");
    put("αβγεικνορσςυχϲϳωητμ", "abyeikvopoouxcjwntu");
    put("АВЕЅІЈКМНОРСТУХҮԌԐЗԚԜҺӀ", "abesijkmhopctyxyge3qwhl");
    put("авеѕіјкмнорстухүԍԑзԛԝһӏԁгпѵѡь", "abesijkmhopctyxyge3qwhldrnvwb");
    put("ıɩɑɡɢʙʜʟɴʀʏᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢℓ", "iiaggbhlnryacdejkmoptuvwzl");
    put("øłđħŧƀɨʉ", "oldhtbiu");
  }

  private LookAlike() {}

  private static void put(String letters, String like) {
    int[] from = letters.codePoints().toArray();
    if (from.length != like.length()) {
      throw new IllegalStateException(letters + " and " + like + " differ in length");
    }
    for (int i = 0; i < from.length; i++) {
      LATIN.put(from[i], String.valueOf(like.charAt(i)));
    }
  }

  /**
   * Returns what two names have in common that may be taken for one another. Never empty: a name of
   * nothing but punctuation is taken as it is folded.
   */
  public static String skeleton(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    boolean dropsMarks = true;
    int next;
    for (int i = 0; i < decomposed.length(); i = next) {
      int c = decomposed.codePointAt(i);
      next = i + Character.charCount(c);
      boolean mark = isMark(c);
      if (!mark) {
        dropsMarks = takesMarksLightly(c);
      }
      if (!isPassedOver(c) && !(mark && dropsMarks)) {
        kept.append(like(c));
      }
    }
    return kept.isEmpty() ? FoldedText.of(name) : kept.toString();
  }

  /**
   * Returns a name in the Latin letters that it looks like, folded as {@link FoldedText} does,
   * marks and punctuation kept: the sign-in name for which it may be taken. The same as its own key
   * for a name that looks like no other.
   */
  public static String inLatin(String name) {
    StringBuilder latin = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .forEach(c -> latin.append(like(c)));
    return FoldedText.of(latin.toString());
  }

  /** Letters that look alike in one case only are looked up before case is folded. */
  private static String like(int c) {
    String like = LATIN.get(c);
    if (like != null) {
      return like;
    }
    String folded = FoldedText.of(Character.toString(c));
    return folded.codePointCount(0, folded.length()) == 1
        ? LATIN.getOrDefault(folded.codePointAt(0), folded)
        : folded;
  }

  private static boolean isPassedOver(int c) {
    if (LineText.isInvisible(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> c == 0x2800;
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean takesMarksLightly(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK, CYRILLIC, COMMON -> true;
      default -> false;
    };
  }
}
