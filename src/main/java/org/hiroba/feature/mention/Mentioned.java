package org.hiroba.feature.mention;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Says whom a message mentions. Immutable.
 *
 * @param people each once, at most {@link org.hiroba.account.MentionText#MAX_PEOPLE}; a group is
 *     never written out
 * @param group whom it calls by one word
 * @param here who was online when it called those who are here, its author apart; empty for another
 *     group
 * @param inCrowd the room has so many people that calling them all is limited
 */
public record Mentioned(
    List<UserId> people, Optional<MentionGroup> group, Set<UserId> here, boolean inCrowd) {
  /** Mentions nobody. */
  public static final Mentioned NOBODY =
      new Mentioned(List.of(), Optional.empty(), Set.of(), false);

  /** Copies the people. */
  public Mentioned {
    people = List.copyOf(people);
    here = Set.copyOf(here);
  }

  /** Returns the group, or null. */
  public @Nullable MentionGroup groupOrNull() {
    return group.orElse(null);
  }
}
