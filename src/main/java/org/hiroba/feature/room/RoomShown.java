package org.hiroba.feature.room;

import org.hiroba.account.UserId;
import org.hiroba.log.Note;
import org.hiroba.room.RoomId;

/** Says that somebody sees a room now of which no event of its log tells them. */
public record RoomShown(RoomId room, UserId user) implements Note {}
