package org.hiroba.feature.file;

import java.util.Arrays;
import org.hiroba.account.UserId;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that is there or on its way. Immutable.
 *
 * @param by who sends it
 * @param type empty until it is whole
 * @param bytes as announced; once it is whole, as it is served
 * @param sha256 of what is served, in hexadecimal; until it is whole what its sender announced,
 *     null for nothing
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
  /** How far it is. */
  public enum State {
    /** Its bytes are on their way. */
    SENT(1),
    /** It is whole, and no message has it yet. */
    WHOLE(2),
    /** A message has it. */
    POSTED(3);

    private final int number;

    State(int number) {
      this.number = number;
    }

    /** Returns that of a number in the table of files. */
    static State of(int number) {
      return Arrays.stream(values())
          .filter(state -> state.number == number)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no state " + number));
    }
  }

  /** Whether there is a smaller picture of it. */
  public enum Preview {
    /** There is none. */
    NONE(0),
    /** One is made when somebody asks for it. */
    TO_BE_MADE(1),
    /** It is there. */
    THERE(2);

    private final int number;

    Preview(int number) {
      this.number = number;
    }

    /** Returns its number in the table of files, which never changes. */
    int number() {
      return number;
    }

    /** Returns that of a number in the table of files. */
    static Preview of(int number) {
      return Arrays.stream(values())
          .filter(preview -> preview.number == number)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no preview " + number));
    }
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
