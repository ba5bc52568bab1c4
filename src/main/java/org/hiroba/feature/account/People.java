package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Makes, lists and changes the accounts of others, for administrators. Thread-safe; methods wait
 * for the database and for hashes.
 */
public final class People {
  private final LogWriter writer;
  private final AccountBook book;
  private final PasswordHashing hashing;
  private final DisplayNames displayNames;
  private final FactorPolicy policy;

  /** Makes the use cases. */
  public People(
      LogWriter writer,
      AccountBook book,
      PasswordHashing hashing,
      DisplayNames displayNames,
      FactorPolicy policy) {
    this.policy = policy;
    this.writer = writer;
    this.book = book;
    this.hashing = hashing;
    this.displayNames = displayNames;
  }

  /**
   * Holds a fresh account.
   *
   * @param linkToken by which its owner sets the password; null if it has one
   */
  public record Made(AccountView account, @Nullable String linkToken) {
    @Override
    public String toString() {
      return "Made[account=" + account.user().id() + "]";
    }
  }

  /**
   * Says what is to change about an account; null stays as it is.
   *
   * @param role what it is from now on; whoever becomes a guest loses what guests do not see
   * @param active whether it may come in
   */
  public record Change(
      @Nullable AccountName name,
      @Nullable String displayName,
      @Nullable AccountRole role,
      @Nullable Boolean active) {}

  /**
   * Finds an account.
   *
   * @throws Refusal there is none
   */
  public AccountView find(UserId id) throws Refusal {
    return book.person(id).orElseThrow(People::nobody);
  }

  /** Lists accounts. */
  public List<AccountView> list(PeopleQuery query) {
    return book.people(query);
  }

  /**
   * Makes an account.
   *
   * @param displayName what others read; null for the name itself
   * @param password null for a link by which its owner sets one, within seven days
   * @throws Refusal name or password do not fit, or somebody has the name
   * @throws StorageException the database cannot answer for now
   */
  public Made make(
      Actor actor,
      AccountName name,
      @Nullable String displayName,
      AccountRole role,
      @Nullable String password)
      throws Refusal {
    String fit = password == null ? null : PasswordRules.requireFit(password, name);
    if (displayName != null) {
      displayNames.requireOwn(displayName, name.value(), role);
    }
    String hash = fit == null ? null : hashing.hash(fit);
    String token = hash == null ? MadeLink.freshToken() : null;
    AccountView made =
        make(
            actor,
            new Newcomer(name, displayName, role),
            hash,
            token == null ? null : TokenHash.of(token));
    return new Made(made, token);
  }

  /**
   * Makes an account whose owner sets the password by a link, of whose token only the hash is known
   * here.
   *
   * @throws Refusal the name does not fit, or somebody has it
   * @throws StorageException the database cannot answer for now
   */
  public AccountView makeWithLink(Actor actor, AccountName name, AccountRole role, TokenHash link)
      throws Refusal {
    return make(actor, new Newcomer(name, null, role), null, link);
  }

  private AccountView make(
      Actor actor, Newcomer newcomer, @Nullable String hash, @Nullable TokenHash link)
      throws Refusal {
    return Outcome.await(
        writer.submit(
            new OfLobby(
                (tx, at) -> {
                  User user = newcomer.arrive(tx, at);
                  actor.did(tx, at, "user.create", user.id().value(), newcomer.role().wireName());
                  if (hash != null) {
                    tx.port(AccountWrites.class).setPassword(user.id(), hash, at);
                  }
                  if (link != null) {
                    ResetLinks.add(tx, at, actor, user.id(), link, Invitations.LIFETIME);
                  }
                  return person(tx, user.id());
                })));
  }

  /**
   * Changes an account.
   *
   * @throws Refusal there is none, nobody else could administer, or the names do not fit
   * @throws StorageException the database cannot answer for now
   */
  public AccountView change(Actor actor, UserId id, Change change) throws Refusal {
    String displayName = change.displayName();
    AccountRole role = change.role();
    if (displayName != null) {
      AccountView before = book.person(id).orElseThrow(People::nobody);
      AccountName name = change.name();
      displayNames.requireOwn(
          displayName,
          name == null ? before.user().name() : name.value(),
          role == null ? before.role() : role);
    }
    return Outcome.await(
        writer.submit(
            new OfLobby(
                (tx, at) -> {
                  AccountView before = person(tx, id);
                  requireAnotherAdmin(tx, before, change);
                  Renaming.carryOut(
                      tx, at, actor, before.user(), change.name(), change.displayName());
                  if (role != null && role != before.role()) {
                    RoleChange.write(tx, at, actor, before.user(), role);
                    if (policy.requires(role == AccountRole.ADMIN) && !policy.isOn(tx, id)) {
                      // They set up a second factor when they come in again.
                      Endings.otherSignIns(tx, id, null);
                    }
                  }
                  Boolean active = change.active();
                  if (active != null && active != before.active()) {
                    setActive(tx, at, actor, id, active);
                  }
                  return person(tx, id);
                })));
  }

  private static void requireAnotherAdmin(WriteTransaction tx, AccountView before, Change change)
      throws Refusal {
    AccountRole role = change.role();
    boolean steps = role != null && role != AccountRole.ADMIN;
    if (steps || Boolean.FALSE.equals(change.active())) {
      requireAnotherAdmin(tx, before.user().id());
    }
  }

  /** Refuses to take away the last administrator who can sign in. */
  static void requireAnotherAdmin(WriteTransaction tx, UserId user) throws Refusal {
    if (tx.port(AccountWrites.class).isLastAdmin(user)) {
      throw new CodedRefusal(
          Refusal.Reason.CONFLICT,
          "last-admin",
          "This is the last administrator who can sign in; make somebody else one first.");
    }
  }

  private static void setActive(
      WriteTransaction tx, Instant at, Actor actor, UserId id, boolean active) {
    tx.port(AccountWrites.class).setActive(id, active, AccountWrites.BY_HAND);
    if (!active) {
      Disabling.ends(tx, id);
    }
    actor.did(tx, at, active ? "user.enable" : "user.disable", id.value(), "");
  }

  /**
   * Ends all sign-ins of an account; tokens of programs stay.
   *
   * @throws Refusal there is no such account
   * @throws StorageException the database cannot answer for now
   */
  public void endSignIns(Actor actor, UserId id) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              person(tx, id);
              Endings.otherSignIns(tx, id, null);
              actor.did(tx, at, "session.end", id.value(), "all");
              return at;
            }));
  }

  /**
   * Ends one sign-in of an account; its sockets are closed with 4001.
   *
   * @throws Refusal the account has no such sign-in
   * @throws StorageException the database cannot answer for now
   */
  public void endSignIn(Actor actor, UserId id, String signIn) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              TokenHash hash =
                  tx.port(AccountWrites.class)
                      .signIn(id, signIn)
                      .orElseThrow(
                          () ->
                              new Refusal(
                                  Refusal.Reason.NOT_FOUND,
                                  "This account has no sign-in with this id."));
              Endings.signIn(tx, id, hash);
              actor.did(tx, at, "session.end", id.value(), "");
              return at;
            }));
  }

  private static AccountView person(WriteTransaction tx, UserId id) throws Refusal {
    return tx.port(AccountWrites.class).person(id).orElseThrow(People::nobody);
  }

  static Refusal nobody() {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no account with this id.");
  }

  /** Everybody is a member of the lobby: it is locked before anything about them is changed. */
  private record OfLobby(Draft<AccountView> work) implements Draft<AccountView> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(RoomId.LOBBY);
    }

    @Override
    public AccountView apply(WriteTransaction tx, Instant at) throws Refusal {
      return work.apply(tx, at);
    }
  }
}
