package org.hiroba.feature.mention;

import org.hiroba.log.Note;
import org.hiroba.room.RoomId;

/** Says that a room has other members, or members of other names, without an event in its log. */
public record MembersChanged(RoomId room) implements Note {}
