package org.hiroba.feature.member;

import java.time.Instant;
import org.hiroba.account.UserRef;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/**
 * Says that somebody was made a member of a room by another person, and still is one.
 *
 * @param by who did it
 */
public record AddedRoom(RoomId room, String name, RoomKind kind, UserRef by, Instant at) {}
