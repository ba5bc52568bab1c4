package org.hiroba.feature.saved;

import java.time.Instant;
import org.hiroba.log.MessageView;
import org.hiroba.room.RoomId;

/** Shows a message that somebody saved, in its current state. */
public record SavedMessage(RoomId room, MessageView message, Instant savedAt) {}
