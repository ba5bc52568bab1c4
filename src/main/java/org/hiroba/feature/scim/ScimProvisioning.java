package org.hiroba.feature.scim;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Renaming;
import org.hiroba.feature.identity.IdentityWrites;
import org.hiroba.feature.identity.ToldText;
import org.hiroba.feature.signin.FreshAccount;
import org.hiroba.feature.signin.NameRules;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes accounts for the system that keeps them by SCIM (RFC 7644 §3). It sees those
 * alone that it brought itself: nobody who was here already becomes its own by a name; only who has
 * the identity that it means does. Everything is written down as done by {@code scim}. Thread-safe;
 * methods wait for the database.
 */
public final class ScimProvisioning {
  private final LogWriter writer;
  private final ScimLinks links;

  /**
   * Makes the use cases.
   *
   * @param issuer whose subjects {@code externalId}s are; empty: nobody's
   */
  public ScimProvisioning(LogWriter writer, Optional<String> issuer) {
    this.writer = writer;
    links = new ScimLinks(issuer);
  }

  /**
   * Brings a person: takes up the account that has the identity already, or makes one.
   *
   * @param address from where, for the trail
   * @throws Refusal {@code uniqueness}: the person is here, or another account has the name; {@code
   *     invalidValue}: nobody can be called so
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public ScimUser create(ScimPerson told, String address) throws Refusal {
    Actor actor = Actor.scim(address);
    return submit((tx, at) -> create(tx, at, actor, told));
  }

  private ScimUser create(WriteTransaction tx, Instant at, Actor actor, ScimPerson told)
      throws Refusal {
    ScimWrites users = tx.port(ScimWrites.class);
    boolean active = told.active() == null || told.active();
    requireNew(users, told, null);
    Optional<UserId> known = links.holder(tx, told);
    UserId id;
    if (known.isPresent()) {
      id = known.get();
      if (users.find(id).isPresent()) {
        throw ScimRefusals.uniqueness("Somebody of this externalId is here already.");
      }
      User before = tx.findAccount(id).orElseThrow(ScimRefusals::nobody);
      ScimStates.require(tx, id, active);
      rename(tx, at, actor, before, told, true, true);
      actor.did(tx, at, "user.provision", id.value(), "");
    } else {
      id = make(tx, at, actor, told);
    }
    users.add(id, told, at);
    links.link(tx, at, actor, id, null, told);
    tx.port(IdentityWrites.class).setMail(id, told.mail());
    ScimStates.set(tx, at, actor, id, active);
    return found(tx, id);
  }

  private static UserId make(WriteTransaction tx, Instant at, Actor actor, ScimPerson told)
      throws Refusal {
    AccountName name = accountName(told);
    SignInWrites accounts = tx.port(SignInWrites.class);
    requireFree(accounts, name, null);
    NameRules.requireFree(accounts, name, true);
    User user =
        FreshAccount.make(tx, at, name, ToldText.displayName(told.shown()), AccountRole.MEMBER);
    actor.did(tx, at, "user.create", user.id().value(), "");
    return user.id();
  }

  /** Says what of a person becomes what. */
  @FunctionalInterface
  private interface Change {
    ScimPerson of(ScimPerson before) throws Refusal;
  }

  /**
   * Puts what is told now in the place of what was told before. {@code externalId} and {@code
   * active} stay where nothing is said of them.
   *
   * @throws Refusal there is no such user, or as with {@link #create}; nobody else could
   *     administer; or {@code mutability}: another {@code externalId}, by which the person signs in
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public ScimUser replace(UserId id, ScimPerson told, String address) throws Refusal {
    return change(
        id,
        address,
        before -> told.externalId() == null ? told.withExternalId(before.externalId()) : told);
  }

  /**
   * Changes single values.
   *
   * @throws Refusal as with {@link #replace}, or an operation makes no sense
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public ScimUser patch(UserId id, ScimPatch patch, String address) throws Refusal {
    return change(id, address, patch::applyTo);
  }

  private ScimUser change(UserId id, String address, Change change) throws Refusal {
    Actor actor = Actor.scim(address);
    return submit(
        (tx, at) -> {
          ScimWrites users = tx.port(ScimWrites.class);
          ScimUser before = users.find(id).orElseThrow(ScimRefusals::nobody);
          ScimPerson told = change.of(before.told());
          requireNew(users, told, id);
          links.require(tx, id, before.told().externalId(), told);
          Boolean active = told.active();
          if (active != null) {
            ScimStates.require(tx, id, active);
          }
          // What people, or their sign-in elsewhere, changed since stays, unless this is news.
          rename(
              tx,
              at,
              actor,
              before.account(),
              told,
              !told.userName().equals(before.told().userName()),
              !Objects.equals(told.shown(), before.told().shown()));
          // Nothing is refused from here on.
          links.link(tx, at, actor, id, before.told().externalId(), told);
          if (!Objects.equals(told.mail(), before.told().mail())) {
            tx.port(IdentityWrites.class).setMail(id, told.mail());
          }
          if (active != null) {
            ScimStates.set(tx, at, actor, id, active);
          }
          users.update(id, told, at);
          return found(tx, id);
        });
  }

  /**
   * Lets a person go: the account may come in no more, and is not seen by SCIM any more; what its
   * owner wrote stays, and so does the identity, by which the same person comes back to it.
   *
   * @throws Refusal there is no such user, or nobody else could administer
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void delete(UserId id, String address) throws Refusal {
    Actor actor = Actor.scim(address);
    submit(
        (tx, at) -> {
          ScimUser user = tx.port(ScimWrites.class).find(id).orElseThrow(ScimRefusals::nobody);
          ScimStates.require(tx, id, false);
          ScimStates.set(tx, at, actor, id, false);
          tx.port(ScimWrites.class).remove(id);
          actor.did(tx, at, "user.unprovision", id.value(), "");
          return user;
        });
  }

  private static void requireNew(ScimWrites users, ScimPerson told, @Nullable UserId self)
      throws Refusal {
    if (users.byUserName(told.userName()).filter(one -> !one.equals(self)).isPresent()) {
      throw ScimRefusals.uniqueness("Another user has this userName.");
    }
    String externalId = told.externalId();
    if (externalId != null
        && users.byExternalId(externalId).filter(one -> !one.equals(self)).isPresent()) {
      throw ScimRefusals.uniqueness("Another user has this externalId.");
    }
  }

  private static void rename(
      WriteTransaction tx,
      Instant at,
      Actor actor,
      User user,
      ScimPerson told,
      boolean newName,
      boolean newDisplayName)
      throws Refusal {
    if (!newName && !newDisplayName) {
      return;
    }
    AccountName name = newName ? accountName(told) : new AccountName(user.name());
    requireFree(tx.port(SignInWrites.class), name, user.id());
    String shown = ToldText.displayName(told.shown());
    String displayName = shown == null ? name.value() : shown;
    Renaming.carryOut(tx, at, actor, user, name, newDisplayName ? displayName : null);
  }

  private static AccountName accountName(ScimPerson told) throws Refusal {
    return AccountName.ofIssuer(told.userName())
        .orElseThrow(
            () -> ScimRefusals.invalidValue("\"userName\" has neither letters nor digits."));
  }

  private static void requireFree(SignInWrites accounts, AccountName name, @Nullable UserId self)
      throws Refusal {
    if (accounts.findAccountByName(name).filter(one -> !one.id().equals(self)).isPresent()) {
      throw ScimRefusals.uniqueness(
          "An account here that SCIM does not keep has the name "
              + name.value()
              + ". If it is the same person's, an administrator of Hiroba links it: identity of the"
              + " issuer that hiroba.scim.issuer names (else \"scim\"), subject the externalId.");
    }
  }

  private static ScimUser found(WriteTransaction tx, UserId id) {
    return tx.port(ScimWrites.class).find(id).orElseThrow();
  }

  private ScimUser submit(Draft<ScimUser> work) throws Refusal {
    return Outcome.await(writer.submit(new WithLobby(work)));
  }

  /** Everybody is a member of the lobby: it is locked before anything about them is changed. */
  private record WithLobby(Draft<ScimUser> work) implements Draft<ScimUser> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(RoomId.LOBBY);
    }

    @Override
    public ScimUser apply(WriteTransaction tx, Instant at) throws Refusal {
      return work.apply(tx, at);
    }
  }
}
