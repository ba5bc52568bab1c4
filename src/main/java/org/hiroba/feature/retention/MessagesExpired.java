package org.hiroba.feature.retention;

import org.hiroba.log.Note;
import org.hiroba.room.RoomId;

/** Says that old messages of a room are no more: nobody may be told them from memory. */
public record MessagesExpired(RoomId room) implements Note {}
