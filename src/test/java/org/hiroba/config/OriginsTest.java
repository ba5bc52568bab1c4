package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  @ParameterizedTest
  @CsvSource({
    "http://chat_server.corp, http://chat_server.corp",
    "http://chat.2024:8080, http://chat.2024:8080",
    "https://srv.1a, https://srv.1a",
    "HTTP://Chat:80, http://chat",
    "https://chat:443, https://chat",
    "https://chat:, https://chat",
    "http://-odd-.corp, http://-odd-.corp",
    "http://chat.corp., http://chat.corp.",
    "http://[::1]:8080, http://[::1]:8080",
    "http://日本語.jp, http://xn--wgv71a119e.jp",
    "http://a!$&'()*+;=~b, http://a!$&'()*+;=~b"
  })
  void readsEveryHostThatBrowsersTake(String text, String origin) {
    assertThat(Origins.parse(text)).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "chat",
        "ftp://chat",
        "http://",
        "http://:80",
        "http://a/",
        "http://a?b",
        "http://a#b",
        "http://a b",
        "http://u@a",
        "http://a:b",
        "http://a:65536",
        "http://[::1",
        "http://[x]",
        "http://::1",
        "http://a\tb",
        "http://a%41",
        "http://a\\b",
        "http://a:80:80"
      })
  void refusesWhatIsNoOrigin(String text) {
    assertThatThrownBy(() -> Origins.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, true",
    "http://127.0.0.1:80, true",
    "http://127.1.2.3:9, true",
    "http://[::1]:9, true",
    "http://localhost.evil.example, false",
    "http://127.evil.example, false",
    "http://192.0.2.1, false"
  })
  void knowsTheLiteralLoopbackHosts(String origin, boolean loopback) {
    assertThat(Origins.isLoopback(Origins.parse(origin))).isEqualTo(loopback);
  }
}
