package org.hiroba.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Speaks HTTP to one server, without cookies or redirects of its own. Safe for many threads. */
public final class Http {
  private static final HttpClient CLIENT = builder().build();

  private final URI base;
  private final HttpClient client;

  /** Makes a client for the context root, which ends with a slash. */
  public Http(URI base) {
    this(base, CLIENT);
  }

  private Http(URI base, HttpClient client) {
    this.base = base;
    this.client = client;
  }

  /** Makes a client for an {@code https:} context root that trusts whom the context trusts. */
  public static Http overTls(URI base, SSLContext trusting) {
    return new Http(base, builder().sslContext(trusting).build());
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10));
  }

  /** Returns the context root, ending with a slash. */
  public URI base() {
    return base;
  }

  /** Makes what opens a WebSocket to the same server. */
  WebSocket.Builder webSocket() {
    return client.newWebSocketBuilder();
  }

  /** Gets a path below the context root. */
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Posts a JSON body. */
  public HttpResponse<String> postJson(String path, String json, String... headers) {
    return send("POST", path, json, with(headers, "Content-Type", "application/json"));
  }

  /** Sends any request; a header is a name and a value. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + base.resolve(path) + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String[] with(String[] headers, String name, String value) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }
}
