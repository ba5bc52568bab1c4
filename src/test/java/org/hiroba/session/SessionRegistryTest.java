package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hiroba.account.Reach;
import org.hiroba.account.Role;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.session.SessionRegistry.Admission;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
  private final SessionRegistry registry = new SessionRegistry();

  private static ChatSession session(String id, String user, String token, String address) {
    return new ChatSession(
        id,
        new User(new UserId(user), user, user, Set.of(Role.USER)),
        TokenHash.of(token),
        Reach.PERSON,
        address,
        FakeConnection.atOnce(),
        OutboxLimits.ofEvents(256),
        SessionQueues.on(Runnable::run, Runnable::run));
  }

  @Test
  void findsSessionsByUserSignInAndAddress() {
    ChatSession laptop = session("1", "ann", "a", "10.0.0.1");
    ChatSession phone = session("2", "ann", "b", "10.0.0.2");
    ChatSession bob = session("3", "bob", "c", "10.0.0.1");
    List.of(laptop, phone, bob).forEach(registry::add);
    assertThat(registry.all()).containsExactlyInAnyOrder(laptop, phone, bob);
    assertThat(registry.of(new UserId("ann"))).containsExactly(laptop, phone);
    assertThat(registry.of(new UserId("ann"), TokenHash.of("b"))).containsExactly(phone);
    assertThat(registry.of(new UserId("bob"), TokenHash.of("b"))).isEmpty();
    assertThat(registry.countFrom("10.0.0.1")).isEqualTo(2);
    assertThat(registry.countFrom("10.0.0.9")).isZero();
  }

  @Test
  void forgetsASessionOnceHoweverOftenItIsRemoved() {
    ChatSession one = session("1", "ann", "a", "10.0.0.1");
    ChatSession two = session("2", "ann", "a", "10.0.0.1");
    registry.add(one);
    registry.add(two);
    registry.remove(one);
    registry.remove(one);
    assertThat(registry.all()).containsExactly(two);
    assertThat(registry.countFrom("10.0.0.1")).isEqualTo(1);
    registry.remove(two);
    assertThat(registry.of(new UserId("ann"))).isEmpty();
    assertThat(registry.count()).isZero();
    assertThat(registry.countFrom("10.0.0.1")).isZero();
  }

  private Admission admit(String user, String address, long nowNanos) {
    return registry.admit(new UserId(user), address, 2, 3, nowNanos);
  }

  @Test
  void admitsAsManyHandshakesAsMayBecomeSessions() {
    registry.add(session("1", "ann", "a", "10.0.0.1"));
    assertThat(admit("ann", "10.0.0.1", 0)).isEqualTo(Admission.ADMITTED);
    assertThat(admit("ann", "10.0.0.2", 0)).isEqualTo(Admission.TOO_MANY_OF_USER);
    assertThat(admit("bob", "10.0.0.1", 0)).isEqualTo(Admission.ADMITTED);
    assertThat(admit("cat", "10.0.0.1", 0)).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
    ChatSession second = session("2", "ann", "a", "10.0.0.1");
    registry.add(second);
    assertThat(admit("ann", "10.0.0.2", 0)).isEqualTo(Admission.TOO_MANY_OF_USER);
    registry.remove(second);
    assertThat(admit("ann", "10.0.0.2", 0)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void forgetsHandshakesThatCameToNothing() {
    admit("ann", "10.0.0.1", 0);
    admit("ann", "10.0.0.1", 0);
    registry.dismiss(new UserId("ann"), "10.0.0.1");
    assertThat(admit("ann", "10.0.0.1", 1)).isEqualTo(Admission.ADMITTED);
    long later = Duration.ofSeconds(Admissions.PATIENCE_SECONDS).toNanos();
    assertThat(admit("ann", "10.0.0.1", later)).isEqualTo(Admission.TOO_MANY_OF_USER);
    assertThat(admit("ann", "10.0.0.1", later + 1)).isEqualTo(Admission.ADMITTED);
    assertThat(admit("ann", "10.0.0.1", later + 1)).isEqualTo(Admission.TOO_MANY_OF_USER);
  }

  @Test
  void admitsAnyNumberWhenTheLimitsAreOff() {
    for (int i = 0; i < 100; i++) {
      assertThat(registry.admit(new UserId("ann"), "10.0.0.1", 0, 0, 0))
          .isEqualTo(Admission.ADMITTED);
    }
  }

  @Test
  void countsRightWhenManyComeAndGoAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int thread = t;
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    ChatSession session =
                        session(thread + "-" + i, "u" + i % 3, "t", "10.0.0." + i % 2);
                    registry.add(session);
                    if (i % 10 != 0) {
                      registry.remove(session);
                    }
                  }
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
      assertThat(registry.count()).isEqualTo(200);
      assertThat(registry.countFrom("10.0.0.0") + registry.countFrom("10.0.0.1")).isEqualTo(200);
      assertThat(
              registry.of(new UserId("u0")).size()
                  + registry.of(new UserId("u1")).size()
                  + registry.of(new UserId("u2")).size())
          .isEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
  }
}
