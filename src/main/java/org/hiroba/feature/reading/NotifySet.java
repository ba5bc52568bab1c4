package org.hiroba.feature.reading;

import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.Note;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;

/**
 * Says of what in a room somebody is notified now.
 *
 * @param session the id of the session that set it, which knows; empty when none did
 */
public record NotifySet(UserId user, RoomId room, NotifyLevel level, Optional<String> session)
    implements Note {}
