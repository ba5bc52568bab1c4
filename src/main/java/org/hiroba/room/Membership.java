package org.hiroba.room;

import java.time.Instant;
import org.hiroba.account.UserId;

/**
 * Holds one person's place in one room.
 *
 * @param readUpTo the highest seq that the person has read, 0 when none
 */
public record Membership(
    RoomId room, UserId user, MemberRole role, long readUpTo, Instant joinedAt) {}
