package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.config.AccessSettings;
import org.hiroba.config.AddressRange;
import org.hiroba.config.SilentSettings;
import org.hiroba.feature.identity.ExternalIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of what a proxy says of somebody, and what is refused. */
class HeaderIdentityTest {
  private static final String PROXY = "10.0.0.7";
  private static final String USER = "X-Forwarded-User";

  private final HeaderIdentity identity = with(Optional.of("X-Groups"));

  private static HeaderIdentity with(Optional<String> groups) {
    return new HeaderIdentity(
        new SilentSettings.Header(USER, Optional.of("X-Name"), groups, Optional.empty()),
        () -> new AccessSettings(Set.of(), List.of(AddressRange.parse("10.0.0.0/24"))));
  }

  private ExternalIdentity read(FakeRequest request) throws ProblemException {
    return identity.of(request.asRequest()).orElseThrow();
  }

  private static FakeRequest fromProxy() {
    return new FakeRequest(PROXY);
  }

  @Test
  void readsUserNameAndGroups() throws ProblemException {
    ExternalIdentity who =
        read(
            fromProxy()
                .header("x-forwarded-user", " Alice ")
                .header("X-Name", "%E9%88%B4%E6%9C%A8")
                .header("X-Groups", "chat, ,sales%2Cjp,"));
    assertThat(who.issuer()).isEqualTo("header");
    assertThat(who.subject()).isEqualTo("alice");
    assertThat(who.name()).isEqualTo("Alice");
    assertThat(who.displayName()).isEqualTo("鈴木");
    assertThat(who.groups()).isEqualTo(Optional.of(Set.of("chat", "sales,jp")));
  }

  @Test
  void takesNoGroupsHeaderForNoGroupsOnlyWhereOneIsAwaited() throws ProblemException {
    FakeRequest request = fromProxy().header(USER, "alice");
    assertThat(read(request).groups()).isEqualTo(Optional.of(Set.of()));
    assertThat(with(Optional.empty()).of(request.asRequest()).orElseThrow().groups()).isEmpty();
  }

  @Test
  void believesNobodyButTheProxyItself() throws ProblemException {
    for (String peer : List.of("10.0.1.7", "127.0.0.1", "::1")) {
      FakeRequest request =
          new FakeRequest(peer).header(USER, "alice").header("X-Forwarded-For", PROXY);
      assertThat(identity.of(request.asRequest())).isEmpty();
    }
    assertThat(identity.of(fromProxy().asRequest())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "suzuki%20hanako, suzuki hanako",
    "%E9%88%B4%E6%9C%A8, 鈴木",
    "UTF-8''%E9%88%B4%E6%9C%A8, 鈴木",
    "ALICE@EXAMPLE.COM, alice@example.com",
    "a%20%20b, a b",
    "EXAMPLE\\alice, example\\alice"
  })
  void decodesAndFolds(String value, String subject) throws ProblemException {
    assertThat(read(fromProxy().header(USER, value)).subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice,bob",
        "%",
        "%4",
        "a%zz",
        "%FF",
        "%C3%28",
        "a%00b",
        "a%0Ab",
        "a%E2%80%8Bb",
        "a%E2%80%AEb",
        "%20",
        "鈴木",
        "é",
        "a\tb"
      })
  void refusesWhatIsFaulty(String value) {
    refused(fromProxy().header(USER, value), 400);
  }

  @Test
  void refusesDoublesAndWhatIsTooLong() throws ProblemException {
    refused(fromProxy().header(USER, "alice").header(USER, "bob"), 400);
    refused(fromProxy().header(USER, "alice").header(USER, "alice"), 400);
    assertThat(read(fromProxy().header(USER, "a".repeat(256))).subject()).hasSize(256);
    refused(fromProxy().header(USER, "a".repeat(257)), 400);
    refused(fromProxy().header(USER, "%41".repeat(257)), 400);
    refused(fromProxy().header(USER, "alice").header("X-Groups", "g".repeat(16_385)), 400);
    refused(fromProxy().header(USER, "alice").header("X-Name", "a").header("X-Name", "b"), 400);
  }

  @Test
  void refusesAnEmptyOneAsSomebodyWhomTheProxyDoesNotKnow() {
    refused(fromProxy().header(USER, ""), 403);
    refused(fromProxy().header(USER, "  "), 403);
  }

  private void refused(FakeRequest request, int status) {
    assertThatThrownBy(() -> identity.of(request.asRequest()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.status()).isEqualTo(status));
  }
}
