package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Opens a sign-in for an account that is found or made in the same transaction.
 *
 * @param rooms whose members change
 * @param closed tells, once the account is found, whether it is not to be let in after all
 * @param then what follows once it is open
 */
public record FreshSignIn(
    TokenHash fresh,
    Set<RoomId> rooms,
    Entrant entrant,
    SignInLifetime lifetime,
    Draft<User> whose,
    BooleanSupplier closed,
    Then then)
    implements Draft<User> {
  /** Opens one after which nothing follows. */
  FreshSignIn(
      TokenHash fresh,
      Set<RoomId> rooms,
      Entrant entrant,
      SignInLifetime lifetime,
      Draft<User> whose,
      BooleanSupplier closed) {
    this(fresh, rooms, entrant, lifetime, whose, closed, (tx, at) -> {});
  }

  /** Goes on in the same transaction. */
  @FunctionalInterface
  public interface Then {
    /** Does the rest. */
    void in(WriteTransaction tx, Instant at);
  }

  @Override
  public User apply(WriteTransaction tx, Instant at) throws Refusal {
    SignInWrites signIns = tx.port(SignInWrites.class);
    Optional<SignInSession> done = signIns.findSession(fresh);
    if (done.isPresent()) {
      // An earlier attempt was committed after all, though the database said otherwise.
      return tx.findAccount(done.get().user()).orElseThrow();
    }
    User user = whose.apply(tx, at);
    if (!closed.getAsBoolean()) {
      open(tx, at, user.id());
      then.in(tx, at);
    }
    return user;
  }

  private void open(WriteTransaction tx, Instant at, UserId user) {
    SignInWrites signIns = tx.port(SignInWrites.class);
    TokenHash present = entrant.present();
    if (present != null) {
      signIns.findSession(present).ifPresent(former -> Endings.signIn(tx, former.user(), present));
    }
    signIns.addSession(lifetime.begin(fresh, user, at), entrant.origin());
    signIns.seen(Set.of(fresh), at);
    new Actor(user, entrant.origin().address())
        .did(tx, at, "sign-in", user.value(), entrant.origin().kind());
  }
}
