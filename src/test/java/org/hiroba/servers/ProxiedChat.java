package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;

/**
 * What people and strangers find behind a reverse proxy, whatever is behind it: the chat works, as
 * over TLS and under its path, and nothing but the chat is there.
 */
final class ProxiedChat {
  /** An address that no proxy is trusted at: the client's own. */
  static final String ELSEWHERE = "127.0.0.2";

  /** More than Hiroba takes, less than the samples. */
  private static final int TOO_LONG_FOR_HIROBA = 200_000;

  /** One more than the largest sample lets through. */
  private static final long TOO_LONG_FOR_PROXIES = (110L << 20) + 1;

  private static final int TIMEOUT_MILLIS = 30_000;

  private final ReverseProxy proxy;
  private final String path;
  private final Http http;
  private final String origin;

  /** Looks at a proxy that has Hiroba at this path, empty for the root. */
  ProxiedChat(ReverseProxy proxy, String path) {
    this.proxy = proxy;
    this.path = path;
    http = Http.overTls(proxy.base(), proxy.tls().trusting());
    origin = proxy.tls().origin();
  }

  /** Finds the page, signs in, talks, is told what is too long. */
  void works() throws Exception {
    HttpResponse<String> page = http.get("");
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("<hiroba-sign-in>");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(http.get(firstScript(page.body())).statusCode()).isEqualTo(200);
    if (!path.isEmpty()) {
      HttpResponse<String> bare = http.get(path + "?x=1");
      assertThat(bare.statusCode()).isIn(301, 302, 308);
      assertThat(bare.headers().firstValue("Location").orElse("")).endsWith(path + "/?x=1");
    }
    cookieIsForThisPathAndTls();
    peopleTalk();
    longBodiesAreRefused();
    plainHttpLeadsToTls();
  }

  private static String firstScript(String page) {
    int begin = page.indexOf("src=\"") + 5;
    return page.substring(begin, page.indexOf('"', begin));
  }

  private HttpResponse<String> signIn(String name, String... headers) {
    return http.postJson("api/v1/session", "{\"name\":\"" + Guest.unique(name) + "\"}", headers);
  }

  private void cookieIsForThisPathAndTls() throws Exception {
    HttpResponse<String> answer = signIn("Ann", "Origin", origin);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(cookies(answer.headers().allValues("Set-Cookie")))
        .contains("; Path=" + (path.isEmpty() ? "/" : path) + ";", "; Secure", "; HttpOnly");
    // A page of somebody else's, which the proxy must not turn into one of ours.
    assertThat(signIn("Eve", "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
    assertThat(
            signIn(
                    "Eve",
                    "Origin",
                    "https://elsewhere.example",
                    "X-Forwarded-Host",
                    "elsewhere.example")
                .statusCode())
        .isEqualTo(403);
    overHttp2();
  }

  private static String cookies(List<String> headers) {
    return headers.stream()
        .filter(cookie -> cookie.startsWith("hiroba-session="))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No cookie"));
  }

  /** As browsers speak to it; Apache without its module answers in HTTP/1.1. */
  private void overHttp2() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(proxy.tls().trusting()).build();
    HttpRequest request =
        HttpRequest.newBuilder(proxy.base().resolve("api/v1/session"))
            .timeout(Duration.ofSeconds(30))
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"" + Guest.unique("Two") + "\"}"))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.version() + " " + answer.body()).isEqualTo(200);
  }

  private void peopleTalk() {
    Guest ann = Guest.signIn(http, Guest.unique("Ann"), "Origin", origin);
    Guest ben = Guest.signIn(http, Guest.unique("Ben"), "Origin", origin);
    String text = Guest.unique("through " + proxy);
    try (ChatClient speaker = ann.connect("Origin", origin);
        ChatClient listener = ben.connect("Origin", origin)) {
      assertThat(speaker.awaitAnswer(speaker.post("lobby", text)).path("type").asText())
          .isEqualTo("accepted");
      listener.awaitMessage(text);
    }
  }

  private void longBodiesAreRefused() throws IOException {
    HttpResponse<String> ours =
        http.postJson(
            "api/v1/session",
            "{\"name\":\"" + "x".repeat(TOO_LONG_FOR_HIROBA) + "\"}",
            "Origin",
            origin);
    assertThat(ours.statusCode()).as(ours.body()).isEqualTo(413);
    assertThat(ours.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    String proxys =
        raw(
            "127.0.0.1",
            "POST %s/api/v1/session HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(path, proxy.base().getAuthority(), TOO_LONG_FOR_PROXIES));
    assertThat(status(proxys)).isEqualTo(413);
  }

  private void plainHttpLeadsToTls() {
    HttpResponse<String> plain = new Http(proxy.plain()).get(path + "/?x=1");
    assertThat(plain.statusCode()).isIn(301, 302, 308);
    assertThat(plain.headers().firstValue("Location").orElse(""))
        .startsWith("https://")
        .endsWith(path + "/?x=1");
  }

  /** Signs in from {@link #ELSEWHERE}, as somebody who says to be somewhere else still. */
  void signsInFromElsewhere() throws IOException {
    String body = "{\"name\":\"" + Guest.unique("Far") + "\"}";
    String answer =
        raw(
            ELSEWHERE,
            "POST %s/api/v1/session HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nX-Forwarded-For: 198.51.100.9\r\nForwarded: for=198.51.100.9\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(path, proxy.base().getAuthority(), origin, body.length(), body));
    assertThat(status(answer)).as(answer).isEqualTo(200);
  }

  /** Looks for what is for operators and administrators, in all spellings that servers read. */
  void hidesWhatIsNotForPeople() throws IOException {
    for (String operations : List.of("-/metrics", "-/ready", "-/live", "-/drain")) {
      assertThat(http.get(operations).statusCode()).as(operations).isEqualTo(404);
    }
    for (String administration :
        List.of(
            "/__asadmin/list-jvm-options",
            "/management/domain",
            "/management",
            "/manager/html",
            "/host-manager/html",
            "/console/index.html",
            "/wildfly-services")) {
      assertThat(http.get(administration, "X-Requested-By", "x").statusCode())
          .as(administration)
          .isEqualTo(404);
    }
    for (String detour :
        List.of(
            "/-;x/metrics",
            "/;/-/metrics",
            "/..;/__asadmin/version",
            "/;/../__asadmin/version",
            "/%2e%2e/__asadmin/version",
            "/x/../-/metrics",
            "/%2d/metrics",
            "/.%2F-/metrics",
            "//-/metrics",
            "/./-/metrics")) {
      String answer =
          raw(
              "127.0.0.1",
              "GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, detour, proxy.base().getAuthority()));
      assertThat(status(answer)).as(detour).isIn(400, 403, 404);
    }
  }

  private static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 ");
    return Integer.parseInt(answer.substring(9, 12));
  }

  /** Sends a request as it is, from an address of this machine; returns all that is answered. */
  private String raw(String from, String request) throws IOException {
    URI base = proxy.base();
    try (Socket plain = new Socket()) {
      plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      plain.connect(new InetSocketAddress(base.getHost(), base.getPort()), TIMEOUT_MILLIS);
      try (SSLSocket socket =
          (SSLSocket)
              proxy
                  .tls()
                  .trusting()
                  .getSocketFactory()
                  .createSocket(plain, base.getHost(), base.getPort(), true)) {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
  }
}
