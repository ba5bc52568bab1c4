package org.hiroba.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Follows redirects with cookies, as a browser without scripts. For one thread. */
public final class CookieBrowser {
  private static final int MAX_REDIRECTS = 10;

  /** By host and name; the JDK's own keeping of cookies puts quotes around their values. */
  private final Map<String, Map<String, HttpCookie>> cookies = new HashMap<>();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;
  private final List<HttpResponse<String>> answers = new ArrayList<>();

  /** Makes a browser without cookies for a context root. */
  public CookieBrowser(URI base) {
    this.base = base;
  }

  /** Gets a path below the context root, or a whole address, and follows to the end. */
  public HttpResponse<String> open(String path, String... headers) {
    answers.clear();
    HttpResponse<String> answer = get(path, headers);
    for (int i = 0; i < MAX_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
      String location = answer.headers().firstValue("Location").orElseThrow();
      answer = get(answer.uri().resolve(location).toString(), headers);
    }
    return answer;
  }

  /** Gets without following. */
  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      request.headers(headers);
    }
    URI to = base.resolve(path);
    Map<String, HttpCookie> own = cookies.computeIfAbsent(to.getHost(), key -> new TreeMap<>());
    String brought =
        own.values().stream()
            .filter(cookie -> to.getPath().startsWith(cookie.getPath()))
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    if (!brought.isEmpty()) {
      request.header("Cookie", brought);
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      answers.add(answer);
      for (String set : answer.headers().allValues("Set-Cookie")) {
        HttpCookie cookie = HttpCookie.parse(set).get(0);
        if (cookie.getMaxAge() == 0) {
          own.remove(cookie.getName());
        } else {
          own.put(cookie.getName(), cookie);
        }
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns where the last way led, in order. */
  public List<URI> way() {
    return answers.stream().map(HttpResponse::uri).toList();
  }

  /** Returns the cookies that were set on the last way. */
  public List<String> setCookies() {
    return answers.stream()
        .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
        .toList();
  }

  /** Returns who is signed in. */
  public Guest person() {
    String session =
        cookies.getOrDefault(base.getHost(), Map.of()).values().stream()
            .filter(cookie -> cookie.getName().equals("hiroba-session"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow(() -> new AssertionError("not signed in"));
    HttpResponse<String> who = get("api/v1/session");
    return new Guest(
        new Http(base), "hiroba-session=" + session, Json.parse(who.body()).get("user"));
  }
}
