package org.hiroba.account;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which parts of a message are its author's own words, and which are code, quotes or web
 * addresses, in the Markdown that people write in a chat: a line break ends a quote, {@code >}
 * quotes only with a space behind it, code spans stay within their paragraph or list item. Takes
 * time in proportion to the text, whatever is in it. Belongs to one thread.
 */
final class MessageProse {
  private static final int INDENTED_CODE = 4;
  private static final int MIN_FENCE = 3;

  private final String text;
  private final BitSet foreign = new BitSet();
  private int blockStart = -1;
  private int blockEnd;
  private boolean afterBlank = true;
  private boolean inList;
  private char fence;
  private int fenceLength;

  private MessageProse(String text) {
    this.text = text;
  }

  /** Returns the indices of what is not the author's own words. */
  static BitSet foreignIn(String text) {
    MessageProse prose = new MessageProse(text);
    int end;
    for (int start = 0; start < text.length(); start = end + 1) {
      end = start;
      while (end < text.length() && text.charAt(end) != '\n') {
        end++;
      }
      prose.line(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }
    prose.endBlock();
    prose.addresses("://", true);
    prose.addresses("www.", false);
    return prose.foreign;
  }

  private void line(int start, int end) {
    int at = start;
    int indent = 0;
    while (at < end && isBlank(text.charAt(at))) {
      indent += text.charAt(at) == '\t' ? INDENTED_CODE - indent % INDENTED_CODE : 1;
      at++;
    }
    boolean indented = indent >= INDENTED_CODE && !inList;
    if (fenceLength > 0) {
      foreign.set(start, end);
      int length = run(at, end, fence);
      if (!indented && length >= fenceLength && skipBlanks(at + length, end) == end) {
        fenceLength = 0;
        afterBlank = true;
      }
    } else if (at == end) {
      endBlock();
      afterBlank = true;
    } else if (indented && afterBlank) {
      foreign.set(start, end);
    } else {
      words(start, at, end, indented);
    }
  }

  private void words(int start, int at, int end, boolean indented) {
    int content = indented ? at : afterListMarker(at, end);
    boolean item = content > at;
    if (!indented && opensFence(content, end)) {
      endBlock();
      inList |= item;
      foreign.set(start, end);
      return;
    }
    if (!indented && isQuote(content, end)) {
      endBlock();
      foreign.set(start, end);
      afterBlank = false;
      return;
    }
    if (item || isHeading(at, end)) {
      endBlock();
    }
    if (item) {
      inList = true;
    } else if (afterBlank && at == start) {
      inList = false;
    }
    if (blockStart < 0) {
      blockStart = start;
    }
    blockEnd = end;
    afterBlank = false;
  }

  private boolean opensFence(int at, int end) {
    char sign = at < end ? text.charAt(at) : ' ';
    if (sign != '`' && sign != '~') {
      return false;
    }
    int length = run(at, end, sign);
    if (length < MIN_FENCE) {
      return false;
    }
    for (int i = at + length; sign == '`' && i < end; i++) {
      if (text.charAt(i) == '`') {
        // ```code``` on one line is a code span.
        return false;
      }
    }
    fence = sign;
    fenceLength = length;
    return true;
  }

  private boolean isQuote(int at, int end) {
    return at + 1 < end && text.charAt(at) == '>' && isBlank(text.charAt(at + 1));
  }

  private boolean isHeading(int at, int end) {
    int length = run(at, end, '#');
    return length > 0 && length <= 6 && at + length < end && isBlank(text.charAt(at + length));
  }

  /** Returns where the words of a list item begin, or {@code at} when it is none. */
  private int afterListMarker(int at, int end) {
    int after = at;
    char sign = text.charAt(at);
    if (sign == '-' || sign == '*' || sign == '+') {
      after++;
    } else {
      while (after < end && after - at < 9 && isDigit(text.charAt(after))) {
        after++;
      }
      if (after == at || after == end || (text.charAt(after) != '.' && text.charAt(after) != ')')) {
        return at;
      }
      after++;
    }
    return after < end && isBlank(text.charAt(after)) ? skipBlanks(after, end) : at;
  }

  private void endBlock() {
    if (blockStart >= 0) {
      codeSpans(blockStart, blockEnd);
      blockStart = -1;
    }
  }

  /** Marks code spans (CommonMark 0.31 §6.1): closed by the next run of as many backticks. */
  private void codeSpans(int from, int to) {
    List<int[]> runs = new ArrayList<>();
    Map<Integer, List<Integer>> byLength = new HashMap<>();
    for (int i = text.indexOf('`', from); i >= 0 && i < to; i = text.indexOf('`', i)) {
      int length = run(i, to, '`');
      byLength.computeIfAbsent(length, any -> new ArrayList<>()).add(runs.size());
      runs.add(new int[] {i, length});
      i += length;
    }
    Map<Integer, Integer> passed = new HashMap<>();
    int next;
    for (int i = 0; i < runs.size(); i = next) {
      next = i + 1;
      int start = runs.get(i)[0];
      int length = runs.get(i)[1];
      if (isEscaped(start, from)) {
        start++;
        length--;
      }
      List<Integer> alike = byLength.getOrDefault(length, List.of());
      int candidate = passed.getOrDefault(length, 0);
      while (candidate < alike.size() && alike.get(candidate) <= i) {
        candidate++;
      }
      passed.put(length, candidate);
      if (candidate < alike.size()) {
        int closing = alike.get(candidate);
        foreign.set(start, runs.get(closing)[0] + length);
        next = closing + 1;
      }
    }
  }

  private boolean isEscaped(int at, int from) {
    int backslashes = 0;
    while (at - backslashes > from && text.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** Marks web addresses as far as they are ASCII: what is beyond may be the next sentence. */
  private void addresses(String sign, boolean afterWord) {
    int next;
    for (int i = text.indexOf(sign); i >= 0; i = text.indexOf(sign, next)) {
      next = i + sign.length();
      if (isAsciiWord(i - 1) == afterWord) {
        while (next < text.length() && isOfAddress(text.charAt(next))) {
          next++;
        }
        foreign.set(i, next);
      }
    }
  }

  private boolean isAsciiWord(int at) {
    char c = at < 0 ? ' ' : text.charAt(at);
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isOfAddress(char c) {
    return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"' && c != '`';
  }

  private int run(int at, int end, char sign) {
    int length = 0;
    while (at + length < end && text.charAt(at + length) == sign) {
      length++;
    }
    return length;
  }

  private int skipBlanks(int at, int end) {
    int after = at;
    while (after < end && isBlank(text.charAt(after))) {
      after++;
    }
    return after;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
