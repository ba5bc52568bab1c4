package org.hiroba.search;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.UserRef;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;

/**
 * Holds one message that was found.
 *
 * @param snippet the part of its text around the first term, or its beginning, plain text, at most
 *     {@link Snippet#MAX_CHARS} characters and an ellipsis at each end that was cut
 * @param marks what was found in the snippet
 * @param files what the message has with it
 */
public record SearchHit(
    RoomId room,
    long seq,
    Instant at,
    UserRef from,
    String snippet,
    List<Snippet.Mark> marks,
    List<AttachedFile> files) {
  /** Copies the lists. */
  public SearchHit {
    marks = List.copyOf(marks);
    files = List.copyOf(files);
  }

  /** Makes one in which nothing is marked, and which has no files. */
  public SearchHit(RoomId room, long seq, Instant at, UserRef from, String snippet) {
    this(room, seq, at, from, snippet, List.of(), List.of());
  }
}
