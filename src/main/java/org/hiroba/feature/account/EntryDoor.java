package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.account.AccountName;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.feature.factor.Enrolment;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.factor.RecoveryCodes;
import org.hiroba.feature.factor.TypedCode;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.feature.signin.TokenSecret;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Opens sign-ins, for whom the second factor is no obstacle: nobody is in who needs one and has
 * none. Thread-safe; methods wait for the database.
 */
public final class EntryDoor {
  private final LogWriter writer;
  private final SignInLifetime lifetime;
  private final FactorPolicy policy;

  /** Makes a door. */
  public EntryDoor(LogWriter writer, SignInLifetime lifetime, FactorPolicy policy) {
    this.writer = writer;
    this.lifetime = lifetime;
    this.policy = policy;
  }

  /** Says who may come in and with what, in the open transaction. */
  @FunctionalInterface
  interface Whose {
    /**
     * Finds who comes.
     *
     * @return an account that is there and gave its password
     */
    AccountView find(WriteTransaction tx, Instant at) throws Refusal;
  }

  /**
   * Lets somebody in who gave the right password, if what they typed for a code is right as well.
   * Who must set up a second factor is given what their app is to be told, and comes again.
   *
   * @throws Refusal a code is needed, or is wrong
   */
  Entered letIn(TypedCode code, Entrant entrant, Whose whose) throws Refusal {
    String token = TokenSecret.fresh(SignIns.PREFIX);
    RecoveryCodes codes = RecoveryCodes.fresh();
    AtomicBoolean confirmed = new AtomicBoolean();
    AtomicBoolean closed = new AtomicBoolean();
    Draft<User> decided =
        (tx, at) -> {
          AccountView person = whose.find(tx, at);
          User user = person.user();
          Actor self = new Actor(user.id(), entrant.origin().address());
          closed.set(false);
          switch (policy.door(tx, user.id(), person.isAdmin())) {
            case OPEN -> {}
            case CODE -> {
              if (policy.take(tx, at, user.id(), code)) {
                self.did(tx, at, "second-factor.recovery", user.id().value(), "");
              }
            }
            case CONFIRM -> {
              closed.set(code.isNothing());
              if (!code.isNothing() && policy.confirm(tx, at, user.id(), code, codes)) {
                confirmed.set(true);
                self.did(tx, at, "second-factor.on", user.id().value(), "sign-in");
              }
            }
            case SET_UP -> closed.set(true);
          }
          return user;
        };
    FreshSignIn fresh =
        new FreshSignIn(TokenHash.of(token), Set.of(), entrant, lifetime, decided, closed::get);
    User user = Outcome.await(writer.submit(fresh));
    return closed.get()
        ? enrol(user, Set.of(), (tx, at) -> user)
        : new Entered(
            user, SignInOrigin.LOCAL, token, null, confirmed.get() ? codes.shown() : List.of());
  }

  /**
   * Makes an account and lets its owner in.
   *
   * @param rooms whose members change
   * @param name which the account will hold
   * @param admin whether it will be an administrator's
   * @throws Refusal the draft refuses
   */
  Entered welcome(
      Set<RoomId> rooms, AccountName name, boolean admin, Entrant entrant, Draft<User> made)
      throws Refusal {
    if (policy.requires(admin)) {
      return enrol(name, rooms, made);
    }
    String token = TokenSecret.fresh(SignIns.PREFIX);
    FreshSignIn fresh =
        new FreshSignIn(TokenHash.of(token), rooms, entrant, lifetime, made, () -> false);
    return new Entered(
        Outcome.await(writer.submit(fresh)), SignInOrigin.LOCAL, token, null, List.of());
  }

  private Entered enrol(User user, Set<RoomId> rooms, Draft<User> whose) throws Refusal {
    return enrol(new AccountName(user.name()), rooms, whose);
  }

  private Entered enrol(AccountName name, Set<RoomId> rooms, Draft<User> whose) throws Refusal {
    Enrolment enrolment = policy.fresh(name.value());
    User user =
        Outcome.await(
            writer.submit(
                new InRooms<>(
                    rooms,
                    (tx, at) -> {
                      Optional<User> done =
                          tx.port(SignInWrites.class)
                              .findAccountByName(name)
                              .filter(one -> policy.waits(tx, one.id(), enrolment));
                      if (done.isPresent()) {
                        // An earlier attempt was committed after all.
                        return done.get();
                      }
                      User made = whose.apply(tx, at);
                      policy.begin(tx, made.id(), enrolment);
                      return made;
                    })));
    return new Entered(user, SignInOrigin.LOCAL, null, enrolment, List.of());
  }

  /**
   * Ends the sign-ins of those who must have a second factor and have none: it was not asked of
   * them when they came.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void endSignInsWithoutFactor() {
    writer
        .submit(
            (tx, at) -> {
              policy.endSignInsWithout(tx);
              return at;
            })
        .join();
  }
}
