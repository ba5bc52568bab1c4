package org.hiroba.feature.archive;

import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes what is imported, in the open transaction. For the writer's thread. */
interface ImportWrites {
  /** Makes a disabled account, unless one of its id is there. */
  void addPerson(ArchivedPerson person, boolean holdsName);

  /** Makes a room that nobody sees yet, unless one of its id is there. */
  void addRoom(RoomId target, ArchivedRoom room, @Nullable UserId creator);

  /**
   * Appends an event that changes no view: who is in a room, and what it is called, comes with
   * {@link #settle} and {@link #addMember}.
   */
  void appendPlain(RoomEvent event);

  /** Takes the texts of messages and edits away whose deletion is not among the events. */
  void blank(RoomId target, List<Long> seqs);

  /** Shows a room, with the name that it has from now on. */
  void settle(RoomId target, ArchivedRoom room, @Nullable String name, List<UserId> direct);

  /** Makes somebody a member, unless they are. */
  void addMember(RoomId target, ArchivedMember member, UserId user);

  /** Takes whatever is in a room as read by its members. */
  void allRead(RoomId target);

  /** Remembers how far a room was imported. */
  void mark(String origin, RoomId source, ImportMark mark);
}
