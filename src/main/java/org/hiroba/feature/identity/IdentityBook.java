package org.hiroba.feature.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.account.FreshSignIn;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.feature.account.Renaming;
import org.hiroba.feature.account.RoleChange;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.signin.FreshAccount;
import org.hiroba.feature.signin.NameRules;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.feature.signin.TokenSecret;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Turns whom an issuer knows into who they are here: finds the account by issuer and subject, or
 * makes one; brings name, display name, mail and role up to date. Thread-safe; waits for the
 * database.
 */
public final class IdentityBook {
  private final LogWriter writer;
  private final Identities identities;
  private final GroupRules rules;
  private final SignInLifetime lifetime;

  /** Makes the book. */
  public IdentityBook(
      LogWriter writer, Identities identities, GroupRules rules, SignInLifetime lifetime) {
    this.lifetime = lifetime;
    this.writer = writer;
    this.identities = identities;
    this.rules = rules;
  }

  /**
   * Signs somebody in whom an issuer knows.
   *
   * @param session what the issuer said of its own sign-in
   * @throws Refusal the account is disabled, their groups may not come in, or there is none and
   *     none is made, or another account has the name
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public SignIns.SignedIn admit(ExternalIdentity who, IssuerSession session, Entrant entrant)
      throws Refusal {
    String token = TokenSecret.fresh(SignIns.PREFIX);
    TokenHash hash = TokenHash.of(token);
    GroupRooms rooms = groupRooms();
    User user =
        Outcome.await(
            writer.submit(
                new FreshSignIn(
                    hash,
                    rooms.locked(),
                    entrant,
                    lifetime,
                    (tx, at) -> account(tx, at, who, rooms, entrant.origin().address()),
                    () -> false,
                    (tx, at) -> tx.port(IdentityWrites.class).mark(hash, who.issuer(), session))));
    return new SignIns.SignedIn(user, token);
  }

  /**
   * Brings an account up to date of somebody of whom the issuer was asked without their coming:
   * names, mail, role, rooms of groups. An account that the issuer had disabled is enabled again;
   * nobody gets one by this.
   *
   * @return done when that is durable; fails with what the database says
   */
  public CompletableFuture<Instant> refresh(ExternalIdentity who) {
    GroupRooms rooms = groupRooms();
    return writer.submit(new Refreshing(rooms.locked(), (tx, at) -> refresh(tx, at, who, rooms)));
  }

  /** Holds the rooms whose members may change. */
  private record Refreshing(Set<RoomId> rooms, Draft<Instant> work) implements Draft<Instant> {
    @Override
    public Instant apply(WriteTransaction tx, Instant at) throws Refusal {
      return work.apply(tx, at);
    }
  }

  private Instant refresh(WriteTransaction tx, Instant at, ExternalIdentity who, GroupRooms rooms)
      throws Refusal {
    IdentityWrites writes = tx.port(IdentityWrites.class);
    Optional<Identity> known = writes.find(who.issuer(), who.subject());
    if (known.isEmpty()) {
      return at;
    }
    UserId id = known.get().account();
    AccountWrites accounts = tx.port(AccountWrites.class);
    Optional<String> disabledBy = accounts.disabledBy(id);
    if (disabledBy.equals(Optional.of(who.issuer()))) {
      accounts.setActive(id, true, who.issuer());
      new AuditEntry(at, "", "user.enable", id.value(), "", who.issuer()).writeIn(tx);
    } else if (disabledBy.isPresent()) {
      writes.seen(who.issuer(), who.subject(), who.name(), at);
      return at;
    }
    follow(tx, at, comesAgain(tx, at, known.get(), who, ""), who, rooms);
    return at;
  }

  private GroupRooms groupRooms() {
    if (rules.rooms().isEmpty()) {
      return new GroupRooms(Map.of());
    }
    Map<String, RoomId> known = identities.roomsByName();
    Map<RoomId, Set<String>> rooms = new HashMap<>();
    rules
        .rooms()
        .forEach(
            (name, groups) -> {
              RoomId room = known.get(name);
              if (room != null) {
                rooms.put(room, groups);
              }
            });
    return new GroupRooms(rooms);
  }

  private User account(
      WriteTransaction tx, Instant at, ExternalIdentity who, GroupRooms rooms, String address)
      throws Refusal {
    IdentityWrites writes = tx.port(IdentityWrites.class);
    Optional<Identity> known = writes.find(who.issuer(), who.subject());
    if (!rules.allows(who.groups(), known.isPresent())) {
      throw notAllowed(
          "Your account there is right, but none of its groups may come in here; ask an"
              + " administrator.");
    }
    User user =
        known.isPresent()
            ? comesAgain(tx, at, known.get(), who, address)
            : comesFirst(tx, at, who, address);
    follow(tx, at, user, who, rooms);
    return user;
  }

  private static void follow(
      WriteTransaction tx, Instant at, User user, ExternalIdentity who, GroupRooms rooms) {
    IdentityWrites writes = tx.port(IdentityWrites.class);
    String mail = ToldText.mail(who.mail());
    if (mail != null && !writes.mail(user.id()).equals(Optional.of(mail))) {
      writes.setMail(user.id(), mail);
    }
    rooms.follow(tx, at, user.ref(), who.groups());
  }

  private User comesFirst(WriteTransaction tx, Instant at, ExternalIdentity who, String address)
      throws Refusal {
    if (!rules.create()) {
      throw notAllowed(
          "Your account there is right, but you have none here yet; ask an administrator.");
    }
    AccountName name =
        AccountName.ofIssuer(who.name())
            .orElseThrow(
                () ->
                    notAllowed(
                        "The name of your account there has neither letters nor digits; ask an"
                            + " administrator to make an account for you."));
    SignInWrites accounts = tx.port(SignInWrites.class);
    if (accounts.findAccountByName(name).isPresent()) {
      throw new CodedRefusal(
          Refusal.Reason.CONFLICT,
          "name-taken",
          "The name "
              + name.value()
              + " is another account's here. If that is yours too, an administrator can link both,"
              + " or you can while you are signed in there.");
    }
    NameRules.requireFree(accounts, name, true);
    AccountRole role = rules.role(who.groups(), AccountRole.MEMBER);
    User user = FreshAccount.make(tx, at, name, ToldText.displayName(who.displayName()), role);
    tx.port(IdentityWrites.class)
        .link(new Identity(who.issuer(), who.subject(), user.id(), who.name(), at, null), at);
    new Actor(user.id(), address).did(tx, at, "user.create", user.id().value(), who.issuer());
    return user;
  }

  private User comesAgain(
      WriteTransaction tx, Instant at, Identity known, ExternalIdentity who, String address)
      throws Refusal {
    UserId id = known.account();
    Actor actor = new Actor(id, address);
    IdentityWrites writes = tx.port(IdentityWrites.class);
    AccountWrites accounts = tx.port(AccountWrites.class);
    Optional<String> disabledBy = accounts.disabledBy(id);
    if (disabledBy.isPresent()) {
      if (!disabledBy.get().equals(who.issuer())) {
        throw PasswordCheck.wrong();
      }
      // Who is let in there again is let in here again; what was done by hand stays.
      accounts.setActive(id, true, who.issuer());
      actor.did(tx, at, "user.enable", id.value(), who.issuer());
    }
    User before = person(tx, id).user();
    User named = rename(tx, at, actor, before, who);
    writes.seen(who.issuer(), who.subject(), who.name(), at);
    return setRole(tx, at, actor, named, rules.role(who.groups(), AccountRole.of(named)));
  }

  /** A new name there is the new name here, unless somebody has it. */
  private static User rename(
      WriteTransaction tx, Instant at, Actor actor, User user, ExternalIdentity who)
      throws Refusal {
    AccountName present = new AccountName(user.name());
    AccountName name =
        AccountName.ofIssuer(who.name())
            .filter(wanted -> isFree(tx, wanted, user.id()))
            .orElse(present);
    String displayName = ToldText.displayName(who.displayName());
    Renaming.carryOut(tx, at, actor, user, name, displayName);
    return person(tx, user.id()).user();
  }

  private static boolean isFree(WriteTransaction tx, AccountName name, UserId user) {
    return tx.port(SignInWrites.class)
        .findAccountByName(name)
        .filter(holder -> !holder.id().equals(user))
        .isEmpty();
  }

  private static User setRole(
      WriteTransaction tx, Instant at, Actor actor, User user, AccountRole role) throws Refusal {
    if (role == AccountRole.of(user) || tx.port(AccountWrites.class).isLastAdmin(user.id())) {
      return user;
    }
    RoleChange.write(tx, at, actor, user, role);
    return new User(user.id(), user.name(), user.displayName(), role.roles());
  }

  private static AccountView person(WriteTransaction tx, UserId id) {
    return tx.port(AccountWrites.class)
        .person(id)
        .orElseThrow(() -> new IllegalStateException("an identity without an account"));
  }

  private static CodedRefusal notAllowed(String why) {
    return new CodedRefusal(Refusal.Reason.FORBIDDEN, "not-allowed", why);
  }
}
