package org.hiroba.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hiroba.config.OidcSettings;
import org.hiroba.config.Origins;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.IssuerSession;
import org.hiroba.oidc.ProviderException.Why;
import org.hiroba.protocol.RandomText;
import org.jspecify.annotations.Nullable;

/**
 * One provider: leads people there (code flow with PKCE, nonce and state), and finds out who they
 * are when they come back. Thread-safe; waits some seconds for the provider.
 */
public final class Provider {
  /** More than this in an address is no answer of a provider. */
  private static final int MAX_PARAMETER_CHARS = 4_096;

  private static final int RANDOM_BYTES = 32;
  private static final int MAX_SECRET_BYTES = 4_096;

  /** How long an id token may be that goes into an address again when its bearer signs out. */
  private static final int MAX_HINT_CHARS = 4_096;

  private final OidcSettings settings;
  private final Clock clock;
  private final Discovery discovery;
  private final CodeExchange exchange;
  private final TokenChecks checks;
  private final ProviderHttp http;
  private final RoundTripSeal seal;
  private final UsedOnce cameBack = new UsedOnce(RoundTrip.LIFETIME);

  Provider(OidcSettings settings, ProviderHttp http, Clock clock, LongSupplier nanoTime) {
    this.settings = settings;
    this.clock = clock;
    this.http = http;
    discovery = new Discovery(settings.issuer(), http, nanoTime);
    exchange = new CodeExchange(settings, http, this::secret);
    checks = new TokenChecks(settings, clock);
    seal =
        new RoundTripSeal(
            () -> secret().orElseGet(() -> RandomText.ofBytes(RANDOM_BYTES)).toCharArray(),
            settings.issuer() + "\n" + settings.clientId());
  }

  /**
   * Says where to send a browser, and what it takes along.
   *
   * @param cookie the value that it brings back, under a name that goes with {@code state}
   */
  public record Departure(URI to, String state, String cookie) {
    @Override
    public String toString() {
      return "Departure";
    }
  }

  /**
   * Says who came back.
   *
   * @param next where they want to go, behind the context path
   * @param link the sign-in with whose account they are to be linked; empty for one who signs in
   */
  public record Arrival(ExternalIdentity who, IssuerSession session, String next, String link) {}

  /** Says whose sign-in the provider has ended; one of both may be null. */
  public record Ended(@Nullable String session, @Nullable String subject) {}

  /**
   * Asks where its endpoints are, unless that is known.
   *
   * @throws ProviderException it cannot be asked, or is another one
   */
  public void discover() throws ProviderException {
    discovery.get();
  }

  /** Returns its settings. */
  public OidcSettings settings() {
    return settings;
  }

  /**
   * Begins.
   *
   * @param callback where the provider sends the browser back to
   * @param next where to go at last; anything else than a place here is the page itself
   */
  public Departure depart(URI callback, String next) throws ProviderException {
    return depart(callback, next, "");
  }

  /**
   * Begins, for somebody who is signed in and shall be linked with whoever comes back.
   *
   * @param link names the sign-in, without line breaks; empty for one who signs in
   */
  public Departure depart(URI callback, String next, String link) throws ProviderException {
    Discovery.Known known = discovery.get();
    CodeVerifier verifier = new CodeVerifier();
    RoundTrip trip =
        new RoundTrip(
            RandomText.ofBytes(RANDOM_BYTES),
            RandomText.ofBytes(RANDOM_BYTES),
            verifier.getValue(),
            clock.instant().plus(RoundTrip.LIFETIME),
            NextPlace.of(next),
            link);
    AuthorizationRequest request =
        new AuthenticationRequest.Builder(
                new ResponseType("code"),
                new Scope(settings.scopes().toArray(String[]::new)),
                new ClientID(settings.clientId()),
                callback)
            .state(new State(trip.state()))
            .nonce(new Nonce(trip.nonce()))
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .endpointURI(known.metadata().getAuthorizationEndpointURI())
            .build();
    return new Departure(request.toURI(), trip.state(), seal.seal(trip));
  }

  /**
   * Ends: finds out who came back.
   *
   * @param parameters of the address to which the provider sent the browser
   * @param cookie what the browser took along; empty if it brings nothing
   */
  public Arrival arrive(URI callback, Map<String, List<String>> parameters, String cookie)
      throws ProviderException {
    RoundTrip trip = trip(parameters, cookie);
    Discovery.Known known = discovery.get();
    requireIssuer(parameters, known);
    requireNoError(parameters);
    String code =
        parameter(parameters, "code")
            .orElseThrow(() -> ProviderException.refused("The provider sent no code."));
    CodeExchange.Tokens tokens = exchange.exchange(known, callback, code, trip.verifier());
    Claims claims = checks.idToken(known, tokens.idToken(), trip.nonce());
    ExternalIdentity who = new PersonReading(settings, http).read(known, claims, tokens);
    String sid = claims.text("sid").filter(id -> id.length() <= 512).orElse(null);
    String hint = tokens.idToken().getParsedString();
    return new Arrival(
        who,
        new IssuerSession(sid, hint.length() <= MAX_HINT_CHARS ? hint : null),
        trip.next(),
        trip.link());
  }

  private RoundTrip trip(Map<String, List<String>> parameters, String cookie)
      throws ProviderException {
    RoundTrip trip =
        seal.open(cookie)
            .filter(one -> parameter(parameters, "state").equals(Optional.of(one.state())))
            .orElseThrow(() -> new ProviderException(Why.EXPIRED, "The browser began no sign-in."));
    if (trip.until().isBefore(clock.instant())) {
      throw new ProviderException(Why.EXPIRED, "The sign-in took too long.");
    }
    if (!cameBack.isFirst(trip.state(), clock.instant())) {
      throw new ProviderException(Why.EXPIRED, "The browser came back twice.");
    }
    return trip;
  }

  /** RFC 9207: who answers is who was asked. */
  private static void requireIssuer(Map<String, List<String>> parameters, Discovery.Known known)
      throws ProviderException {
    Optional<String> iss = parameter(parameters, "iss");
    boolean must = known.metadata().supportsAuthorizationResponseIssuerParam();
    boolean fits =
        iss.map(one -> one.equals(known.metadata().getIssuer().getValue())).orElse(!must);
    if (!fits) {
      throw ProviderException.refused("Another provider answers than the one that was asked.");
    }
  }

  private static void requireNoError(Map<String, List<String>> parameters)
      throws ProviderException {
    Optional<String> error = parameter(parameters, "error");
    if (error.isEmpty()) {
      return;
    }
    Why why =
        switch (error.get()) {
          case "access_denied", "login_required", "interaction_required", "consent_required" ->
              Why.DENIED;
          case "temporarily_unavailable", "server_error" -> Why.UNAVAILABLE;
          default -> Why.REFUSED;
        };
    throw new ProviderException(
        why,
        "The provider says "
            + Origins.printable(error.get())
            + ": "
            + Origins.printable(parameter(parameters, "error_description").orElse("no more")));
  }

  /** Returns a parameter that came once (RFC 6749 §3.1). */
  private static Optional<String> parameter(Map<String, List<String>> all, String name) {
    List<String> values = all.getOrDefault(name, List.of());
    return values.size() == 1
            && !values.get(0).isEmpty()
            && values.get(0).length() <= MAX_PARAMETER_CHARS
        ? Optional.of(values.get(0))
        : Optional.empty();
  }

  /** Finds out whose sign-in a logout token ends (OpenID Connect Back-Channel Logout 1.0). */
  public Ended ended(String logoutToken) throws ProviderException {
    return checks.logoutToken(discovery.get(), logoutToken);
  }

  /**
   * Says where a browser goes to end its sign-in at the provider too; empty where that has no such
   * place, or was never asked for it.
   *
   * @param back where the provider sends the browser afterwards
   */
  public Optional<URI> logout(IssuerSession session, URI back) {
    return discovery
        .present()
        .map(known -> known.metadata().getEndSessionEndpointURI())
        .filter(Provider::isSafe)
        .map(end -> logout(end, session, back));
  }

  private URI logout(URI end, IssuerSession session, URI back) {
    ClientID client = new ClientID(settings.clientId());
    String hint = session.logoutHint();
    try {
      return new LogoutRequest(
              end,
              hint == null ? null : com.nimbusds.jwt.JWTParser.parse(hint),
              null,
              client,
              back,
              null,
              null)
          .toURI();
    } catch (ParseException e) {
      return new LogoutRequest(end, null, null, client, back, null, null).toURI();
    }
  }

  private static boolean isSafe(URI uri) {
    try {
      ProviderHttp.requireSafe(uri);
      return true;
    } catch (ProviderException e) {
      return false;
    }
  }

  /** Asks the provider where its endpoints are, so that {@link #logout} knows. */
  void prepare() throws ProviderException {
    discovery.get();
  }

  void cutOverdue() {
    http.cutOverdue();
  }

  private Optional<String> secret() {
    return settings.clientSecretFile().map(Provider::read);
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_SECRET_BYTES) {
        throw new IllegalStateException(file + " is too long for a client's secret.");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read.", e);
    }
  }
}
