package org.hiroba.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.hiroba.config.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider: over TLS, or plainly on this machine; each question once, without redirects, and
 * with little patience. Thread-safe; waits some seconds at most, as long as somebody calls {@link
 * #cutOverdue} about once a second: a provider that dribbles would hold a thread for longer.
 */
final class ProviderHttp {
  /** More is no answer of a provider. */
  static final int MAX_BYTES = 256 << 10;

  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 5_000;

  private final LongSupplier nanoTime;
  private final long patienceNanos;
  private final Optional<SSLSocketFactory> trusting;
  private final Map<HttpURLConnection, Long> open = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param trusting makes connections to whom we trust; empty for Java's own trust
   * @param patience how long an answer may take
   */
  ProviderHttp(LongSupplier nanoTime, Duration patience, Optional<SSLSocketFactory> trusting) {
    this.nanoTime = nanoTime;
    this.patienceNanos = patience.toNanos();
    this.trusting = trusting;
  }

  /** Holds what a provider answered. */
  record Answer(int status, @Nullable String type, String body) {
    boolean isOk() {
      return status == HttpURLConnection.HTTP_OK;
    }
  }

  /** Gets a document. */
  Answer get(URI from, Map<String, String> headers) throws ProviderException {
    return send("GET", from, headers, null);
  }

  /** Posts a form. */
  Answer post(URI to, Map<String, String> headers, String form) throws ProviderException {
    return send("POST", to, headers, form);
  }

  /** Ends what takes too long. */
  void cutOverdue() {
    long now = nanoTime.getAsLong();
    open.forEach(
        (connection, until) -> {
          if (now - until > 0) {
            connection.disconnect();
          }
        });
  }

  private Answer send(String method, URI uri, Map<String, String> headers, @Nullable String form)
      throws ProviderException {
    HttpURLConnection connection = null;
    long until = nanoTime.getAsLong() + patienceNanos;
    try {
      connection = prepare(method, uri, headers);
      open.put(connection, until);
      if (form != null) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        // Also: a code is never sent a second time, as it would be over a connection that broke.
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.getOutputStream().write(bytes);
      }
      int status = connection.getResponseCode();
      if (status / 100 == 3) {
        throw ProviderException.refused(
            uri
                + " leads elsewhere ("
                + status
                + "), which is not followed; set the issuer as it"
                + " calls itself.");
      }
      return new Answer(status, connection.getContentType(), body(connection, uri, until));
    } catch (HttpRetryException e) {
      // 401 to what is sent once: the client's secret is another.
      return new Answer(e.responseCode(), null, "");
    } catch (IOException | RuntimeException e) {
      throw new ProviderException(
          ProviderException.Why.UNAVAILABLE, uri + " does not answer: " + e, e);
    } finally {
      if (connection != null) {
        open.remove(connection);
        // One that was kept may be dead by the next sign-in. To ask the server to close it would
        // not do: some close without saying so, and the JVM hands the next request to it.
        connection.disconnect();
      }
    }
  }

  private HttpURLConnection prepare(String method, URI uri, Map<String, String> headers)
      throws IOException, ProviderException {
    HttpURLConnection connection = (HttpURLConnection) requireSafe(uri).toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure) {
      trusting.ifPresent(secure::setSSLSocketFactory);
    }
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) Math.min(READ_MILLIS, patienceNanos / 1_000_000));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "application/json");
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private String body(HttpURLConnection connection, URI uri, long until)
      throws IOException, ProviderException {
    InputStream in = connection.getErrorStream();
    try (InputStream body = in == null ? connection.getInputStream() : in) {
      byte[] bytes = new byte[MAX_BYTES + 1];
      int length = 0;
      int read = body.read(bytes);
      while (read > 0) {
        length += read;
        if (length > MAX_BYTES) {
          throw ProviderException.refused(uri + " answers more than " + MAX_BYTES + " bytes.");
        }
        if (nanoTime.getAsLong() - until > 0) {
          throw ProviderException.unavailable(uri + " answers too slowly.");
        }
        read = body.read(bytes, length, bytes.length - length);
      }
      return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
  }

  /**
   * Returns a URL over which a secret may go.
   *
   * @throws ProviderException it is neither over TLS nor on this machine
   */
  static URI requireSafe(URI uri) throws ProviderException {
    try {
      String origin = Origins.ofUrl(uri.toURL().toString());
      if (origin.startsWith("https:") || Origins.isLoopback(origin)) {
        return uri;
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      throw ProviderException.refused(Origins.printable(uri.toString()) + " is no web address.");
    }
    throw ProviderException.refused(
        Origins.printable(uri.toString()) + " is plain http, over which no secret is sent.");
  }
}
