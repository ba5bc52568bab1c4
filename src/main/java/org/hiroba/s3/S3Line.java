package org.hiroba.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.hiroba.config.S3Settings;
import org.hiroba.config.TrustedCertificates;
import org.hiroba.feature.file.FileStoreException;
import org.hiroba.health.Beat;
import org.hiroba.health.ContextLoader;
import org.jspecify.annotations.Nullable;

/**
 * Carries single requests to S3, signed, and the beginnings of its answers back. Waits for somebody
 * who neither takes nor sends anything for so long and no longer, and follows no redirect.
 * Thread-safe.
 */
final class S3Line implements AutoCloseable {
  /** These are the connection's own, and set by the HTTP client. */
  private static final Set<String> OF_THE_CONNECTION = Set.of("host", "content-length");

  private static final int LOOKS = 8;

  private final S3Settings settings;
  private final S3Signer signer;
  private final Duration silence;
  private final LongSupplier nanoTime;
  private volatile @Nullable HttpClient http;

  /**
   * Makes one.
   *
   * @param threads run what the HTTP client does between requests and answers
   * @throws IOException the key or the certificates cannot be read; the message says which
   */
  S3Line(
      S3Settings settings,
      S3Patience patience,
      Executor threads,
      Clock clock,
      LongSupplier nanoTime)
      throws IOException {
    this.settings = settings;
    this.silence = patience.silence();
    this.nanoTime = nanoTime;
    signer = new S3Signer(settings.accessKey(), secret(settings), settings.region(), clock);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .executor(threads);
    if (settings.caFile().isPresent()) {
      builder.sslContext(trusting(settings));
    }
    // Its thread outlives the application by some seconds and shall not hold it.
    http = ContextLoader.call(ClassLoader.getPlatformClassLoader(), builder::build);
  }

  private static String secret(S3Settings settings) throws IOException {
    try {
      return settings.secret();
    } catch (IOException e) {
      throw new IOException("hiroba.files.s3.secret-key-file cannot be read: " + e, e);
    }
  }

  private static SSLContext trusting(S3Settings settings) throws IOException {
    try {
      return TrustedCertificates.context(settings.caFile().orElseThrow());
    } catch (IOException e) {
      throw new IOException("hiroba.files.s3.ca-file cannot be used: " + e, e);
    }
  }

  boolean isClosed() {
    return http == null;
  }

  /**
   * Sends a request.
   *
   * @return whatever is answered; the caller closes its body
   * @throws FileStoreException nobody answers
   */
  HttpResponse<S3Body> send(S3Request request) throws IOException {
    HttpClient client = http;
    if (client == null) {
      throw FileStoreException.passing("the server is going down", null);
    }
    Beat.waits();
    S3Request.Payload payload = request.body();
    AtomicLong sent = new AtomicLong();
    try (InputStream in =
        payload == null ? InputStream.nullInputStream() : new Counted(payload.open(), sent)) {
      HttpRequest.Builder built = signed(request);
      long bytes = payload == null ? 0 : payload.bytes();
      HttpRequest.BodyPublisher body =
          bytes == 0
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.fromPublisher(
                  HttpRequest.BodyPublishers.ofInputStream(() -> in), bytes);
      HttpRequest ready = built.method(request.method().name(), body).build();
      return await(client.sendAsync(ready, about -> new S3Body(silence, length(about))), sent);
    } finally {
      Beat.goesOn();
    }
  }

  private static long length(HttpResponse.ResponseInfo about) {
    return about.headers().firstValueAsLong("content-length").orElse(-1);
  }

  private HttpRequest.Builder signed(S3Request request) throws IOException {
    Map<String, String> range =
        request.from() > 0 ? Map.of("Range", "bytes=" + request.from() + "-") : Map.of();
    HttpRequest.Builder built = HttpRequest.newBuilder(request.address(settings));
    Map<String, List<String>> headers =
        signer.sign(request.method(), request.address(settings), range, request.body());
    headers.forEach(
        (name, values) -> {
          if (OF_THE_CONNECTION.stream().noneMatch(name::equalsIgnoreCase)) {
            values.forEach(value -> built.header(name, value));
          }
        });
    return built;
  }

  private HttpResponse<S3Body> await(
      CompletableFuture<HttpResponse<S3Body>> answer, AtomicLong sent) throws IOException {
    long seen = 0;
    long since = nanoTime.getAsLong();
    while (true) {
      try {
        return answer.get(silence.toMillis() / LOOKS + 1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = nanoTime.getAsLong();
        if (sent.get() != seen) {
          seen = sent.get();
          since = now;
        } else if (now - since >= silence.toNanos() || http == null) {
          answer.cancel(true);
          throw FileStoreException.passing(
              settings.endpoint()
                  + " neither takes nor says anything; waited for "
                  + silence.toMillis()
                  + " ms",
              e);
        }
      } catch (ExecutionException e) {
        Throwable why = e.getCause() == null ? e : e.getCause();
        throw FileStoreException.passing(settings.endpoint() + " cannot be asked: " + why, why);
      } catch (InterruptedException e) {
        answer.cancel(true);
        throw interrupted();
      }
    }
  }

  /** Counts what is taken of it. */
  private static final class Counted extends FilterInputStream {
    private final AtomicLong count;

    Counted(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      count.incrementAndGet();
      return super.read(into, offset, length);
    }
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while S3 was asked");
  }

  /** Whoever waits for an answer is told soon; the client's thread ends once nobody has it. */
  @Override
  public void close() {
    http = null;
  }
}
