package org.hiroba.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.hiroba.config.OidcSettings;
import org.hiroba.oidc.ProviderException.Why;
import org.jspecify.annotations.Nullable;

/**
 * Believes only tokens that the provider signed, for this client and for now (OpenID Connect Core
 * §3.1.3.7). Thread-safe; waits for the provider when its keys are new.
 */
final class TokenChecks {
  /** By how much clocks may differ. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** A logout token that is older is no news. */
  private static final Duration LOGOUT_AGE = Duration.ofMinutes(10);

  private static final int MAX_TOKEN_CHARS = 64 << 10;
  private static final int MAX_ID_CHARS = 512;

  /** Of these alone the provider has a key that nobody else has. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Issuer issuer;
  private final String subjectClaim;
  private final ClientID client;
  private final Clock clock;
  private final UsedOnce logouts = new UsedOnce(LOGOUT_AGE.plus(SKEW).plus(SKEW));

  TokenChecks(OidcSettings settings, Clock clock) {
    issuer = new Issuer(settings.issuer());
    subjectClaim = settings.subjectClaim();
    client = new ClientID(settings.clientId());
    this.clock = clock;
  }

  private interface Check<T> {
    T run() throws BadJOSEException, JOSEException, ParseException, ProviderException;
  }

  private static <T> T believing(String what, Check<T> check) throws ProviderException {
    try {
      return check.run();
    } catch (RateLimitReachedException e) {
      throw new ProviderException(Why.REFUSED, "The " + what + " has a key that is not known.", e);
    } catch (KeySourceException e) {
      throw new ProviderException(
          Why.UNAVAILABLE, "The provider's keys cannot be read: " + e.getMessage(), e);
    } catch (BadJOSEException | JOSEException | ParseException | RuntimeException e) {
      throw new ProviderException(
          Why.REFUSED, "The " + what + " is not believed: " + e.getMessage(), e);
    }
  }

  /** Returns what an id token says, if it is to be believed. */
  Claims idToken(Discovery.Known known, JWT token, String nonce) throws ProviderException {
    return believing(
        "id token",
        () -> {
          requireLength(token.getParsedString());
          IDTokenValidator validator = new IDTokenValidator(issuer, client, selector(known), null);
          validator.setMaxClockSkew((int) SKEW.toSeconds());
          validator.validate(token, new Nonce(nonce));
          JWTClaimsSet claims = token.getJWTClaimsSet();
          Date notBefore = claims.getNotBeforeTime();
          if (notBefore != null && notBefore.toInstant().isAfter(clock.instant().plus(SKEW))) {
            throw ProviderException.refused("The id token is not yet good; is a clock wrong?");
          }
          Object party = claims.getClaim("azp");
          if (party != null && !party.equals(client.getValue())) {
            throw ProviderException.refused("The id token was made for another client.");
          }
          return new Claims(claims.getClaims());
        });
  }

  /** Returns whose sign-in a logout token ends, if it is to be believed and comes first. */
  Provider.Ended logoutToken(Discovery.Known known, String text) throws ProviderException {
    return believing(
        "logout token",
        () -> {
          requireLength(text);
          JWT token = JWTParser.parse(text);
          LogoutTokenClaimsSet claims =
              new LogoutTokenValidator(issuer, client, false, selector(known), null)
                  .validate(token);
          Instant now = clock.instant();
          requireFresh(token.getJWTClaimsSet(), now);
          String id = claims.getJWTID() == null ? "" : claims.getJWTID().getValue();
          if (id.isEmpty() || id.length() > MAX_ID_CHARS) {
            throw ProviderException.refused("The logout token has no id that fits.");
          }
          if (!logouts.isFirst(id, now)) {
            throw ProviderException.refused("The logout token came before.");
          }
          return new Provider.Ended(
              fit(claims.getSessionID() == null ? null : claims.getSessionID().getValue()),
              fit(new Claims(token.getJWTClaimsSet().getClaims()).text(subjectClaim).orElse(null)));
        });
  }

  private static void requireFresh(JWTClaimsSet claims, Instant now) throws ProviderException {
    Date issued = claims.getIssueTime();
    Date ends = claims.getExpirationTime();
    boolean fresh =
        issued != null
            && !issued.toInstant().isAfter(now.plus(SKEW))
            && !issued.toInstant().isBefore(now.minus(LOGOUT_AGE))
            && (ends == null || ends.toInstant().isAfter(now.minus(SKEW)));
    if (!fresh) {
      throw ProviderException.refused("The logout token is not of now; is a clock wrong?");
    }
  }

  private static @Nullable String fit(@Nullable String id) throws ProviderException {
    if (id != null && (id.isEmpty() || id.length() > MAX_ID_CHARS)) {
      throw ProviderException.refused("The logout token names nobody in 512 characters.");
    }
    return id;
  }

  private static void requireLength(String token) throws ProviderException {
    if (token.length() > MAX_TOKEN_CHARS) {
      throw ProviderException.refused("A token has more than " + MAX_TOKEN_CHARS + " characters.");
    }
  }

  private static JWSVerificationKeySelector<SecurityContext> selector(Discovery.Known known) {
    return new JWSVerificationKeySelector<>(ALGORITHMS, known.keys());
  }
}
