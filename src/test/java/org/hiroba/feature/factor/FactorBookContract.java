package org.hiroba.feature.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.junit.jupiter.api.Test;

/** Says what every {@link FactorBook} does with what {@link FactorWrites} wrote. */
public abstract class FactorBookContract extends StoreContract {
  private static final TokenHash FIRST = TokenHash.of("first");
  private static final TokenHash SECOND = TokenHash.of("second");
  private static final List<TokenHash> CODES = List.of(FIRST, SECOND);
  private static final FactorBook.Status OFF = new FactorBook.Status(false, 0);

  private static FactorWrites factors(WriteTransaction tx) {
    return tx.port(FactorWrites.class);
  }

  private FactorBook.Status status(UserId user) {
    return log.port(FactorBook.class).status(user);
  }

  private boolean take(UserId user, long step) {
    return holds(tx -> factors(tx).take(user, step));
  }

  private void turnOn(UserId user) {
    run(tx -> factors(tx).begin(user, "SECRET"));
    assertThat(holds(tx -> factors(tx).confirm(user, 7, CODES, NOON))).isTrue();
  }

  @Test
  void isOffUntilItIsConfirmed() {
    addPeople();
    assertThat(status(ANN.id())).isEqualTo(OFF);
    assertThat(ask(tx -> factors(tx).find(ANN.id()))).isEmpty();
    assertThat(ask(tx -> factors(tx).find(new UserId("nobody")))).isEmpty();
    assertThat(holds(tx -> factors(tx).confirm(ANN.id(), 7, CODES, NOON))).isFalse();
    run(tx -> factors(tx).begin(ANN.id(), "FIRST"));
    run(tx -> factors(tx).begin(ANN.id(), "SECRET"));
    assertThat(status(ANN.id())).isEqualTo(OFF);
    assertThat(take(ANN.id(), 7)).isFalse();
    assertThat(ask(tx -> factors(tx).find(ANN.id())))
        .contains(new StoredFactor("SECRET", false, 0));
    assertThat(holds(tx -> factors(tx).confirm(ANN.id(), 7, CODES, NOON))).isTrue();
    reopen();
    assertThat(status(ANN.id())).isEqualTo(new FactorBook.Status(true, 2));
    assertThat(ask(tx -> factors(tx).find(ANN.id()))).contains(new StoredFactor("SECRET", true, 7));
    assertThat(status(BOB.id())).isEqualTo(OFF);
  }

  @Test
  void keepsWhatIsConfirmedWhateverIsBegun() {
    addPeople();
    turnOn(ANN.id());
    run(tx -> factors(tx).begin(ANN.id(), "OTHER"));
    assertThat(holds(tx -> factors(tx).confirm(ANN.id(), 9, List.of(), NOON))).isFalse();
    assertThat(ask(tx -> factors(tx).find(ANN.id()))).contains(new StoredFactor("SECRET", true, 7));
  }

  @Test
  void takesEachStepOnceAndNoneBeforeTheLast() {
    addPeople();
    turnOn(ANN.id());
    assertThat(take(ANN.id(), 7)).isFalse();
    assertThat(take(ANN.id(), 9)).isTrue();
    assertThat(take(ANN.id(), 9)).isFalse();
    assertThat(take(ANN.id(), 8)).isFalse();
    assertThat(take(ANN.id(), 10)).isTrue();
  }

  @Test
  void takesEachRecoveryCodeOnceAndOnlyOfItsAccount() {
    addPeople();
    turnOn(ANN.id());
    turnOn(BOB.id());
    assertThat(holds(tx -> factors(tx).hasRecovery(ANN.id(), FIRST))).isTrue();
    assertThat(holds(tx -> factors(tx).takeRecovery(ANN.id(), FIRST))).isTrue();
    assertThat(holds(tx -> factors(tx).hasRecovery(ANN.id(), FIRST))).isFalse();
    assertThat(holds(tx -> factors(tx).takeRecovery(ANN.id(), FIRST))).isFalse();
    assertThat(holds(tx -> factors(tx).takeRecovery(ANN.id(), TokenHash.of("other")))).isFalse();
    assertThat(status(ANN.id()).recoveryCodesLeft()).isEqualTo(1);
    assertThat(status(BOB.id()).recoveryCodesLeft()).isEqualTo(2);
  }

  @Test
  void takesItAwayWithItsRecoveryCodes() {
    addPeople();
    turnOn(ANN.id());
    turnOn(BOB.id());
    assertThat(holds(tx -> factors(tx).remove(ANN.id()))).isTrue();
    assertThat(holds(tx -> factors(tx).remove(ANN.id()))).isFalse();
    assertThat(holds(tx -> factors(tx).hasRecovery(ANN.id(), SECOND))).isFalse();
    assertThat(status(ANN.id())).isEqualTo(OFF);
    assertThat(status(BOB.id())).isEqualTo(new FactorBook.Status(true, 2));
    run(tx -> factors(tx).begin(CAT.id(), "SECRET"));
    assertThat(holds(tx -> factors(tx).remove(CAT.id()))).isFalse();
    assertThat(ask(tx -> factors(tx).find(CAT.id()))).isEmpty();
  }

  private void signIn(String token, UserId user, String kind) {
    SignInSession session = session(token, user);
    run(
        tx ->
            tx.port(SignInWrites.class).addSession(session, new SignInOrigin(kind, "address", "")));
  }

  private static SignInSession session(String token, UserId user) {
    return new SignInSession(
        TokenHash.of(token), user, NOON, NOON.plusSeconds(60), NOON.plus(Duration.ofDays(9)));
  }

  private boolean isThere(String token) {
    return store.accounts().findSession(TokenHash.of(token)).isPresent();
  }

  @Test
  void endsSignInsByPasswordOfThoseWhoMustHaveOneAndHaveNone() {
    addPeople();
    turnOn(ANN.id());
    run(tx -> factors(tx).begin(BOB.id(), "SECRET"));
    run(tx -> tx.port(SignInWrites.class).setRoles(BOB.id(), Set.of(Role.USER, Role.ADMIN)));
    signIn("ann", ANN.id(), SignInOrigin.LOCAL);
    signIn("bob", BOB.id(), SignInOrigin.LOCAL);
    signIn("elsewhere", BOB.id(), "oidc");
    signIn("cat", CAT.id(), SignInOrigin.LOCAL);
    assertThat(holds(tx -> factors(tx).endSignInsWithout(false) == 1)).isTrue();
    assertThat(isThere("bob")).isFalse();
    assertThat(isThere("elsewhere")).isTrue();
    assertThat(isThere("cat")).isTrue();
    assertThat(holds(tx -> factors(tx).endSignInsWithout(true) == 1)).isTrue();
    assertThat(isThere("cat")).isFalse();
    assertThat(isThere("ann")).isTrue();
  }

  @Test
  void endsSignInsEarlierThatWereToLastLonger() {
    addPeople();
    signIn("ann", ANN.id(), SignInOrigin.LOCAL);
    Duration day = Duration.ofDays(1);
    shorten(new SignInLifetime(day.multipliedBy(20), day.multipliedBy(20)));
    assertEndsAt(NOON.plus(Duration.ofDays(9)));
    shorten(new SignInLifetime(null, day.multipliedBy(8)));
    assertEndsAt(NOON.plusSeconds(60).plus(Duration.ofDays(8)));
    shorten(new SignInLifetime(day.multipliedBy(7), day.multipliedBy(8)));
    assertEndsAt(NOON.plus(Duration.ofDays(7)));
  }

  private void shorten(SignInLifetime lifetime) {
    run(tx -> tx.port(SignInWrites.class).shorten(lifetime));
  }

  private void assertEndsAt(Instant end) {
    assertThat(store.accounts().findSession(TokenHash.of("ann")))
        .map(SignInSession::expiresAt)
        .contains(end);
  }
}
