package org.hiroba.search;

import java.time.Instant;
import org.hiroba.account.UserRef;
import org.hiroba.room.RoomId;

/**
 * Holds one message that was found.
 *
 * @param snippet the part of its text around the first term, or its beginning, plain text, at most
 *     {@link Snippet#MAX_CHARS} characters and an ellipsis at each end that was cut
 */
public record SearchHit(RoomId room, long seq, Instant at, UserRef from, String snippet) {}
