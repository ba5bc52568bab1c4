package org.hiroba.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
  @ParameterizedTest
  @CsvSource({
    "Cookie, hiroba-session=hush",
    "Set-Cookie, hiroba-session=hush",
    "Authorization, Bearer hush",
    "PROXY-AUTHORIZATION, Basic hush",
    "X-Forwarded-Access-Token, hush",
    "X-Auth-Request-User, hush",
    "X-Amzn-Oidc-Identity, hush",
    "X-Api-Key, hush",
    "ApiKey, hush",
    "X-CSRF-Token, hush",
    "X-Client-Cert, hush",
    "X-Whatever, Bearer hush",
    "X-Whatever, negotiate hush",
    "X-Whatever, eyJhbGciOiJub25lIn0.hush.hush"
  })
  void hidesWhatMayBeSecretButTellsHowLongItIs(String name, String value) {
    assertThat(Header.shown(name, value))
        .isEqualTo(new Header(name, "(hidden, " + value.length() + " characters)"));
  }

  @ParameterizedTest
  @CsvSource({
    "Host, chat.example:8080",
    "Via, 1.1 proxy.example",
    "X-Forwarded-For, 198.51.100.7",
    "Sec-WebSocket-Key, L7XSkAaV9mTTJbtCOhsZkg==",
    "Sec-WebSocket-Accept, nk/xVRZ0rn2kjrM6nr8O/elGToQ=",
    "Accept-Language, ja",
    "User-Agent, Basics/1.0 bearer-free"
  })
  void showsTheRestAsItCame(String name, String value) {
    assertThat(Header.shown(name, value)).isEqualTo(new Header(name, value));
  }

  @Test
  void hidesTheQueriesOfAddresses() {
    assertThat(Header.shown("Sec-WebSocket-Location", "ws://host/ws/x?q=hush").value())
        .isEqualTo("ws://host/ws/x?(hidden)");
    assertThat(Header.shown("X-Original-URI", "/page?q=hush").value()).isEqualTo("/page?(hidden)");
    assertThat(Header.shown("referer", "http://host/page?code=hush").value())
        .isEqualTo("http://host/page?(hidden)");
    assertThat(Header.shown("Referer", "http://host/page").value()).isEqualTo("http://host/page");
  }

  @Test
  void cutsWhatIsTooLongToShow() {
    assertThat(Header.shown("X-Long", "x".repeat(1_000)).value()).hasSize(1_000);
    assertThat(Header.shown("X-Long", "x".repeat(1_001)).value()).hasSize(1_001).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "eyJhbGciOiJub25lIn0.hush.hush, true",
    "x eyJhbGciOiJub25lIn0.hush., true",
    "a.b.c; t=-eyJa.b.c, true",
    "a.eyJa.b.c, true",
    "eyJa.b, false",
    "eyJ.b.c, false",
    "xeyJa.b.c, false",
    "eyJa..c, false",
    "eyJa.b c.d, false"
  })
  void knowsTokensAtTheBeginningOfARun(String value, boolean secret) {
    assertThat(Header.shown("X-A", value).value().startsWith("(hidden")).isEqualTo(secret);
  }

  /** Each character once: the double length costs double the steps, not four times as many. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void readsNoCharacterAgainAndAgain() {
    for (String piece : List.of("eyJ-", "eyJ-.", "eyJ", "a.", "-", " ")) {
      String hostile = piece.repeat(500_000);
      assertThat(Header.shown("X-A", hostile).value()).isNotEmpty();
      assertThat(WebTokenScan.finds(hostile)).isIn(true, false);
    }
  }
}
