package org.hiroba.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.hiroba.oidc.ProviderHttp.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Knows where a provider's endpoints and keys are (OpenID Connect Discovery 1.0). Asks when
 * somebody comes first, and after an hour; a provider that is down is asked less and less often,
 * and what was known before goes on to count. Thread-safe; waits for the provider.
 */
final class Discovery {
  private static final String PATH = "/.well-known/openid-configuration";
  private static final long GOOD_NANOS = Duration.ofHours(1).toNanos();
  private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MOST_DOUBLINGS = 5;
  private static final long KEYS_GOOD_MILLIS = 300_000;
  private static final long KEYS_WAIT_MILLIS = 15_000;
  private static final long KEYS_PAUSE_MILLIS = 3_000;
  private static final long KEYS_OUTAGE_MILLIS = 14_400_000;
  private static final Logger LOG = System.getLogger(Discovery.class.getName());

  private final URI issuer;
  private final ProviderHttp http;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Known known;
  private int failures;
  private long triedAt;
  private String lastFailure = "";

  Discovery(URI issuer, ProviderHttp http, LongSupplier nanoTime) {
    this.issuer = issuer;
    this.http = http;
    this.nanoTime = nanoTime;
  }

  /**
   * Holds what is known of a provider.
   *
   * @param keys signs with which the provider signs; asks it again when there is another
   */
  record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, long at) {}

  /** Returns what is known without asking. */
  Optional<Known> present() {
    return Optional.ofNullable(known);
  }

  /**
   * Returns what is known; asks if that is nothing, or old.
   *
   * @throws ProviderException nothing is known, and the provider does not say
   */
  Known get() throws ProviderException {
    Known before = known;
    if (before != null && nanoTime.getAsLong() - before.at() < GOOD_NANOS) {
      return before;
    }
    lock.lock();
    try {
      return getLocked();
    } finally {
      lock.unlock();
    }
  }

  private Known getLocked() throws ProviderException {
    Known before = known;
    long now = nanoTime.getAsLong();
    if (before != null && now - before.at() < GOOD_NANOS) {
      return before;
    }
    if (failures > 0 && now - triedAt < pauseNanos()) {
      return orThrow(before);
    }
    try {
      Known fresh = ask(before);
      known = fresh;
      failures = 0;
      return fresh;
    } catch (ProviderException e) {
      failures++;
      triedAt = nanoTime.getAsLong();
      lastFailure = String.valueOf(e.getMessage());
      LOG.log(Level.WARNING, "The provider {0} cannot be asked: {1}", issuer, lastFailure);
      return orThrow(before);
    }
  }

  private long pauseNanos() {
    return FIRST_PAUSE_NANOS << Math.min(failures - 1, MOST_DOUBLINGS);
  }

  private Known orThrow(@Nullable Known before) throws ProviderException {
    if (before == null) {
      throw ProviderException.unavailable(lastFailure);
    }
    return before;
  }

  private Known ask(@Nullable Known before) throws ProviderException {
    String base = issuer.toString();
    URI from =
        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH);
    Answer answer = http.get(from, Map.of());
    if (!answer.isOk()) {
      throw ProviderException.unavailable(from + " answers " + answer.status() + ".");
    }
    OIDCProviderMetadata metadata = parse(from, answer.body());
    if (!metadata.getIssuer().getValue().equals(base)) {
      throw ProviderException.refused(
          from
              + " calls its issuer "
              + metadata.getIssuer()
              + ", and the setting calls it "
              + base
              + "; set it exactly so, if that is the provider.");
    }
    requireEndpoint(from, "authorization_endpoint", metadata.getAuthorizationEndpointURI());
    requireEndpoint(from, "token_endpoint", metadata.getTokenEndpointURI());
    URI keys = requireEndpoint(from, "jwks_uri", metadata.getJWKSetURI());
    boolean same = before != null && keys.equals(before.metadata().getJWKSetURI());
    return new Known(
        metadata, same && before != null ? before.keys() : keys(keys), nanoTime.getAsLong());
  }

  private static OIDCProviderMetadata parse(URI from, String body) throws ProviderException {
    try {
      return OIDCProviderMetadata.parse(body);
    } catch (ParseException | RuntimeException e) {
      throw new ProviderException(
          ProviderException.Why.REFUSED, from + " is no description of a provider: " + e, e);
    }
  }

  private static URI requireEndpoint(URI from, String name, @Nullable URI uri)
      throws ProviderException {
    if (uri == null) {
      throw ProviderException.refused(from + " names no " + name + ".");
    }
    return ProviderHttp.requireSafe(uri);
  }

  private JWKSource<SecurityContext> keys(URI from) throws ProviderException {
    ResourceRetriever retriever = this::retrieve;
    try {
      return JWKSourceBuilder.<SecurityContext>create(from.toURL(), retriever)
          .cache(KEYS_GOOD_MILLIS, KEYS_WAIT_MILLIS)
          // It would do so on a thread of its own.
          .refreshAheadCache(false)
          // Whoever invents names of keys makes us ask no more often than this.
          .rateLimited(KEYS_PAUSE_MILLIS)
          .outageTolerant(KEYS_OUTAGE_MILLIS)
          .build();
    } catch (MalformedURLException e) {
      throw ProviderException.refused(from + " is no web address.");
    }
  }

  private Resource retrieve(URL url) throws IOException {
    try {
      Answer answer = http.get(URI.create(url.toString()), Map.of());
      if (!answer.isOk()) {
        throw new IOException(url + " answers " + answer.status() + ".");
      }
      return new Resource(answer.body(), answer.type());
    } catch (ProviderException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
