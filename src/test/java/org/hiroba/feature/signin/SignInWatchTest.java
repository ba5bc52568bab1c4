package org.hiroba.feature.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hiroba.account.AccountName;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInWatchTest {
  private final Plaza plaza = new Plaza();
  private final SignInWatch watch =
      new SignInWatch(
          plaza.sessions,
          plaza.store.accounts(),
          plaza.writer,
          plaza.attendance,
          plaza.clock,
          plaza.signIns);

  @AfterEach
  void close() {
    plaza.close();
  }

  @Test
  void looksTwiceAMinute() {
    assertThat(SignInWatch.EVERY.multipliedBy(2)).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void endsSocketsWhoseSignInExpired() {
    Client ann = plaza.client("Ann");
    ann.session.setAway(true);
    plaza.clock.move(Duration.ofDays(1));
    Client bob = plaza.client("Bob");
    plaza.clock.move(Plaza.LIFETIME.idle().minusDays(1).minusMillis(1));
    watch.look();
    assertThat(ann.connection.closes()).isEmpty();

    plaza.clock.move(Duration.ofMillis(1));
    watch.look();

    assertThat(ann.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
    assertThat(bob.connection.closes()).isEmpty();
  }

  @Test
  void keepsTheSocketsOfWhoSitsBeforeAPageThatAsksForNothingButNotForEver() {
    Client ann = plaza.client("Ann");
    Duration most = Duration.ofDays(60);
    assertThat(Plaza.LIFETIME.longest()).isEqualTo(most);
    Duration part = Plaza.LIFETIME.idle().minusDays(1);
    for (Duration gone = part; gone.compareTo(most) < 0; gone = gone.plus(part)) {
      plaza.clock.move(part);
      watch.look();
      assertThat(ann.connection.closes()).isEmpty();
    }
    plaza.clock.move(Duration.ofDays(1));
    watch.look();
    assertThat(ann.connection.closes()).isEmpty();
    plaza.clock.move(Duration.ofDays(1));
    watch.look();
    assertThat(ann.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
  }

  @Test
  void endsSocketsWhoseSignInEndedOnAnotherNode() {
    Client ann = plaza.client("Ann");
    Client bob = plaza.client("Bob");
    plaza.submit(tx -> tx.port(SignInWrites.class).removeSession(ann.session.signIn()));
    watch.look();
    assertThat(ann.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
    assertThat(bob.connection.closes()).isEmpty();
  }

  @Test
  void keepsTheSocketsOfProgramsUntilTheirTokenIsRevokedOrTheirAccountLosesItsName()
      throws Refusal {
    SignIns.SignedIn ann = plaza.signedIn("Ann");
    String kept = plaza.apiTokens.make(ann.user().id(), "one").secret();
    ApiTokens.Made other = plaza.apiTokens.make(ann.user().id(), "two");
    Client first = plaza.connectWith(ann.user(), TokenHash.of(kept));
    Client second = plaza.connectWith(ann.user(), TokenHash.of(other.secret()));
    watch.look();
    plaza.submit(tx -> tx.port(SignInWrites.class).removeToken(other.token().hash()));
    watch.look();
    assertThat(first.connection.closes()).isEmpty();
    assertThat(second.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);

    plaza.submit(tx -> tx.port(SignInWrites.class).releaseName(ann.user().id()));
    watch.look();
    assertThat(first.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
  }

  @Test
  void endsNobodyWhenTheDatabaseDoesNotAnswer() {
    Client ann = plaza.client("Ann");
    // What follows from her coming reads the database, too: it is to be over by then.
    plaza.submit(tx -> {});
    ann.settle();
    plaza.store.down(true);
    assertThatThrownBy(watch::look).isInstanceOf(StorageException.class);
    plaza.store.down(false);
    watch.look();
    assertThat(ann.connection.closes()).isEmpty();
  }

  @Test
  void deletesExpiredSignInsPieceByPieceAndLooksForMoreEachHour() throws Refusal {
    UserId ann = plaza.id("Ann");
    addSignIns(ann, SignInWatch.MAX_DELETED + 10, "first");
    plaza.clock.move(Plaza.LIFETIME.idle());
    TokenHash fresh =
        TokenHash.of(plaza.signIns.signInGuest(new AccountName("Bob"), null, null).token());
    assertThat(left("first", SignInWatch.MAX_DELETED + 10)).isEqualTo(510);
    watch.look();
    assertThat(left("first", SignInWatch.MAX_DELETED + 10)).isBetween(9, 11);
    watch.look();
    assertThat(left("first", SignInWatch.MAX_DELETED + 10)).isZero();
    assertThat(plaza.store.accounts().findSession(fresh)).isPresent();

    int commits = plaza.store.commits();
    watch.look();
    assertThat(plaza.store.commits()).isEqualTo(commits);
    plaza.clock.move(Duration.ofHours(1));
    watch.look();
    assertThat(plaza.store.commits()).isEqualTo(commits + 1);
  }

  private void addSignIns(UserId user, int count, String prefix) {
    var now = plaza.clock.instant();
    plaza.submit(
        tx -> {
          for (int i = 0; i < count; i++) {
            tx.port(SignInWrites.class)
                .addSession(
                    new SignInSession(
                        TokenHash.of(prefix + i), user, now, now, now.plus(Plaza.LIFETIME.idle())));
          }
        });
  }

  private int left(String prefix, int count) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      left += plaza.store.accounts().findSession(TokenHash.of(prefix + i)).isPresent() ? 1 : 0;
    }
    return left;
  }
}
