package org.hiroba.feature.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.config.MemberLimits;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;

/**
 * Holds the rules of how many rooms a person may make and be in. They are counted in the database,
 * so they hold over restarts and on all nodes together; two nodes at the same moment may each let
 * one in. Direct rooms are in nobody's way to other rooms, because nobody can leave them: they are
 * limited where they are made. Stateless.
 */
public final class RoomPlaces {
  /** So many times as many direct rooms as others may be made in a day. */
  static final int DIRECT_ROOMS = 10;

  private static final Duration DAY = Duration.ofDays(1);

  private RoomPlaces() {}

  /** Refuses who is in as many rooms as one may be. */
  public static void requireFor(WriteTransaction tx, UserId user, MemberLimits limits)
      throws Refusal {
    if (isFull(tx, user, limits)) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          "You are in "
              + limits.roomsPerUser()
              + " rooms, which is as many as one may be in; leave one first.");
    }
  }

  /** Refuses to add somebody who is in as many rooms as one may be. */
  public static void requireForOther(WriteTransaction tx, UserRef other, MemberLimits limits)
      throws Refusal {
    if (isFull(tx, other.id(), limits)) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          other.displayName()
              + " is in as many rooms as one may be in, and has to leave one first.");
    }
  }

  private static boolean isFull(WriteTransaction tx, UserId user, MemberLimits limits) {
    int most = limits.roomsPerUser();
    return most > 0 && tx.port(RoomWrites.class).roomsOf(user, most) >= most;
  }

  /** Refuses who has made as many rooms within a day as one may. */
  static void requireForNew(
      WriteTransaction tx, UserId creator, boolean direct, MemberLimits limits, Instant at)
      throws Refusal {
    int most = direct ? DIRECT_ROOMS * limits.roomsPerDay() : limits.roomsPerDay();
    if (most == 0) {
      return;
    }
    Optional<Instant> again =
        tx.port(RoomWrites.class).madeAt(creator, direct, most).map(made -> made.plus(DAY));
    if (again.isPresent() && again.get().isAfter(at)) {
      throw Refusal.tooSoon(
          "You made "
              + most
              + (direct ? " direct rooms" : " rooms")
              + " within a day, which is as many as one may; try again later.",
          Duration.between(at, again.get()));
    }
  }
}
