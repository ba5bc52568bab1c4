package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Describes a link by which somebody comes in: it makes an account, or sets the password of one.
 *
 * @param id names it among all; no secret
 * @param hash of the token that the link holds, which is kept nowhere
 * @param user whose password it sets; null for an invitation
 * @param role what the accounts are that it makes
 * @param rooms which these accounts join; members are in the lobby besides
 * @param by who made it; null for the command line
 * @param mail for whom an invitation is; null for whoever holds it
 */
public record EntryLink(
    String id,
    TokenHash hash,
    @Nullable UserId user,
    AccountRole role,
    List<RoomId> rooms,
    int usesLeft,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UserId by,
    @Nullable MailAddress mail) {
  /** Copies the rooms. */
  public EntryLink {
    rooms = List.copyOf(rooms);
  }

  /** Describes a link that is for nobody in particular. */
  public EntryLink(
      String id,
      TokenHash hash,
      @Nullable UserId user,
      AccountRole role,
      List<RoomId> rooms,
      int usesLeft,
      Instant createdAt,
      Instant expiresAt,
      @Nullable UserId by) {
    this(id, hash, user, role, rooms, usesLeft, createdAt, expiresAt, by, null);
  }

  /** Tells whether it can still be used. */
  boolean isGoodAt(Instant now) {
    return usesLeft > 0 && now.isBefore(expiresAt);
  }

  /**
   * Returns a link that can be used now.
   *
   * @param invitation whether it is to make an account, or to set a password
   * @throws Refusal it is not there, or no good
   */
  static EntryLink requireGood(Optional<EntryLink> link, Instant now, boolean invitation)
      throws Refusal {
    return link.filter(one -> one.isGoodAt(now) && (one.user() == null) == invitation)
        .orElseThrow(EntryLink::noGood);
  }

  /** Refuses a link, whatever is wrong with it. */
  static Refusal noGood() {
    return new CodedRefusal(
        Refusal.Reason.NOT_FOUND,
        "link-gone",
        "This link was used up, has expired or was withdrawn; ask for another one.");
  }
}
