package org.hiroba.feature.room;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MembershipChange;
import org.hiroba.room.RoomId;

/** Makes the event that somebody became a member: it belongs to another feature than rooms do. */
@FunctionalInterface
public interface Joining {
  /** Returns the event. */
  MembershipChange joined(RoomId room, long seq, Instant at, UserRef user, UserId by);
}
