package org.hiroba.log;

import java.util.List;
import org.hiroba.account.UserRef;
import org.hiroba.account.Utf8Length;
import org.hiroba.media.AttachedFile;

/** Tells how long something is as JSON in UTF-8: what pages are cut by. */
public final class WireLength {
  /** Names, times, numbers and quotes around the texts of one message, at most. */
  private static final int AROUND_A_MESSAGE = 240;

  private static final int USER_ID = 40;

  /** Names, numbers and quotes around what one file has of its own. */
  private static final int AROUND_A_FILE = 140;

  /** Quotes, colon, brackets and comma around a kind of reaction; the same and a number. */
  private static final int AROUND_A_REACTION = 6;

  private static final int AROUND_A_COUNT = 14;
  private static final int ESCAPE_BY_CODE = 6;
  private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";

  private WireLength() {}

  /** Returns the bytes of a JSON string (RFC 8259 §7), without its quotes. */
  public static int of(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SHORT_ESCAPES.indexOf(c) >= 0) {
        bytes += 2;
      } else if (c < 0x20) {
        bytes += ESCAPE_BY_CODE;
      } else {
        bytes += Utf8Length.of(c);
      }
    }
    return bytes;
  }

  /** Returns the bytes of a message without its reactions, or a few more. */
  public static int ofMessage(
      String clientId, UserRef from, String text, int mentions, List<AttachedFile> files) {
    return AROUND_A_MESSAGE
        + clientId.length()
        + USER_ID
        + of(from.name())
        + of(from.displayName())
        + of(text)
        + mentions * USER_ID
        + files.stream().mapToInt(WireLength::ofFile).sum();
  }

  /** Returns the bytes of a message, or a few more. */
  public static int of(MessageView message) {
    int bytes =
        ofMessage(
            message.clientId(),
            message.from(),
            message.text(),
            message.mentions().size(),
            message.files());
    for (Reaction reaction : message.reactions()) {
      bytes += ofReaction(reaction.emoji(), reaction.count());
    }
    return bytes;
  }

  private static int ofFile(AttachedFile file) {
    String alt = file.alt();
    return AROUND_A_FILE
        + file.id().length()
        + of(file.name())
        + file.type().length()
        + (alt == null ? 0 : of(alt));
  }

  /** Returns the bytes of a kind of reaction that so many people gave, or a few more. */
  public static int ofReaction(String emoji, int count) {
    int name = of(emoji);
    int people = Math.min(count, Reaction.MAX_PEOPLE) * USER_ID;
    // Where there are more, it is named twice more: with their number, and if the reader gave it.
    int rest = count > Reaction.MAX_PEOPLE ? 2 * (name + AROUND_A_COUNT) : 0;
    return name + AROUND_A_REACTION + people + rest;
  }

  /** Returns the bytes of an earlier version of a message, or a few more. */
  public static int ofVersion(String text) {
    return AROUND_A_MESSAGE + of(text);
  }
}
