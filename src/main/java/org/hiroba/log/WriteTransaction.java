package org.hiroba.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.hiroba.account.AccountName;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/**
 * Holds one batch of writes that become durable together, or not at all. Every read sees the
 * batch's own writes. Used by the writer's thread only.
 *
 * <p>Every method throws {@link StorageException} when the database fails; the transaction is then
 * good for nothing but {@link #close()}.
 */
public interface WriteTransaction extends PersonalWrites, AutoCloseable {
  /** Finds what a command did when it was first sent. */
  Optional<CommandRecord> findCommand(CommandKey key);

  /** Remembers a command for good. Its key must not be there yet. */
  void recordCommand(CommandRecord command);

  /** Finds a room, with this batch's events counted in. */
  Optional<Room> room(RoomId room);

  /** Finds a membership. */
  Optional<Membership> membership(RoomId room, UserId user);

  /** Returns the memberships of a room, longest first. */
  List<Membership> memberships(RoomId room);

  /** Finds the state of a message that edits, deletions, reactions and replies aim at. */
  Optional<MessageState> message(RoomId room, long seq);

  /** Tells whether a reaction is on. */
  boolean hasReaction(RoomId room, long target, UserId user, String emoji);

  /** Tells whether a message is pinned. */
  boolean isPinned(RoomId room, long target);

  /** Returns how many messages of a room are pinned. */
  int pinCount(RoomId room);

  /** Finds the one direct room of a set of people. */
  Optional<RoomId> directRoom(String directKey);

  /**
   * Lists a direct room for one of its members, who opened it: the others see it from its first
   * message on. Doing it again does nothing.
   */
  void showDirectRoom(RoomId room, UserId user);

  /** Tells whether a public or private room that is not archived has this name, ignoring case. */
  boolean isRoomNameTaken(String name);

  /** Makes a room and its first members, without an event. */
  void createRoom(NewRoom room);

  /**
   * Appends an event under the next seq of its room and updates all views of it: message states,
   * reactions, pins (a deleted message loses its own), memberships (a {@code MemberJoined} adds a
   * member who has read everything so far, a {@code MemberLeft} removes them), the room's own
   * fields and owner, mention and message counts; a message also moves its author's read mark to
   * itself.
   *
   * @param event makes the event from its seq
   * @return the event as stored
   */
  <E extends RoomEvent> E append(RoomId room, LongFunction<E> event);

  /** Returns the events appended so far, in the order in which they were. */
  List<RoomEvent> appended();

  /**
   * Moves a read mark forward, clamped to the room's head; never back.
   *
   * @return the mark as it is now; empty when the person is no member
   */
  Optional<Long> advanceReadMark(RoomId room, UserId user, long seq);

  /** Finds an account, also one that holds its name no more. */
  Optional<User> findAccount(UserId user);

  /** Finds the account that holds a name now. */
  Optional<User> findAccountByName(AccountName name);

  /** Adds an account that holds its name, and makes it a member of the lobby. */
  void addAccount(User user, AccountName name, Instant at);

  /** Takes the name from an account, which stays; a newcomer may then hold it. */
  void releaseName(UserId user);

  /** Tells whether an account has a sign-in that is good at {@code now}. */
  boolean hasLiveSession(UserId user, Instant now);

  /** Finds a sign-in by its token's hash, expired ones included. */
  Optional<SignInSession> findSession(TokenHash hash);

  /** Adds a sign-in. */
  void addSession(SignInSession session);

  /** Moves the expiry of a sign-in; nothing happens when it is gone. */
  void extendSession(TokenHash hash, Instant extendedAt, Instant expiresAt);

  /**
   * Deletes sign-ins that have expired at {@code now}.
   *
   * @return how many; {@code atMost} when there may be more
   */
  int removeExpiredSessions(Instant now, int atMost);

  /** Ends a sign-in; nothing happens when it is gone. */
  void removeSession(TokenHash hash);

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
