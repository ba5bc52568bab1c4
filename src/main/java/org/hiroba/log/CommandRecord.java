package org.hiroba.log;

import java.time.Instant;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a command that was carried out and its answer.
 *
 * @param fingerprint a hash of the command's content: the same key with another one is a conflict
 * @param seq the event that it made; null when it made none
 * @param at when that event was committed; null when it made none
 */
public record CommandRecord(
    CommandKey key, long fingerprint, RoomId room, @Nullable Long seq, @Nullable Instant at) {}
