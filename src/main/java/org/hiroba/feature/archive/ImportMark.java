package org.hiroba.feature.archive;

import org.hiroba.room.RoomId;

/**
 * Remembers how far a room was imported, in the transaction of the events themselves.
 *
 * @param target the room here
 * @param head the seq up to which it was imported
 * @param settled it has its name and its members
 */
record ImportMark(RoomId target, long head, boolean settled) {}
