package org.hiroba.feature.mention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.Rights;
import org.hiroba.config.Right;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;

/**
 * Lets nobody ring at many doors all the time: in a room of more than {@value #FREE_PEOPLE} people
 * one calls all of them, or all who are here, once a minute, over all such rooms; owners of the
 * room and administrators whenever they must. Kept with the account, so it holds over restarts, on
 * every node, and after the message was deleted. Stateless.
 */
public final class CallLimit {
  /** Up to so many people in a room there is no limit. */
  static final int FREE_PEOPLE = 50;

  static final Duration PAUSE = Duration.ofMinutes(1);

  private CallLimit() {}

  /**
   * Counts the call of a message that may call whom it calls; the last of the rules to be asked,
   * since it writes.
   *
   * @param before whom it called before an edit
   * @throws Refusal {@code FORBIDDEN} to who may call nobody; {@code RATE_LIMITED}, with the time
   *     to wait; then nothing was written
   */
  public static void take(
      WriteTransaction tx,
      Rights rights,
      Access.Place place,
      Optional<MentionGroup> before,
      Mentioned mentioned,
      Instant at)
      throws Refusal {
    if (!ringsAnew(before, mentioned)) {
      return;
    }
    rights.require(place, Right.CALL_ALL);
    User author = place.user();
    if (!mentioned.inCrowd() || place.isOwner() || author.isAdmin()) {
      return;
    }
    MentionWrites calls = tx.port(MentionWrites.class);
    Duration left =
        calls
            .lastCall(author.id())
            // Else the clock was put back.
            .filter(called -> !called.isAfter(at.plus(PAUSE)))
            .map(called -> Duration.between(at, called.plus(PAUSE)))
            .orElse(Duration.ZERO);
    if (left.compareTo(Duration.ZERO) > 0) {
      throw Refusal.tooSoon(
          "In a room of more than "
              + FREE_PEOPLE
              + " people one calls everybody once a minute. Wait "
              + left.plusMillis(999).toSeconds()
              + " s, or write it without @room and @here.",
          left);
    }
    calls.lastCall(author.id(), at);
  }

  /** An edit that calls nobody whom the message did not call rings at no door. */
  private static boolean ringsAnew(Optional<MentionGroup> before, Mentioned mentioned) {
    return mentioned.group().isPresent()
        && !before.equals(mentioned.group())
        && !before.equals(Optional.of(MentionGroup.ROOM));
  }
}
