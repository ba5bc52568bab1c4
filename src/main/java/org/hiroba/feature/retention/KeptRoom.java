package org.hiroba.feature.retention;

import org.hiroba.room.RoomId;

/**
 * A room of which something may be too old.
 *
 * @param days how long its messages are kept, at least 1
 * @param expiredUpTo the seq up to which all that is too old has gone
 */
record KeptRoom(RoomId id, int days, long expiredUpTo) {}
