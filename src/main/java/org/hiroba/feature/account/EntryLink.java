package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Describes a link by which somebody comes in: it makes an account, or sets the password of one.
 *
 * @param id names it among all; no secret
 * @param hash of the token that the link holds, which is kept nowhere
 * @param user whose password it sets; null for an invitation
 * @param admin whether the accounts that it makes are administrators'
 * @param rooms which these accounts join, besides the lobby
 * @param by who made it; null for the command line
 */
public record EntryLink(
    String id,
    TokenHash hash,
    @Nullable UserId user,
    boolean admin,
    List<RoomId> rooms,
    int usesLeft,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UserId by) {
  /** Copies the rooms. */
  public EntryLink {
    rooms = List.copyOf(rooms);
  }

  /** Tells whether it can still be used. */
  boolean isGoodAt(Instant now) {
    return usesLeft > 0 && now.isBefore(expiresAt);
  }
}
