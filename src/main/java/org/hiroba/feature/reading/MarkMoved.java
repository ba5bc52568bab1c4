package org.hiroba.feature.reading;

import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.Note;
import org.hiroba.room.RoomId;

/**
 * Says that somebody has read a room up to a seq, or marked what comes behind it as unread.
 *
 * @param back it was put there by hand: no later news makes up for it
 * @param session the id of the session that did it, which knows; empty when none did
 */
public record MarkMoved(UserId user, RoomId room, long upTo, boolean back, Optional<String> session)
    implements Note {}
