package org.hiroba.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hiroba.config.OidcSettings;
import org.hiroba.feature.identity.IssuerSession;
import org.hiroba.oidc.LyingProvider.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  private static final URI BACK = URI.create("https://chat.example.com/");

  @TempDir Path folder;

  private static OidcSettings settings(String name, String issuer, Optional<Path> caFile) {
    return new OidcSettings(
        name,
        URI.create(issuer),
        "hiroba",
        Optional.empty(),
        List.of("openid"),
        "sub",
        "name",
        "groups",
        name,
        caFile);
  }

  private static Providers of(OidcSettings... settings) {
    return new Providers(List.of(settings), Clock.systemUTC(), System::nanoTime);
  }

  @Test
  void findsProvidersByNameAndByIssuer() {
    try (Providers providers =
        of(
            settings("", "https://a.example.com", Optional.empty()),
            settings("b", "https://b.example.com", Optional.empty()))) {
      assertThat(providers.named("").orElseThrow().settings().issuer())
          .hasToString("https://a.example.com");
      assertThat(providers.issuing("https://b.example.com").orElseThrow().settings().name())
          .isEqualTo("b");
      assertThat(providers.named("c")).isEmpty();
      assertThat(providers.issuing("ldap")).isEmpty();
    }
  }

  @Test
  void turnsAwayWhoComesBeyondThoseThatMayWait() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(72);
    try (Providers providers = of()) {
      for (int i = 0; i < 72; i++) {
        assertThat(providers.execute(() -> await(goOn, done))).isTrue();
      }
      assertThat(providers.execute(() -> {})).isFalse();
      goOn.countDown();
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(providers.execute(() -> {})).isTrue();
    }
  }

  private static void await(CountDownLatch goOn, CountDownLatch done) {
    try {
      goOn.await();
      done.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void asksWhereToSignOutAndLetsPeopleGoWhereNobodyAnswers() {
    try (LyingProvider liar = new LyingProvider();
        Providers providers = of(settings("", liar.issuer(), Optional.empty()))) {
      Provider provider = providers.named("").orElseThrow();
      liar.fault("/.well-known/openid-configuration", Fault.ERROR);
      providers.prepare(provider);
      assertThat(provider.logout(IssuerSession.NONE, BACK)).isEmpty();
    }
    try (LyingProvider liar = new LyingProvider();
        Providers providers = of(settings("", liar.issuer(), Optional.empty()))) {
      Provider provider = providers.named("").orElseThrow();
      providers.prepare(provider);
      assertThat(provider.logout(IssuerSession.NONE, BACK).orElseThrow().getQuery())
          .doesNotContain("id_token_hint");
      assertThat(provider.logout(new IssuerSession("a", "no token"), BACK)).isPresent();
    }
  }

  @Test
  void startsNotWithAFileOfCertificatesThatHoldsNone() throws IOException {
    Path empty = Files.writeString(folder.resolve("ca.pem"), "");
    assertThatThrownBy(() -> of(settings("", "https://a.example.com", Optional.of(empty))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ca.pem");
  }
}
