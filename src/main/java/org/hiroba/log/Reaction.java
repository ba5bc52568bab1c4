package org.hiroba.log;

import java.util.List;
import org.hiroba.account.UserId;

/**
 * One kind of reaction on a message.
 *
 * @param emoji in the one spelling that it has
 * @param count how many people gave it
 * @param people the first of them, in the order in which they came; at most {@link #MAX_PEOPLE}
 */
public record Reaction(String emoji, int count, List<UserId> people) {
  /** How many of those who gave it are told with a message; the others are asked for. */
  public static final int MAX_PEOPLE = 20;

  /** How many kinds a message may have. */
  public static final int MAX_KINDS = 50;

  /** Copies the people. */
  public Reaction {
    people = List.copyOf(people);
  }

  /** Tells whether there are more than the first ones. */
  public boolean isCut() {
    return count > MAX_PEOPLE;
  }
}
