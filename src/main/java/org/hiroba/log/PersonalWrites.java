package org.hiroba.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;

/**
 * Writes what belongs to one person and makes no event: the part of a {@link WriteTransaction} that
 * follows the same rules.
 */
public interface PersonalWrites {
  /** Sets of what in a room a member is notified; nothing happens when they are no member. */
  void setNotify(RoomId room, UserId user, NotifyLevel level);

  /**
   * Puts a read mark where it is told, forward or back, clamped to what the room has.
   *
   * @return the mark as it is now; empty when the person is no member
   */
  Optional<Long> moveReadMark(RoomId room, UserId user, long seq);

  /** Saves a message for a person; nothing happens when it is saved already. */
  void save(RoomId room, long seq, UserId user, Instant at);

  /** Forgets that a person saved a message. */
  void unsave(RoomId room, long seq, UserId user);

  /** Finds how a person describes themselves. */
  Optional<Profile> profile(UserId user);

  /** Changes how a person describes themselves. */
  void setProfile(Profile profile);

  /** Gives an account exactly these roles. */
  void setRoles(UserId user, Set<Role> roles);

  /** Lists the tokens of an account, oldest first. */
  List<ApiToken> tokens(UserId user);

  /** Adds a program's token. */
  void addToken(ApiToken token);

  /** Ends a program's token; nothing happens when it is gone. */
  void removeToken(TokenHash hash);

  /** Tells whether an administrator has a sign-in that is good at {@code now}. */
  boolean hasLiveAdmin(Instant now);
}
