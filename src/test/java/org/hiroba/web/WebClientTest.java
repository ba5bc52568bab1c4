package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.config.AccessSettings;
import org.hiroba.config.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of a request's origin and address, with proxies in front and without. */
class WebClientTest {
  private static final AccessSettings ACCESS =
      new AccessSettings(
          Set.of(),
          List.of(
              AddressRange.parse("127.0.0.1"),
              AddressRange.parse("10.0.0.0/24"),
              AddressRange.parse("::1"),
              AddressRange.parse("2001:db8:ffff::/48")));

  /** A row: headers as they came, and what they mean. */
  private record Row(String peer, String address, String origin, boolean secure, String headers) {}

  private static Row row(String peer, String address, String origin, String headers) {
    return new Row(peer, address, origin, origin.startsWith("https"), headers);
  }

  private static Row via(String address, String origin, String headers) {
    return row("127.0.0.1", address, origin, headers);
  }

  private static Row from(String address, String forwardedFor) {
    return via(address, "http://in", "Host: in\nX-Forwarded-For: " + forwardedFor);
  }

  private static Row standard(String address, String origin, String forwarded) {
    return via(address, origin, "Host: in\nForwarded: " + forwarded);
  }

  static Stream<Row> rows() {
    return Stream.of(
        // Without a proxy.
        row("192.0.2.1", "192.0.2.1", "http://chat", "Host: chat"),
        row("192.0.2.1", "192.0.2.1", "http://chat:8080", "Host: chat:8080"),
        row("192.0.2.1", "192.0.2.1", "http://chat", "Host: CHAT:80"),
        row("192.0.2.1", "192.0.2.1", "http://chat_server.corp", "Host: chat_server.corp"),
        row("192.0.2.1", "192.0.2.1", "http://chat.2024", "Host: chat.2024"),
        row("192.0.2.1", "192.0.2.1", "http://srv.1a:81", "Host: srv.1a:81"),
        row("192.0.2.1", "192.0.2.1", "http://[::1]:81", "Host: [::1]:81"),
        row("192.0.2.1", "192.0.2.1", "http://in", "Host: in\nX-Forwarded-For: 1.2.3.4"),
        row("192.0.2.1", "192.0.2.1", "http://in", "Host: in\nForwarded: for=1.2.3.4;host=x"),
        row("192.0.2.1", "192.0.2.1", "http://in", "Host: in\nX-Forwarded-Host: x"),
        row("192.0.2.1", "192.0.2.1", "http://in", "Host: in\nX-Forwarded-Proto: https"),
        row("192.0.2.1", "192.0.2.1", "http://in", "Host: in\nForwarded: \"open"),
        // X-Forwarded-For.
        from("192.0.2.9", "192.0.2.9"),
        from("10.0.1.9", "10.0.1.9:5123"),
        from("0:0:0:0:0:0:0:1", "[::1]:443"),
        from("2001:db8:0:0:0:0:0:1", "[2001:db8::1]"),
        from("2001:db8:0:0:0:0:0:1", "2001:db8::1"),
        from("2001:db8:0:0:0:0:0:1", "\"[2001:db8::1]:4711\""),
        from("fe80:0:0:0:0:0:0:1", "fe80::1%eth0"),
        from("192.0.2.9", "::ffff:192.0.2.9"),
        from("192.0.2.9", "6.6.6.6, 192.0.2.9"),
        from("192.0.2.9", "6.6.6.6, 192.0.2.9, 10.0.0.7"),
        from("192.0.2.9", "6.6.6.6, 192.0.2.9:1, 10.0.0.7:2"),
        from("10.0.0.7", "unknown, 10.0.0.7"),
        from("127.0.0.1", "unknown"),
        from("127.0.0.1", "evil.example"),
        from("127.0.0.1", "1.2.3.4:99999999"),
        from("127.0.0.1", "[1.2.3.4"),
        from("127.0.0.1", ", ,"),
        via(
            "192.0.2.9",
            "http://in",
            "Host: in\nX-Forwarded-For: 6.6.6.6\nX-Forwarded-For: 192.0.2.9"),
        row("0:0:0:0:0:0:0:1", "192.0.2.9", "http://in", "Host: in\nX-Forwarded-For: 192.0.2.9"),
        row("0:0:0:0:0:0:0:1%0", "192.0.2.9", "http://in", "Host: in\nX-Forwarded-For: 192.0.2.9"),
        // X-Forwarded-Host, -Proto, -Port.
        via(
            "127.0.0.1",
            "https://a",
            "Host: in\nX-Forwarded-Host: a, b\nX-Forwarded-Proto: https, http"),
        via(
            "192.0.2.9",
            "https://a",
            "Host: in\nX-Forwarded-For: 192.0.2.9, 10.0.0.7\nX-Forwarded-Host: a, b\nX-Forwarded-Proto: https, http"),
        via(
            "192.0.2.9",
            "http://b",
            "Host: in\nX-Forwarded-For: 6.6.6.6, 192.0.2.9\nX-Forwarded-Host: a, b\nX-Forwarded-Proto: https, http"),
        via(
            "192.0.2.9",
            "https://a",
            "Host: in\nX-Forwarded-For: 192.0.2.9\nX-Forwarded-Host: a, b\nX-Forwarded-Proto: https, http"),
        via("127.0.0.1", "https://chat", "Host: chat\nX-Forwarded-Proto: HTTPS"),
        via("127.0.0.1", "https://chat", "Host: chat\nX-Forwarded-Proto: wss"),
        via("127.0.0.1", "http://chat", "Host: chat\nX-Forwarded-Proto: nonsense"),
        via(
            "127.0.0.1",
            "https://chat:8443",
            "Host: chat\nX-Forwarded-Proto: https\nX-Forwarded-Port: 8443"),
        via(
            "127.0.0.1",
            "https://chat",
            "Host: chat\nX-Forwarded-Proto: https\nX-Forwarded-Port: 443"),
        via(
            "127.0.0.1",
            "https://chat",
            "Host: chat\nX-Forwarded-Proto: https\nX-Forwarded-Port: 80"),
        via("127.0.0.1", "http://chat:81", "Host: chat:81\nX-Forwarded-Port: 8443"),
        via("127.0.0.1", "http://[::1]:81", "Host: [::1]\nX-Forwarded-Port: 81"),
        // RFC 7239.
        standard("192.0.2.9", "http://in", "for=192.0.2.9"),
        standard("192.0.2.9", "https://chat", "for=192.0.2.9;proto=https;host=chat"),
        standard(
            "192.0.2.9",
            "https://chat:8443",
            "For=\"192.0.2.9:4711\"; Proto=https;Host=\"chat:8443\""),
        standard("2001:db8:0:0:0:0:0:1", "http://in", "for=\"[2001:db8::1]:4711\""),
        standard(
            "192.0.2.9",
            "https://a",
            "for=192.0.2.9;host=a;proto=https, for=10.0.0.7;host=b;proto=http"),
        standard(
            "192.0.2.9",
            "http://b",
            "for=6.6.6.6;host=a;proto=https, for=192.0.2.9;host=b;proto=http"),
        standard("127.0.0.1", "http://in", "for=unknown"),
        standard("127.0.0.1", "http://in", "for=_hidden"),
        standard("192.0.2.9", "http://in", "by=10.0.0.1;for=192.0.2.9;ext=\"a,b;c=\\\"d\""),
        // Two that say the same, and two that do not.
        via(
            "192.0.2.9",
            "http://in",
            "Host: in\nX-Forwarded-For: 192.0.2.9\nForwarded: for=\"192.0.2.9:1\""),
        via(
            "127.0.0.1",
            "http://in",
            "Host: in\nX-Forwarded-For: 192.0.2.9\nForwarded: for=6.6.6.6"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void believesProxiesThatAreTrustedAndNobodyElse(Row row) {
    WebClient client = WebClient.of(request(row.peer, "HTTP/1.1", row.headers), ACCESS);
    assertThat(client.address()).isEqualTo(row.address);
    assertThat(client.ownOrigin()).isEqualTo(row.origin);
    assertThat(client.secure()).isEqualTo(row.secure);
    assertThat(client.isOwnOrigin(row.origin)).isTrue();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"Forwarded: for=\"1.2.3.4", "Forwarded: nonsense", "Forwarded: for=1.2.3.4;x"})
  void saysWhatIsWrongWithAHeader(String header) {
    assertThatThrownBy(() -> WebClient.of(request("127.0.0.1", "HTTP/1.1", header), ACCESS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RFC 7239");
  }

  @Test
  void refusesChainsWithoutEnd() {
    for (String header :
        List.of(
            "X-Forwarded-For: " + "1.2.3.4,".repeat(33),
            "X-Forwarded-For: " + "1".repeat(4_097),
            "X-Forwarded-Host: " + "a,".repeat(33),
            "Forwarded: " + "for=1.2.3.4,".repeat(33))) {
      assertThatThrownBy(() -> WebClient.of(request("127.0.0.1", "HTTP/1.1", header), ACCESS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than");
      assertThat(WebClient.of(request("192.0.2.1", "HTTP/1.1", header), ACCESS).address())
          .isEqualTo("192.0.2.1");
    }
  }

  @Test
  void oneNetworkOfIpv6IsOneSourceAndMappedIpv4IsIpv4() {
    Set<String> sources = new java.util.HashSet<>();
    for (int i = 1; i <= 20; i++) {
      sources.add(source("2001:db8:0:1::" + i));
    }
    assertThat(sources).containsExactly("2001:db8:0:1::/64");
    assertThat(source("2001:db8:0:2::1")).isEqualTo("2001:db8:0:2::/64");
    assertThat(source("::ffff:192.0.2.7")).isEqualTo("192.0.2.7").isEqualTo(source("192.0.2.7"));
  }

  private static String source(String peer) {
    return WebClient.of(request(peer, "HTTP/1.1", "Host: in"), ACCESS).source();
  }

  @Test
  void aRequestIsLocalOnlyIfNothingSpeaksAgainstIt() {
    assertThat(local("HTTP/1.1", "Host: localhost:8080")).isTrue();
    assertThat(local("HTTP/1.1", "Host: 127.0.0.1\nOrigin: http://127.0.0.1")).isTrue();
    assertThat(local("HTTP/2.0", "Host: [::1]:1\nReferer: http://[::1]:1/hiroba/")).isTrue();
    // A proxy with nothing but proxy_pass http://localhost:PORT.
    assertThat(local("HTTP/1.0", "Host: localhost:8080")).isFalse();
    assertThat(local("HTTP/1.1", "Host: localhost:8080\nOrigin: http://chat.corp")).isFalse();
    assertThat(local("HTTP/1.1", "Host: localhost:8080\nReferer: http://chat.corp/")).isFalse();
    assertThat(local("HTTP/1.1", "Host: localhost:8080\nOrigin: null")).isFalse();
    assertThat(local("HTTP/1.1", "Host: chat.corp")).isFalse();
    assertThat(local("HTTP/1.1", "Host: localhost.evil.example")).isFalse();
    assertThat(local("HTTP/1.1", "Host: localhost\nForwarded: for=1.2.3.4")).isFalse();
    assertThat(local("HTTP/1.1", "X: y")).isFalse();
  }

  private static boolean local(String protocol, String headers) {
    return WebClient.isLocal(request("127.0.0.1", protocol, headers));
  }

  private static HttpServletRequest request(String peer, String protocol, String headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            WebClientTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> peer;
                  case "getScheme" -> "http";
                  case "getProtocol" -> protocol;
                  case "getHeader" ->
                      values(headers, (String) args[0]).stream().findFirst().orElse(null);
                  case "getHeaders" -> Collections.enumeration(values(headers, (String) args[0]));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static List<String> values(String headers, String name) {
    List<String> values = new ArrayList<>();
    for (String line : headers.split("\n", -1)) {
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        values.add(line.substring(name.length() + 1).strip());
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "http://chat, https://chat, https://chat, true",
    "http://chat:8443, https://chat:8443, https://chat:8443, true",
    "https://chat, https://chat, https://chat, true",
    "http://chat, http://chat, http://chat, false",
    "http://other, https://chat, http://other, false",
    "http://localhost:8080, https://chat, http://localhost:8080, false",
    "http://chat:8080, https://chat, http://chat:8080, false",
  })
  void comesByTlsWhereTheOperatorSaysSoOfThatHost(
      String own, String publicOrigin, String origin, boolean secure) {
    WebClient client = new WebClient("192.0.2.1", own, own.startsWith("https"));
    assertThat(client.reaching(Optional.of(publicOrigin)))
        .isEqualTo(new WebClient("192.0.2.1", origin, secure));
    assertThat(client.reaching(Optional.empty())).isEqualTo(client);
  }

  @Test
  void nobodyWithoutAHostComesByTls() {
    WebClient client = new WebClient("192.0.2.1", null, false);
    assertThat(client.reaching(Optional.of("https://chat"))).isEqualTo(client);
  }
}
