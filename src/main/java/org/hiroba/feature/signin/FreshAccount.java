package org.hiroba.feature.signin;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.mention.MembersChanged;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Makes accounts, each a member of the lobby from the beginning. Stateless. */
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
      Set<Role> roles) {
    User user =
        new User(
            new UserId("u" + UUID.randomUUID().toString().replace("-", "")),
            name.value(),
            displayName == null ? name.value() : displayName,
            roles);
    tx.port(SignInWrites.class).addAccount(user, name, at);
    tx.note(new MembersChanged(RoomId.LOBBY));
    return user;
  }

  /** Returns the roles of an administrator, or of a member. */
  public static Set<Role> roles(boolean admin) {
    return admin ? Set.of(Role.USER, Role.ADMIN) : Set.of(Role.USER);
  }
}
