package org.hiroba.feature.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.junit.jupiter.api.Test;

class SignInLifetimeTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static SignInSession begin(SignInLifetime lifetime) {
    return lifetime.begin(TokenHash.of("token"), new UserId("u-ann"), NOON);
  }

  @Test
  void endsWhatComesFirst() {
    SignInLifetime lifetime = new SignInLifetime(DAY.multipliedBy(3), DAY.multipliedBy(2));
    assertThat(begin(lifetime).expiresAt()).isEqualTo(NOON.plus(DAY.multipliedBy(2)));
    assertThat(lifetime.end(NOON, NOON.plus(DAY))).isEqualTo(NOON.plus(DAY.multipliedBy(3)));
    assertThat(lifetime.end(NOON, NOON.plus(DAY.multipliedBy(2))))
        .isEqualTo(NOON.plus(DAY.multipliedBy(3)));
  }

  @Test
  void neverEndsForGuestsWhoUseIt() {
    SignInLifetime lifetime = new SignInLifetime(null, DAY);
    assertThat(lifetime.end(NOON, NOON.plus(Duration.ofDays(900))))
        .isEqualTo(NOON.plus(Duration.ofDays(901)));
    // Their cookie is given anew at the requests that move the end, and so lasts as long.
    assertThat(lifetime.ofCookie()).isEqualTo(DAY);
    assertThat(lifetime.movesWithoutRequest()).isFalse();
    assertThat(new SignInLifetime(DAY, DAY).movesWithoutRequest()).isTrue();
  }

  @Test
  void movesTheEndOftenEnoughForAShortLifeAndDailyForALongOne() {
    assertMovedAfter(new SignInLifetime(null, DAY), DAY.dividedBy(10));
    assertMovedAfter(new SignInLifetime(null, Duration.ofDays(30)), DAY);
    SignInLifetime used = new SignInLifetime(DAY, DAY.multipliedBy(30));
    assertThat(used.isToBeMoved(begin(used), NOON.plus(DAY).minusMillis(1))).isFalse();
  }

  private static void assertMovedAfter(SignInLifetime lifetime, Duration every) {
    SignInSession session = begin(lifetime);
    assertThat(lifetime.isToBeMoved(session, NOON.plus(every))).isFalse();
    assertThat(lifetime.isToBeMoved(session, NOON.plus(every).plusMillis(1))).isTrue();
    assertThat(lifetime.isToBeMoved(session, session.expiresAt())).isFalse();
  }
}
