package org.hiroba.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the names that a message in a room can mention: of its members and of the groups. A group's
 * word wins over a member who has that name; of two members whose names fold to the same the first
 * one given wins. Immutable.
 */
public final class MentionNames {
  private final List<String> keys;
  private final List<Target> targets;

  private final List<UserId> members;

  private MentionNames(Map<String, Target> sorted, Collection<UserRef> members) {
    this.members = members.stream().map(UserRef::id).toList();
    keys = List.copyOf(sorted.keySet());
    targets = List.copyOf(sorted.values());
  }

  /** Takes the names of the members of a room. */
  public static MentionNames of(Collection<UserRef> members) {
    Map<String, Target> sorted = new TreeMap<>();
    for (MentionGroup group : MentionGroup.values()) {
      group.words().forEach(word -> sorted.put(FoldedName.of(word), new Target(null, group)));
    }
    for (UserRef member : members) {
      sorted.putIfAbsent(FoldedName.of(member.name()), new Target(member.id(), null));
    }
    return new MentionNames(sorted, members);
  }

  /** Returns the members given, also one whose name means a group. */
  public List<UserId> members() {
    return members;
  }

  /** Holds what a name means: a person or a group. */
  record Target(@Nullable UserId user, @Nullable MentionGroup group) {}

  /** Holds a name found in a text, up to an index of the text. */
  record Match(Target target, int end) {}

  /**
   * Finds the longest name that begins at an index of a text and ends there too. Costs as much as
   * the name is long, however many there are.
   */
  Optional<Match> longestAt(String text, int from) {
    int first = 0;
    int end = keys.size();
    int depth = 0;
    @Nullable Match longest = null;
    int nextLetter;
    for (int i = from; i < text.length(); i = nextLetter) {
      nextLetter = FoldedName.endOfLetter(text, i);
      if (nextLetter < 0) {
        break;
      }
      String letter = FoldedName.letter(text, i, nextLetter);
      for (int k = 0; k < letter.length() && first < end; k++, depth++) {
        char c = letter.charAt(k);
        first = firstWith(c, depth, first, end);
        end = firstWith(c + 1, depth, first, end);
      }
      if (first == end) {
        break;
      }
      if (keys.get(first).length() == depth
          && WordBoundary.after(text, text.codePointAt(i), nextLetter)) {
        longest = new Match(targets.get(first), nextLetter);
      }
    }
    return Optional.ofNullable(longest);
  }

  /** Finds, among sorted names alike up to a depth, the first whose next letter is not before c. */
  private int firstWith(int c, int depth, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      String key = keys.get(middle);
      if ((key.length() > depth ? key.charAt(depth) : -1) < c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
