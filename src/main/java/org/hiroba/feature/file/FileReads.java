package org.hiroba.feature.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserRef;
import org.hiroba.log.Listed;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is known of files. Safe for use by many threads; may block and throws {@code
 * StorageException} when the database cannot answer.
 */
public interface FileReads {
  /** Finds a file. */
  Optional<StoredFile> find(String id);

  /**
   * Returns the files of a room that were posted, the last first.
   *
   * @param query what their names are to hold; empty for all
   * @param kind only those of a kind; null for all
   * @param before only those of messages before this one, and of itself those behind its place
   */
  Listed<RoomFile> ofRoom(
      RoomId room, String query, @Nullable FileKind kind, Place before, int limit);

  /** Returns files that nobody posted since. */
  List<String> unpostedSince(Instant before, int limit);

  /** Returns posted files that were posted before, and whose room and message are under no hold. */
  List<StoredFile> postedBefore(Instant before, int limit);

  /** Returns files of rooms that were removed. */
  List<String> ofRemovedRooms(int limit);

  /** Returns whose bytes are still to be deleted. */
  List<String> gone(int limit);

  /** Returns how much there is in all. */
  Usage usage();

  /**
   * How much there is.
   *
   * @param files how many
   * @param bytes how long they are together, smaller pictures apart
   */
  record Usage(long files, long bytes) {}

  /**
   * A place in the list of a room's files.
   *
   * @param seq of a message
   * @param place of one of its files; -1 before all of them
   */
  record Place(long seq, long place) {
    /** Where the list begins. */
    static final Place BEGINNING = new Place(Long.MAX_VALUE, -1);

    /** Returns how it is written as a cursor. */
    String cursor() {
      return seq + "." + place;
    }
  }

  /** A file of a room, and who posted it when, in which message and at which place of it. */
  record RoomFile(StoredFile file, long seq, Instant at, UserRef from, long place) {}
}
