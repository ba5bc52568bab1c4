package org.hiroba.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hiroba.account.LooseText;
import org.hiroba.search.SearchTerms.Phrase;
import org.hiroba.search.SearchTokens.Token;

/**
 * Holds the part of a message that shows why it was found.
 *
 * @param text plain text, at most {@link #MAX_CHARS} and an ellipsis at each end that was cut
 * @param marks what was found in it, in its order; none lies over another
 */
public record Snippet(String text, List<Mark> marks) {
  /** How long a snippet is, in UTF-16 units, without ellipses. */
  public static final int MAX_CHARS = 160;

  /** How far behind the beginning something may be found without anything being cut before it. */
  private static final int CHARS_BEFORE = 40;

  private static final int MAX_MARKS = 100;

  /** Copies the marks. */
  public Snippet {
    marks = List.copyOf(marks);
  }

  /** Says where something was found, in UTF-16 units. */
  public record Mark(int start, int length) {
    int end() {
      return start + length;
    }
  }

  /** Returns the part of a text that begins with the first of the terms, or its beginning. */
  public static Snippet of(String text, SearchTerms terms) {
    List<Mark> marks = marks(text, terms);
    int first = marks.isEmpty() ? 0 : marks.get(0).start();
    int start = first <= CHARS_BEFORE ? 0 : first;
    int end = boundary(text, Math.min(text.length(), start + MAX_CHARS));
    int shift = (start > 0 ? 1 : 0) - start;
    List<Mark> shown = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark.start() < end) {
        shown.add(new Mark(mark.start() + shift, Math.min(mark.end(), end) - mark.start()));
      }
    }
    String part = text.substring(start, end);
    return new Snippet((start > 0 ? "…" : "") + part + (end < text.length() ? "…" : ""), shown);
  }

  /** Returns the beginning of a text. */
  public static String beginningOf(String text) {
    int end = boundary(text, Math.min(text.length(), MAX_CHARS));
    return text.substring(0, end) + (end < text.length() ? "…" : "");
  }

  /** Returns a place near {@code index} that does not cut a character in two. */
  private static int boundary(String text, int index) {
    return index > 0
            && index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1))
        ? index - 1
        : index;
  }

  private static List<Mark> marks(String text, SearchTerms terms) {
    if (terms.isEmpty()) {
      return List.of();
    }
    LooseText.Folded folded = LooseText.fold(text);
    List<Token> tokens = SearchTokens.tokens(folded.text());
    List<Mark> found = new ArrayList<>();
    for (int i = 0; i < tokens.size() && found.size() < MAX_MARKS; i++) {
      for (Phrase phrase : terms.phrases()) {
        if (phrase.occursAt(tokens, i)) {
          found.add(mark(folded, tokens, i, phrase));
        }
      }
    }
    return merged(found);
  }

  private static Mark mark(LooseText.Folded folded, List<Token> tokens, int at, Phrase phrase) {
    int last = phrase.tokens().size() - 1;
    Token end = tokens.get(at + last);
    int to =
        phrase.prefix()
            ? Math.min(end.end(), end.start() + phrase.tokens().get(last).length())
            : end.end();
    // One character may have become several: it is marked whole.
    while (to < folded.text().length() && folded.origin(to) == folded.origin(to - 1)) {
      to++;
    }
    int start = folded.origin(tokens.get(at).start());
    return new Mark(start, folded.origin(to) - start);
  }

  private static List<Mark> merged(List<Mark> found) {
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : found.stream().sorted(Comparator.comparingInt(Mark::start)).toList()) {
      Mark before = marks.isEmpty() ? null : marks.get(marks.size() - 1);
      if (before != null && mark.start() <= before.end()) {
        int end = Math.max(before.end(), mark.end());
        marks.set(marks.size() - 1, new Mark(before.start(), end - before.start()));
      } else {
        marks.add(mark);
      }
    }
    return marks;
  }
}
