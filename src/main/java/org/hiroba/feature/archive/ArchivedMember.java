package org.hiroba.feature.archive;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.room.MemberRole;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;

/**
 * Tells that somebody is in a room.
 *
 * @param readUpTo the seq up to which they have read
 */
public record ArchivedMember(
    RoomId room,
    UserId user,
    MemberRole role,
    NotifyLevel notifyLevel,
    Instant joinedAt,
    long readUpTo) {}
