package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHandshakeTest {

  /** Headers are given as {@code Name: value | Name: value}; 101 stands for "may go on". */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "101; GET; Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 13",
        "101; GET; upgrade: WebSocket | connection: keep-alive, upgrade | sec-websocket-version: 13",
        "101; GET; Upgrade: h2c, websocket | Connection: Upgrade,HTTP2-Settings"
            + " | Sec-WebSocket-Version: 13",
        "101; GET; Upgrade: websocket | Connection: keep-alive | Connection: Upgrade"
            + " | Sec-WebSocket-Version: 13",
        "101; GET; Upgrade: h2c | Connection: keep-alive",
        "101; GET; Connection: keep-alive",
        "400; GET; Upgrade: websocket | Sec-WebSocket-Version: 13",
        "400; GET; Upgrade: websocket | Connection: keep-alive | Sec-WebSocket-Version: 13",
        "400; GET; Upgrade: websocket | Connection: not-upgrade | Sec-WebSocket-Version: 13",
        "400; GET; Upgrade: websocket | Sec-WebSocket-Version: 8",
        "426; GET; Upgrade: websocket | Connection: Upgrade",
        "426; GET; Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 8",
        "426; GET; Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 130",
        "426; GET; Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 13, 8",
        "426; GET; Upgrade: websocket | Connection: Upgrade"
            + " | Sec-WebSocket-Version: 8 | Sec-WebSocket-Version: 13",
        "405; POST; Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 13",
        "405; get; Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 13",
        "405; HEAD; Connection: keep-alive"
      })
  void judgesBeforeTheContainerDoes(int status, String method, String headers) {
    assertThat(
            handshake(method, headers).fault().map(fault -> fault.problem().status()).orElse(101))
        .isEqualTo(status);
  }

  @Test
  void saysWhichVersionWouldDo() {
    // RFC 6455 §4.2.2: "Sec-WebSocket-Version" goes with the status.
    assertThat(hint("GET", "Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 7"))
        .contains(Map.of("Sec-WebSocket-Version", "13"));
  }

  @Test
  void saysWhichMethodWouldDo() {
    // RFC 9110 §15.5.6: "Allow" goes with the status.
    assertThat(hint("PUT", "Connection: Upgrade")).contains(Map.of("Allow", "GET"));
  }

  @Test
  void addsNoHeaderToABadRequest() {
    assertThat(hint("GET", "Upgrade: websocket")).contains(Map.of());
  }

  private static Optional<Map<String, String>> hint(String method, String headers) {
    return handshake(method, headers).fault().map(OpeningHandshake.Fault::headers);
  }

  private static OpeningHandshake handshake(String method, String headers) {
    Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : headers.split("\\|", -1)) {
      String[] header = line.strip().split(": ", 2);
      sent.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
    }
    return new OpeningHandshake(method, name -> sent.getOrDefault(name, List.of()));
  }
}
