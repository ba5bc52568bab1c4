package org.hiroba.feature.file;

import org.hiroba.account.UserId;
import org.hiroba.log.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that is there or on its way. Immutable.
 *
 * @param by who sends it
 * @param type empty until it is whole
 * @param bytes as announced; once it is whole, as it is served
 * @param sha256 of what is served, in hexadecimal; null until it is whole
 * @param seq of the message that has it; null until it is posted
 */
public record StoredFile(
    String id,
    RoomId room,
    UserId by,
    String name,
    String type,
    long bytes,
    @Nullable String sha256,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String alt,
    Preview preview,
    State state,
    @Nullable Long seq) {
  /** How far it is. Their order is that of their numbers in the table, from 1. */
  public enum State {
    /** Its bytes are on their way. */
    SENT,
    /** It is whole, and no message has it yet. */
    WHOLE,
    /** A message has it. */
    POSTED;

    /** Returns its number in the table of files. */
    int number() {
      return ordinal() + 1;
    }
  }

  /** Whether there is a smaller picture of it. Their order is that of their numbers, from 0. */
  public enum Preview {
    /** There is none. */
    NONE,
    /** One is made when somebody asks for it. */
    TO_BE_MADE,
    /** It is there. */
    THERE
  }

  /** Returns what everybody in the room is told of it. */
  public AttachedFile attached() {
    return new AttachedFile(
        id, name, type, bytes, width, height, preview != Preview.NONE, alt, false);
  }

  /** Tells whether it was posted. */
  public boolean isPosted() {
    return state == State.POSTED;
  }
}
