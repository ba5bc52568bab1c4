package org.hiroba.feature.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.Refusal;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes what is known of files in the open transaction. For the writer's thread. */
public interface FileWrites {
  /** Finds a file. */
  Optional<StoredFile> find(String id);

  /** Returns how much there is of a person's. */
  FileReads.Usage usage(UserId user);

  /** Returns how much there is in all. */
  FileReads.Usage usage();

  /** Returns how many files of a person no message has yet. */
  long unposted(UserId user);

  /** Notes a file whose bytes are to come. */
  void add(StoredFile file, Instant at);

  /** Notes that a file is whole. */
  void whole(String id, WholeFile whole);

  /** Notes whether there is a smaller picture of a file. */
  void preview(String id, StoredFile.Preview preview);

  /** Says in words what is to be seen in a file; null takes the words away. */
  void describe(String id, @Nullable String alt);

  /**
   * Returns what a message is to have with it, in that order.
   *
   * @throws Refusal one of them is not the author's, not whole, not of this room, or a message has
   *     it
   */
  List<AttachedFile> postable(RoomId room, UserId author, List<String> ids) throws Refusal;

  /** Notes that a message has files with it. */
  void posted(RoomId room, long seq, Instant at, List<AttachedFile> files);

  /** Takes away the files of a message; their bytes are deleted later. */
  void dropOf(RoomId room, long seq);

  /** Takes away the files of messages that were taken away, within a range of a room. */
  void dropOfExpired(RoomId room, long after, long upTo);

  /** Takes away a file; its bytes are deleted later. Of a posted one the message says so. */
  void drop(String id);

  /** Notes that the bytes of a file are deleted. */
  void forget(String id);
}
