package org.hiroba.cli.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks HTTP with one address and no other: a router cannot send us to another machine, neither by
 * its answers nor by a redirect, and no proxy is asked. Thread-safe.
 */
final class RouterHttp {
  /** Longer than any description; beyond it the answer is refused. */
  private static final int MAX_ANSWER_BYTES = 256 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final InetAddress router;
  private final Duration timeout;

  /**
   * Makes a client for a router.
   *
   * @param timeout for each whole answer
   */
  RouterHttp(InetAddress router, Duration timeout) {
    this.router = router;
    this.timeout = timeout;
  }

  /**
   * Holds an answer.
   *
   * @param body at most 256 KiB, in the only encoding that the standard allows: UTF-8
   */
  record Answer(int status, String body) {}

  /** Makes a request for a URL. */
  HttpRequest.Builder request(URI url) throws GatewayException {
    boolean own =
        "http".equalsIgnoreCase(url.getScheme())
            && url.getRawUserInfo() == null
            && Optional.ofNullable(url.getHost())
                .map(host -> host.replaceAll("[\\[\\]]", ""))
                .flatMap(IpLiteral::parse)
                .filter(router::equals)
                .isPresent();
    if (!own) {
      throw new GatewayException(
          router.getHostAddress() + " names a place that is not its own: " + url);
    }
    return HttpRequest.newBuilder(url).timeout(timeout);
  }

  /** Sends a request that {@link #request} made. */
  Answer send(HttpRequest request) throws GatewayException {
    CompletableFuture<HttpResponse<InputStream>> response =
        http.sendAsync(request, BodyHandlers.ofInputStream());
    CompletableFuture<Answer> answer = response.thenApplyAsync(RouterHttp::read);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      var unused = response.thenAccept(RouterHttp::close);
      throw new GatewayException(request.uri() + " did not answer within " + timeout, e);
    } catch (ExecutionException e) {
      throw new GatewayException(request.uri() + " did not answer: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted", e);
    }
  }

  private static Answer read(HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MAX_ANSWER_BYTES + 1);
      if (bytes.length > MAX_ANSWER_BYTES) {
        throw new IllegalStateException("more than " + MAX_ANSWER_BYTES + " bytes");
      }
      return new Answer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      System.getLogger(RouterHttp.class.getName())
          .log(System.Logger.Level.DEBUG, "An answer that came too late did not close", e);
    }
  }
}
