package org.hiroba.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.feature.identity.PasswordVerifier.Unavailable;
import org.hiroba.feature.identity.PasswordVerifier.Verified;
import org.hiroba.health.HealthStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what a directory that is away, hangs or dies costs: an answer, and a few threads. */
class LdapOutageTest {
  private static final int SIGN_INS = 200;
  @TempDir Path folder;

  private LdapFixture fixture(String... urls) {
    return LdapFixture.of(LdapFixture.settings(LdapFixture.servers(folder, urls)));
  }

  @Test
  void holdsAFewThreadsOfManyThatWaitForADirectoryThatHangs() throws Exception {
    SilentServer silent = SilentServer.neverAnswers();
    LdapFixture ldap =
        LdapFixture.of(
            LdapFixture.settings(
                LdapFixture.withTimeout(LdapFixture.servers(folder, silent.url()), 30)));
    AtomicInteger answered = new AtomicInteger();
    CountDownLatch begin = new CountDownLatch(1);
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < SIGN_INS; i++) {
      Thread person =
          new Thread(
              () -> {
                try {
                  begin.await();
                  if (ldap.verify("alice", "wonder") instanceof Unavailable) {
                    answered.incrementAndGet();
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      person.start();
      people.add(person);
    }
    begin.countDown();
    int held = LdapDirectory.PLACES + LdapDirectory.WAITING;
    await().atMost(Duration.ofSeconds(25)).until(() -> answered.get() == SIGN_INS - held);
    assertThat(ldap.directory.asking()).isEqualTo(LdapDirectory.PLACES);
    await().until(() -> silent.taken() == LdapDirectory.PLACES);
    silent.close();
    for (Thread person : people) {
      person.join(60_000);
    }
    assertThat(answered).hasValue(SIGN_INS);
    assertThat(ldap.directory.asking()).isZero();
  }

  @Test
  void saysUnavailableWhereItHangsUpAndAsksTheNextServer() {
    try (SilentServer silent = SilentServer.neverAnswers();
        SilentServer dies = SilentServer.hangsUp();
        TestDirectory good = TestDirectory.start()) {
      good.person("alice", "wonder");
      assertThat(fixture(silent.url()).verify("alice", "wonder")).isInstanceOf(Unavailable.class);
      assertThat(fixture(dies.url()).verify("alice", "wonder")).isInstanceOf(Unavailable.class);
      LdapFixture three = fixture(silent.url(), dies.url(), good.url());
      assertThat(three.verify("alice", "wonder")).isInstanceOf(Verified.class);
      int before = silent.taken();
      assertThat(three.verify("alice", "wonder")).isInstanceOf(Verified.class);
      assertThat(silent.taken()).as("asked again though it hung").isEqualTo(before);
    }
  }

  @Test
  void recoversAndTellsTheCheck() {
    try (TestDirectory directory = TestDirectory.start()) {
      directory.person("alice", "wonder");
      LdapFixture ldap = fixture(directory.url());
      assertThat(ldap.verify("alice", "wonder")).isInstanceOf(Verified.class);
      assertThat(ldap.state.check().status()).isEqualTo(HealthStatus.UP);
      int port = directory.port();
      directory.stop();
      assertThat(ldap.verify("alice", "wonder")).isInstanceOf(Unavailable.class);
      assertThat(ldap.state.check().status()).isEqualTo(HealthStatus.DOWN);
      assertThat(ldap.state.check().data().get("error")).asString().contains("" + port);
      directory.goOn();
      LdapFixture again = fixture(directory.url());
      assertThat(again.verify("alice", "wonder")).isInstanceOf(Verified.class);
    }
  }

  @Test
  void changesNothingThatHoldsForTheWholeMachineOrThread() {
    try (TestDirectory directory = TestDirectory.start()) {
      directory.person("alice", "wonder");
      var before = System.getProperties().clone();
      ClassLoader loader = new ClassLoader(null) {};
      Thread.currentThread().setContextClassLoader(loader);
      try {
        assertThat(fixture(directory.url()).verify("alice", "wonder")).isInstanceOf(Verified.class);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
      } finally {
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
      }
      assertThat(System.getProperties()).isEqualTo(before);
    }
  }
}
