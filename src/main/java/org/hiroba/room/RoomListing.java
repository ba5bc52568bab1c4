package org.hiroba.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds a room as somebody sees it who looks for one.
 *
 * @param members how many active people are in it
 * @param joined whether the reader is one of them
 * @param lastAt when its last message was written; null when there is none
 */
public record RoomListing(Room room, long members, boolean joined, @Nullable Instant lastAt) {}
