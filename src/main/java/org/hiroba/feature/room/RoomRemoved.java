package org.hiroba.feature.room;

import org.hiroba.log.Note;
import org.hiroba.room.RoomId;

/** Says that a room is no more: whoever hears it is told so. */
record RoomRemoved(RoomId room) implements Note {}
