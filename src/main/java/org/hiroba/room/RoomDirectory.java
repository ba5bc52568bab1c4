package org.hiroba.room;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Profile;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;

/**
 * Reads rooms and memberships. Writes go through the log's one writer.
 *
 * <p>Implementations are safe for use by many threads; what they return is one consistent moment
 * per call, and never older than the last commit before the call. Every method may block on the
 * database and throws an unchecked {@code StorageException} when it cannot answer.
 */
public interface RoomDirectory {
  /** Finds a room, whoever asks: rights are checked by the caller. */
  Optional<Room> find(RoomId room);

  /** Finds a person's membership. */
  Optional<Membership> membership(RoomId room, UserId user);

  /**
   * Returns all rooms of a person, ordered by id, but for direct rooms without a message that
   * others opened.
   */
  List<RoomOverview> overviewsOf(UserId user);

  /** Returns one room as its member sees it; empty for who is not a member. */
  Optional<RoomOverview> overview(RoomId room, UserId user);

  /** Returns the members of a room, longest membership first. */
  List<UserRef> members(RoomId room);

  /**
   * Returns public rooms that are not archived and whose name or topic contains {@code query},
   * ignoring case, ordered by name.
   *
   * @param query plain text, never a pattern; empty finds all
   */
  List<Room> publicRooms(String query, int limit);

  /**
   * Returns rooms as {@link #publicRooms} does, as who looks for one sees them.
   *
   * @param reader who looks
   * @param after the id of the room behind which the page begins; empty for the first page
   */
  List<RoomListing> listings(UserId reader, String query, String after, int limit);

  /** Returns those of some rooms that are public and not archived, as {@link #listings} does. */
  List<RoomListing> listings(UserId reader, Collection<RoomId> rooms);

  /**
   * Returns people who hold a name and whose name or display name contains {@code query}, ignoring
   * case, ordered by name.
   *
   * @param query plain text, never a pattern; empty finds all
   * @param room only members of this room, when present
   */
  List<UserRef> users(String query, Optional<RoomId> room, int limit);

  /**
   * Returns those of {@link #users} who may come in: a disabled account is not called by its name.
   */
  List<UserRef> activeUsers(String query, Optional<RoomId> room, int limit);

  /**
   * Returns active people who share a room with somebody, and themselves, as {@link #users} does:
   * all of whom a guest knows.
   *
   * @param after the key of the name after which the page begins; empty for the first page
   */
  List<UserRef> companions(UserId user, String query, String after, int limit);

  /** Returns those of some people who share a room with somebody. */
  Set<UserId> companionsAmong(UserId user, Collection<UserId> others);

  /** Returns how those of the people describe themselves of whom there is an account. */
  Map<UserId, Profile> profiles(Collection<UserId> users);
}
