package org.hiroba.account;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whom a message's text mentions: after each {@code @} or {@code ＠} in the author's own words
 * the longest name of a member, or the word for a group. Immutable.
 *
 * <p>The name ends before anything but a letter, mark or digit; a dot, underscore or hyphen
 * continues it only when one of those follows; next to Han, kana, Hangul or Thai no boundary is
 * needed. What looks like an e-mail or web address, code and quotes mention nobody. Looking takes
 * time in proportion to the text and stops at {@value #MAX_PEOPLE} people.
 *
 * @param people each place where a person is mentioned, in the order of the text
 * @param group the biggest group that is mentioned
 */
public record MentionText(List<Mention> people, Optional<MentionGroup> group) {
  /** How many people one text mentions at most; what stands behind them is not looked at. */
  public static final int MAX_PEOPLE = 100;

  private static final char SIGN = '@';
  private static final char WIDE_SIGN = '＠';

  /** Copies the list. */
  public MentionText {
    people = List.copyOf(people);
  }

  /**
   * Holds one place in a text, in UTF-16 units.
   *
   * @param start where the sign {@code @} is
   * @param end behind the name
   */
  public record Mention(UserId user, int start, int end) {}

  /** Tells whether a text has a sign behind which a name may stand. */
  public static boolean mayMention(String text) {
    return nextSign(text, 0) >= 0;
  }

  /** Looks through a text. */
  public static MentionText find(String text, MentionNames names) {
    List<Mention> people = new ArrayList<>();
    Set<UserId> found = new LinkedHashSet<>();
    @Nullable MentionGroup group = null;
    @Nullable BitSet foreign = null;
    for (int at = nextSign(text, 0); at >= 0 && found.size() < MAX_PEOPLE; ) {
      if (foreign == null) {
        foreign = MessageProse.foreignIn(text);
      }
      int next = at + 1;
      Optional<MentionNames.Match> match =
          foreign.get(at) || !WordBoundary.before(text, at)
              ? Optional.empty()
              : names.longestAt(text, at + 1);
      if (match.isPresent()) {
        next = match.get().end();
        UserId user = match.get().target().user();
        if (user != null) {
          people.add(new Mention(user, at, next));
          found.add(user);
        } else if (group != MentionGroup.ROOM) {
          group = match.get().target().group();
        }
      }
      at = nextSign(text, next);
    }
    return new MentionText(people, Optional.ofNullable(group));
  }

  /** Returns the people mentioned, each once. */
  public List<UserId> users() {
    return people.stream().map(Mention::user).distinct().toList();
  }

  private static int nextSign(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == SIGN || text.charAt(i) == WIDE_SIGN) {
        return i;
      }
    }
    return -1;
  }
}
