package org.hiroba.feature.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.ApiToken;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.mention.NameReleased;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Gives a name to whoever comes first, or comes again. */
record TakeName(
    AccountName name,
    @Nullable String displayName,
    @Nullable TokenHash present,
    TokenHash fresh,
    boolean admin,
    SignInOrigin origin,
    SignInLifetime lifetime)
    implements Draft<User> {
  /** A newcomer is a member of the lobby. */
  @Override
  public Set<RoomId> rooms() {
    return Set.of(RoomId.LOBBY);
  }

  @Override
  public User apply(WriteTransaction tx, Instant at) throws Refusal {
    SignInWrites accounts = tx.port(SignInWrites.class);
    Optional<SignInSession> done = accounts.findSession(fresh);
    if (done.isPresent()) {
      // An earlier attempt was committed after all, though the database said otherwise.
      return tx.findAccount(done.get().user()).orElseThrow();
    }
    if (admin && accounts.hasLiveAdmin(at)) {
      // On another node, or at the same time.
      throw SignIns.wrongSetupToken();
    }
    Optional<SignInSession> earlier =
        present == null ? Optional.empty() : accounts.findSession(present);
    Optional<User> holder = accounts.findAccountByName(name);
    boolean comesAgain =
        holder.isPresent()
            && earlier
                .filter(s -> s.isLiveAt(at) && s.user().equals(holder.get().id()))
                .isPresent();
    if (holder.isPresent()
        && !comesAgain
        && (accounts.hasLiveSession(holder.get().id(), at)
            || !accounts.isNobodys(holder.get().id()))) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          "Somebody else uses this name now; choose another one, or sign out in the browser that"
              + " holds it.");
    }
    if (present != null && earlier.isPresent()) {
      accounts.removeSession(present);
      tx.note(new SignInEnded(earlier.get().user(), present));
    }
    if (!comesAgain) {
      NameRules.requireFree(accounts, name, admin);
      holder.ifPresent(former -> release(tx, accounts, former));
    }
    User user =
        comesAgain
            ? holder.get()
            : FreshAccount.make(tx, at, name, displayName, AccountRole.MEMBER);
    if (admin) {
      user = user.withRoles(AccountRole.ADMIN.roles());
      accounts.setRoles(user.id(), user.roles());
      tx.note(new RolesSet(user.id(), user.roles()));
    }
    accounts.addSession(lifetime.begin(fresh, user.id(), at), origin);
    String who = user.id().value();
    if (admin) {
      new AuditEntry(at, who, "user.role", who, origin.address(), "admin").writeIn(tx);
    }
    new AuditEntry(at, who, "sign-in", who, origin.address(), origin.kind()).writeIn(tx);
    return user;
  }

  /** The account stays for the sake of its messages; what could act for it ends. */
  private static void release(WriteTransaction tx, SignInWrites accounts, User former) {
    for (ApiToken token : accounts.tokens(former.id())) {
      accounts.removeToken(token.hash());
      tx.note(new SignInEnded(former.id(), token.hash()));
    }
    accounts.releaseName(former.id());
    tx.note(new NameReleased(former.id()));
  }
}
