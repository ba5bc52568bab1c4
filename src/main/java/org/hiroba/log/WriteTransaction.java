package org.hiroba.log;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/**
 * Holds one batch of writes that become durable together, or not at all. Every read sees the
 * batch's own writes. Used by the writer's thread only. What belongs to one feature alone is
 * written through its own {@link #port}.
 *
 * <p>Every method throws {@link StorageException} when the database fails; the transaction is then
 * good for nothing but {@link #close()}.
 */
public interface WriteTransaction extends Ports, AutoCloseable {
  /** Finds what a command did when it was first sent. */
  Optional<CommandRecord> findCommand(CommandKey key);

  /** Remembers a command for good. Its key must not be there yet. */
  void recordCommand(CommandRecord command);

  /** Finds a room, with this batch's events counted in, and locks it until the commit. */
  Optional<Room> room(RoomId room);

  /** Finds a membership. */
  Optional<Membership> membership(RoomId room, UserId user);

  /** Returns the memberships of a room, longest first. */
  List<Membership> memberships(RoomId room);

  /** Finds the state of a message that edits, deletions, reactions and replies aim at. */
  Optional<MessageState> message(RoomId room, long seq);

  /** Finds an account, also one that holds its name no more. */
  Optional<User> findAccount(UserId user);

  /**
   * Appends an event under the next seq of its room and updates all views of it, as its kind says.
   *
   * @param event makes the event from its seq
   * @return the event as stored
   */
  <E extends RoomEvent> E append(RoomId room, LongFunction<E> event);

  /** Adds what others must hear of once this batch is durable. */
  void note(Note note);

  /** Returns the events appended and the notes added so far, in the order in which they were. */
  News news();

  /**
   * Makes all of it durable: returns after the database's own log is synced to disk.
   *
   * @throws StorageException the outcome is unknown; {@link RoomLog#begin} and {@link #findCommand}
   *     tell
   */
  void commit();

  /** Rolls back what was not committed. */
  @Override
  void close();
}
