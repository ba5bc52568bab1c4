package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.account.Reach;
import org.hiroba.account.Role;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.ops.MeterSample;
import org.hiroba.ops.PrometheusMeters;
import org.hiroba.protocol.EncodedEvent;
import org.junit.jupiter.api.Test;

class OutboxDepthTest {
  private static final User ANN = new User(new UserId("ann"), "ann", "Ann", Set.of(Role.USER));

  private final AtomicLong nanos = new AtomicLong();
  private final SessionRegistry sessions = new SessionRegistry();
  private final PrometheusMeters meters = new PrometheusMeters();

  private ChatSession session(String id) {
    ChatSession session =
        new ChatSession(
            id,
            ANN,
            TokenHash.of("token"),
            Reach.PERSON,
            "127.0.0.1",
            FakeConnection.atOnce(),
            OutboxLimits.ofEvents(256),
            new ChatThreads(System::nanoTime).queues(ANN.id()));
    sessions.add(session);
    return session;
  }

  private double value(String name) {
    return meters.samples().stream()
        .filter(sample -> sample.name().equals(name))
        .mapToDouble(MeterSample::value)
        .sum();
  }

  @Test
  void sumsWhatWaitsAndLooksOnceASecond() {
    new OutboxDepth(sessions, nanos::get).show(meters);
    ChatSession slow = session("1");
    session("2");
    slow.offer(EncodedEvent.of("12345", false));
    session("3").offer(EncodedEvent.of("123", false));
    assertThat(value("hiroba_outbox_bytes")).isEqualTo(8);
    assertThat(value("hiroba_outbox_most_bytes")).isEqualTo(5);
    assertThat(value("hiroba_outbox_behind")).isEqualTo(2);
    slow.offer(EncodedEvent.of("12345", false));
    assertThat(value("hiroba_outbox_bytes")).isEqualTo(8);
    nanos.addAndGet(1_000_000_000);
    assertThat(value("hiroba_outbox_bytes")).isEqualTo(13);
  }
}
