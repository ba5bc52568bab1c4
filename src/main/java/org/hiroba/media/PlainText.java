package org.hiroba.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells text from all else: UTF-8 without control characters, and no markup. Stateless. */
final class PlainText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int ESCAPE = 0x1B;

  private PlainText() {}

  /**
   * Tells whether a file that begins so is plain text.
   *
   * @param whole there is no more of it; else it may end within a character
   */
  static boolean is(byte[] head, boolean whole) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(head.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(head), text, whole);
    text.flip();
    return !result.isError() && text.chars().allMatch(PlainText::isWritten) && !isMarkup(text);
  }

  /** Colours of terminals are written with an escape. */
  private static boolean isWritten(int c) {
    return c >= ' ' ? c != 0x7F : c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == ESCAPE;
  }

  /** HTML, SVG, XML: what a browser might run if it were told so. */
  private static boolean isMarkup(CharBuffer text) {
    int at = 0;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == BYTE_ORDER_MARK)) {
      at++;
    }
    if (at + 1 >= text.length() || text.charAt(at) != '<') {
      return false;
    }
    char next = text.charAt(at + 1);
    return next == '!' || next == '?' || next == '/' || Character.isLetter(next);
  }
}
