package org.hiroba.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hiroba.config.OidcSettings;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.oidc.LyingProvider.Fault;
import org.hiroba.oidc.LyingProvider.Signature;
import org.hiroba.oidc.ProviderException.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goes to a provider that lies, and comes back. */
class ProviderTest {
  private static final URI CALLBACK = URI.create("https://chat.example.com/auth/oidc/callback");

  private final LyingProvider liar = new LyingProvider();
  private final AtomicLong nanos = new AtomicLong();
  @TempDir Path folder;
  private Duration patience = Duration.ofSeconds(20);
  private Provider provider;

  @BeforeEach
  void make() throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, LyingProvider.SECRET + "\n");
    provider = provider(Optional.of(secret), "preferred_username", "groups");
  }

  @AfterEach
  void close() {
    liar.close();
  }

  private Provider provider(Optional<Path> secret, String nameClaim, String groupsClaim) {
    return provider(secret, "sub", nameClaim, groupsClaim);
  }

  private Provider provider(
      Optional<Path> secret, String subjectClaim, String nameClaim, String groupsClaim) {
    OidcSettings settings =
        new OidcSettings(
            "",
            URI.create(liar.issuer()),
            LyingProvider.CLIENT,
            secret,
            List.of("openid", "profile"),
            subjectClaim,
            nameClaim,
            groupsClaim,
            "Office",
            Optional.empty());
    ProviderHttp http = new ProviderHttp(System::nanoTime, patience, Optional.empty());
    return new Provider(settings, http, Clock.systemUTC(), nanos::get);
  }

  private Provider named(String nameClaim, String groupsClaim) {
    return provider(Optional.of(folder.resolve("secret")), nameClaim, groupsClaim);
  }

  /** Follows one redirect, as a browser. */
  private static URI follow(URI from) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) from.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    try {
      assertThat(connection.getResponseCode()).isEqualTo(302);
      return URI.create(connection.getHeaderField("Location"));
    } finally {
      // Kept, the JVM would hand it to the next who asks this provider, when that has closed it.
      connection.disconnect();
    }
  }

  private static Map<String, List<String>> brought(URI back) {
    return LyingProvider.parameters(back).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
  }

  private Provider.Arrival signIn(Provider by) throws IOException, ProviderException {
    Provider.Departure departure = by.depart(CALLBACK, "#/room/lobby");
    return by.arrive(CALLBACK, brought(follow(departure.to())), departure.cookie());
  }

  private ExternalIdentity who() throws IOException, ProviderException {
    return signIn(provider).who();
  }

  private ProviderException failure() {
    return catchThrowableOfType(ProviderException.class, () -> signIn(provider));
  }

  private void lies(Consumer<JWTClaimsSet.Builder> lie, Why why) {
    liar.lie(lie);
    assertThat(failure()).isNotNull();
    assertThat(failure().why()).isEqualTo(why);
    liar.lie(claims -> {});
  }

  @Test
  void findsOutWhoComesBackAndWhereTheyWant() throws Exception {
    Provider.Arrival arrival = signIn(provider);
    assertThat(arrival.who())
        .isEqualTo(
            new ExternalIdentity(
                liar.issuer(),
                "s-1",
                "alice",
                "Alice Example",
                "alice@example.com",
                Optional.of(Set.of("chat-users"))));
    assertThat(arrival.session().id()).isEqualTo("sid-1");
    assertThat(arrival.session().logoutHint()).startsWith("ey");
    assertThat(arrival.next()).isEqualTo("/#/room/lobby");
    assertThat(liar.lastVerifier()).hasSizeGreaterThanOrEqualTo(43);
    signIn(provider);
    assertThat(liar.asked("/.well-known/openid-configuration")).isEqualTo(1);
    assertThat(liar.asked("/jwks")).isEqualTo(1);
    assertThat(liar.asked("/userinfo")).isZero();
  }

  @Test
  void showsTheBrowserNeitherSecretNorVerifier() throws Exception {
    Provider.Departure departure = provider.depart(CALLBACK, "");
    assertThat(departure.to().toString())
        .contains("code_challenge_method=S256")
        .doesNotContain(LyingProvider.SECRET)
        .doesNotContain(departure.cookie());
    assertThat(departure.toString()).doesNotContain(departure.cookie());
  }

  @ParameterizedTest
  @EnumSource(value = Signature.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void believesNoTokenThatAnotherSigned(Signature signature) throws Exception {
    who();
    liar.sign(signature);
    assertThat(failure().why()).isEqualTo(Why.REFUSED);
    liar.sign(Signature.RIGHT);
    assertThat(who().subject()).isEqualTo("s-1");
  }

  @Test
  void believesNoTokenThatIsForAnotherOrForAnotherTime() {
    Instant now = Instant.now();
    Date past = Date.from(now.minusSeconds(120));
    Date future = Date.from(now.plusSeconds(120));
    lies(claims -> claims.claim("nonce", "another"), Why.REFUSED);
    lies(claims -> claims.claim("nonce", null), Why.REFUSED);
    lies(claims -> claims.audience("somebody else"), Why.REFUSED);
    lies(claims -> claims.audience(List.of()), Why.REFUSED);
    lies(
        claims -> claims.audience(List.of(LyingProvider.CLIENT, "other")).claim("azp", "other"),
        Why.REFUSED);
    lies(claims -> claims.issuer("https://evil.example"), Why.REFUSED);
    lies(claims -> claims.issuer(null), Why.REFUSED);
    lies(claims -> claims.expirationTime(past), Why.REFUSED);
    lies(claims -> claims.expirationTime(null), Why.REFUSED);
    lies(claims -> claims.issueTime(future), Why.REFUSED);
    lies(claims -> claims.notBeforeTime(future), Why.REFUSED);
    lies(claims -> claims.subject(null), Why.REFUSED);
    lies(claims -> claims.subject("x".repeat(513)), Why.REFUSED);
    lies(claims -> claims.claim("more", "x".repeat(70_000)), Why.REFUSED);
  }

  @Test
  void bearsClocksThatDifferBySomeSeconds() throws Exception {
    Instant now = Instant.now();
    liar.lie(
        claims ->
            claims
                .issueTime(Date.from(now.plusSeconds(40)))
                .notBeforeTime(Date.from(now.plusSeconds(40)))
                .expirationTime(Date.from(now.minusSeconds(20))));
    assertThat(who().subject()).isEqualTo("s-1");
  }

  @Test
  void asksForKeysAgainWhenTheyWereRotated() throws Exception {
    who();
    liar.rotate();
    assertThat(who().subject()).isEqualTo("s-1");
    assertThat(liar.asked("/jwks")).isEqualTo(2);
    for (int i = 0; i < 5; i++) {
      liar.sign(Signature.UNKNOWN_KEY);
      assertThat(failure().why()).isEqualTo(Why.REFUSED);
    }
    assertThat(liar.asked("/jwks")).as("whoever invents keys is asked for rarely").isLessThan(5);
    liar.fault("/jwks", Fault.ERROR);
    liar.sign(Signature.RIGHT);
    assertThat(who().subject()).isEqualTo("s-1");
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void saysWhatIsWrongWhereverTheProviderFails(Fault fault) throws Exception {
    boolean slow = fault == Fault.HANGS || fault == Fault.DRIBBLES;
    for (String path : List.of("/.well-known/openid-configuration", "/jwks", "/token")) {
      patience = Duration.ofMillis(slow ? 700 : 20_000);
      make();
      liar.fault(path, fault);
      ProviderException failure = failure();
      assertThat(failure).as(path).isNotNull();
      assertThat(failure.why()).as(path).isIn(Why.UNAVAILABLE, Why.REFUSED);
      assertThat(failure.getMessage()).doesNotContain(LyingProvider.SECRET);
      liar.fault(path, Fault.NONE);
    }
    patience = Duration.ofSeconds(20);
    make();
    assertThat(who().subject()).isEqualTo("s-1");
    assertThat(liar.asked("/elsewhere")).isZero();
  }

  @Test
  void asksAProviderThatIsDownLessAndLess() throws Exception {
    String path = "/.well-known/openid-configuration";
    liar.fault(path, Fault.ERROR);
    for (int i = 0; i < 5; i++) {
      assertThat(failure().why()).isEqualTo(Why.UNAVAILABLE);
    }
    assertThat(liar.asked(path)).isEqualTo(1);
    nanos.addAndGet(Duration.ofMillis(1_100).toNanos());
    failure();
    failure();
    assertThat(liar.asked(path)).isEqualTo(2);
    nanos.addAndGet(Duration.ofMillis(1_100).toNanos());
    failure();
    assertThat(liar.asked(path)).isEqualTo(2);
    liar.fault(path, Fault.NONE);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(who().subject()).isEqualTo("s-1");
    liar.fault(path, Fault.ERROR);
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    assertThat(who().subject()).as("what was known goes on to count").isEqualTo("s-1");
  }

  @Test
  void believesNoDescriptionOfAnotherProvider() {
    liar.metadata().put("issuer", "https://evil.example");
    assertThat(failure().getMessage()).contains("https://evil.example");
  }

  @Test
  void sendsNoSecretOverPlainHttp() {
    liar.metadata().put("token_endpoint", "http://203.0.113.1/token");
    assertThat(failure().getMessage()).contains("plain http");
  }

  @Test
  void letsNobodyComeBackWhoDidNotGo() throws Exception {
    Provider.Departure mine = provider.depart(CALLBACK, "");
    Provider.Departure others = provider.depart(CALLBACK, "");
    Map<String, List<String>> back = brought(follow(mine.to()));
    assertThat(why(back, others.cookie())).isEqualTo(Why.EXPIRED);
    assertThat(why(back, "")).isEqualTo(Why.EXPIRED);
    assertThat(why(back, mine.cookie().replace('.', '!'))).isEqualTo(Why.EXPIRED);
    assertThat(why(back, "x" + mine.cookie().substring(1))).isEqualTo(Why.EXPIRED);
    Map<String, List<String>> twice = new HashMap<>(back);
    twice.put("state", List.of(mine.state(), mine.state()));
    assertThat(why(twice, mine.cookie())).isEqualTo(Why.EXPIRED);
    assertThat(provider.arrive(CALLBACK, back, mine.cookie()).who().subject()).isEqualTo("s-1");
    assertThat(why(back, mine.cookie())).as("replay").isEqualTo(Why.EXPIRED);
  }

  private Why why(Map<String, List<String>> back, String cookie) {
    return catchThrowableOfType(
            ProviderException.class, () -> provider.arrive(CALLBACK, back, cookie))
        .why();
  }

  @Test
  void letsNobodyComeBackAfterTenMinutes() throws Exception {
    Provider.Departure departure = provider.depart(CALLBACK, "");
    Map<String, List<String>> back = brought(follow(departure.to()));
    OidcSettings settings = provider.settings();
    Provider later =
        new Provider(
            settings,
            new ProviderHttp(System::nanoTime, Duration.ofSeconds(5), Optional.empty()),
            Clock.fixed(Instant.now().plus(Duration.ofMinutes(11)), ZoneOffset.UTC),
            nanos::get);
    assertThat(
            catchThrowableOfType(
                    ProviderException.class, () -> later.arrive(CALLBACK, back, departure.cookie()))
                .getMessage())
        .contains("too long");
  }

  @Test
  void knowsItsOwnRoundTripsAfterARestart() throws Exception {
    Provider.Departure departure = provider.depart(CALLBACK, "?room=lobby");
    make();
    Provider.Arrival arrival =
        provider.arrive(CALLBACK, brought(follow(departure.to())), departure.cookie());
    assertThat(arrival.next()).isEqualTo("/?room=lobby");
  }

  @Test
  void exchangesNoCodeTwiceAndTellsWhatTheProviderMissed() throws Exception {
    Provider.Departure first = provider.depart(CALLBACK, "");
    Map<String, List<String>> back = brought(follow(first.to()));
    provider.arrive(CALLBACK, back, first.cookie());
    Provider.Departure second = provider.depart(CALLBACK, "");
    Map<String, List<String>> stolen = new HashMap<>(back);
    stolen.put("state", List.of(second.state()));
    assertThat(why(stolen, second.cookie())).isEqualTo(Why.REFUSED);
    Files.writeString(folder.resolve("secret"), "another");
    assertThat(failure().getMessage()).contains("401").doesNotContain("another");
  }

  @Test
  void listensToNobodyElseThanWhoWasAsked() {
    liar.answer().put("iss", "https://evil.example");
    assertThat(failure().why()).isEqualTo(Why.REFUSED);
    liar.answer().put("iss", "");
    assertThat(failure().why()).as("it says that it tells").isEqualTo(Why.REFUSED);
    liar.answer().put("code", "");
    liar.answer().put("iss", liar.issuer());
    assertThat(failure().why()).isEqualTo(Why.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "login_required", "server_error", "made_up<script>"})
  void tellsWhyTheProviderSaidNo(String error) {
    liar.answer().put("code", "");
    liar.answer().put("error", error);
    liar.answer().put("error_description", "no\r\nForged: line");
    ProviderException failure = failure();
    assertThat(failure.why())
        .isEqualTo(
            switch (error) {
              case "access_denied", "login_required" -> Why.DENIED;
              case "server_error" -> Why.UNAVAILABLE;
              default -> Why.REFUSED;
            });
    assertThat(failure.getMessage()).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void readsGroupsWhereverTheyStand() throws Exception {
    liar.person().put("groups", "one");
    assertThat(who().groups()).contains(Set.of("one"));
    liar.person().put("groups", List.of("one", 7, "", "two"));
    assertThat(who().groups()).contains(Set.of("one", "two"));
    liar.person().put("realm_access", Map.of("roles", List.of("admin")));
    assertThat(signIn(named("name", "realm_access.roles")).who().groups())
        .contains(Set.of("admin"));
    liar.person().put("https://example.com/roles", List.of("dotted"));
    assertThat(signIn(named("name", "https://example.com/roles")).who().groups())
        .contains(Set.of("dotted"));
    assertThat(signIn(named("name", "")).who().groups()).isEmpty();
  }

  @Test
  void knowsThatSomebodyHasNoGroupsAndThatNobodyCanSay() throws Exception {
    liar.person().remove("groups");
    assertThat(who().groups()).as("nothing anywhere: none").contains(Set.of());
    liar.userInfo().put("groups", List.of("elsewhere"));
    assertThat(who().groups()).contains(Set.of("elsewhere"));
    liar.fault("/userinfo", Fault.ERROR);
    assertThat(who().groups()).as("no answer is not none").isEmpty();
    liar.fault("/userinfo", Fault.NONE);
    int before = liar.asked("/userinfo");
    liar.person().put("_claim_names", Map.of("groups", "src1"));
    assertThat(who().groups()).as("too many for a token").isEmpty();
    liar.person().remove("_claim_names");
    liar.person().put("hasgroups", true);
    assertThat(who().groups()).isEmpty();
    assertThat(liar.asked("/userinfo")).isEqualTo(before);
  }

  @Test
  void knowsPeopleByTheClaimThatIsNamedAndByNoOther() throws Exception {
    Provider other =
        provider(Optional.of(folder.resolve("secret")), "oid", "preferred_username", "groups");
    assertThatThrownBy(() -> signIn(other)).hasMessageContaining("no oid that fits");
    liar.person().put("oid", "0a21f0f2");
    assertThat(signIn(other).who().subject()).isEqualTo("0a21f0f2");
    assertThat(other.ended(liar.logoutToken("l-1", claims -> claims.claim("oid", "0a21f0f2"))))
        .isEqualTo(new Provider.Ended("sid-1", "0a21f0f2"));
    assertThat(other.ended(liar.logoutToken("l-2", claims -> {})))
        .isEqualTo(new Provider.Ended("sid-1", null));
  }

  @Test
  void asksForANameThatTheTokenLacks() throws Exception {
    liar.person().remove("preferred_username");
    assertThat(failure().getMessage()).contains("name-claim");
    liar.userInfo().put("preferred_username", "alice@example.com");
    assertThat(who().name()).isEqualTo("alice@example.com");
    liar.userInfo().put("sub", "s-2");
    assertThat(failure().getMessage()).contains("somebody else");
  }

  @Test
  void takesNoMailAddressThatIsNotVerified() throws Exception {
    liar.person().put("email_verified", false);
    assertThat(who().mail()).isNull();
    liar.person().put("email_verified", "false");
    assertThat(who().mail()).isNull();
    liar.person().put("email_verified", true);
    assertThat(who().mail()).isEqualTo("alice@example.com");
  }

  @Test
  void saysWhereToSignOutThere() throws Exception {
    URI back = URI.create("https://chat.example.com/");
    Provider.Arrival arrival = signIn(provider);
    URI out = provider.logout(arrival.session(), back).orElseThrow();
    Map<String, String> asked = LyingProvider.parameters(out);
    assertThat(out.toString()).startsWith(liar.issuer() + "/end?");
    assertThat(asked)
        .containsEntry("post_logout_redirect_uri", back.toString())
        .containsEntry("client_id", LyingProvider.CLIENT)
        .containsEntry("id_token_hint", arrival.session().logoutHint());
    liar.metadata().put("end_session_endpoint", "http://203.0.113.1/end");
    make();
    signIn(provider);
    assertThat(provider.logout(arrival.session(), back)).isEmpty();
  }

  @Test
  void comesInAsAPublicClientWithoutASecret() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> signIn(provider(Optional.empty(), "preferred_username", "groups")));
    assertThat(failure.getMessage()).as("this provider wants one").contains("401");
    assertThat(liar.lastVerifier()).isNotEmpty();
  }

  private Provider.Ended end(String id, Consumer<JWTClaimsSet.Builder> lie)
      throws ProviderException {
    return provider.ended(liar.logoutToken(id, lie));
  }

  private void endsNothing(String id, Consumer<JWTClaimsSet.Builder> lie) {
    assertThat(catchThrowableOfType(ProviderException.class, () -> end(id, lie)).why())
        .as(id)
        .isEqualTo(Why.REFUSED);
  }

  @Test
  void knowsWhoseSignInEndedByTheProvidersWordAlone() throws Exception {
    assertThat(end("1", claims -> {})).isEqualTo(new Provider.Ended("sid-1", "s-1"));
    assertThat(end("2", claims -> claims.claim("sid", null)))
        .isEqualTo(new Provider.Ended(null, "s-1"));
    assertThat(end("3", claims -> claims.subject(null)))
        .isEqualTo(new Provider.Ended("sid-1", null));
    endsNothing("1", claims -> {});
    Instant now = Instant.now();
    endsNothing("neither", claims -> claims.subject(null).claim("sid", null));
    endsNothing("issuer", claims -> claims.issuer("https://evil.example"));
    endsNothing("audience", claims -> claims.audience("other"));
    endsNothing("nonce", claims -> claims.claim("nonce", "n"));
    endsNothing("events", claims -> claims.claim("events", null));
    endsNothing("event", claims -> claims.claim("events", Map.of("other", Map.of())));
    endsNothing("no time", claims -> claims.issueTime(null));
    endsNothing("old", claims -> claims.issueTime(Date.from(now.minusSeconds(900))));
    endsNothing("future", claims -> claims.issueTime(Date.from(now.plusSeconds(120))));
    endsNothing("over", claims -> claims.expirationTime(Date.from(now.minusSeconds(120))));
    endsNothing("", claims -> claims.jwtID(null));
    endsNothing("long", claims -> claims.jwtID("x".repeat(513)));
    for (Signature signature : Signature.values()) {
      if (signature != Signature.RIGHT) {
        liar.sign(signature);
        endsNothing("signed " + signature, claims -> {});
      }
    }
    for (String none : List.of("", "x", "a.b.c", "a.b.c.d.e", "x".repeat(70_000))) {
      assertThat(catchThrowableOfType(ProviderException.class, () -> provider.ended(none)).why())
          .isEqualTo(Why.REFUSED);
    }
  }

  @Test
  void takesAnIdTokenForNoLogoutToken() throws Exception {
    String token = String.valueOf(signIn(provider).session().logoutHint());
    assertThat(catchThrowableOfType(ProviderException.class, () -> provider.ended(token)).why())
        .isEqualTo(Why.REFUSED);
  }
}
