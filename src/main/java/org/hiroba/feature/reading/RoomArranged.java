package org.hiroba.feature.reading;

import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.Note;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;

/**
 * Says how somebody keeps a room now.
 *
 * @param session the id of the session that set it, which knows; empty when none did
 */
public record RoomArranged(
    UserId user, RoomId room, RoomArrangement arrangement, Optional<String> session)
    implements Note {}
