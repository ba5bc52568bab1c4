package org.hiroba.feature.signin;

import java.time.Instant;
import java.util.UUID;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.mention.MembersChanged;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Makes accounts, each but guests' a member of the lobby from the beginning. Stateless. */
public final class FreshAccount {
  private FreshAccount() {}

  /**
   * Makes an account in the open transaction, whose draft names the lobby among its rooms.
   *
   * @param name which nobody holds
   * @param displayName what others read; null for the name itself
   */
  public static User make(
      WriteTransaction tx,
      Instant at,
      AccountName name,
      @Nullable String displayName,
      AccountRole role) {
    User user =
        new User(
            new UserId("u" + UUID.randomUUID().toString().replace("-", "")),
            name.value(),
            displayName == null ? name.value() : displayName,
            role.roles());
    tx.port(SignInWrites.class).addAccount(user, name, at);
    tx.note(new MembersChanged(RoomId.LOBBY));
    return user;
  }
}
