package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  @Test
  void takesBlanksAwayAroundAValueOnly() throws HandshakeRefusal {
    RequestHead head = parse("GET / HTTP/1.1\r\nA: \t b \t c\t \r\nEmpty:  \r\na:2");
    assertThat(head.all("a")).containsExactly("b \t c", "2");
    assertThat(head.all("empty")).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET  / HTTP/1.1",
        "GET / HTTP/1.10",
        "GET / http/1.1",
        " GET / HTTP/1.1",
        "GET / HTTP/1.1\r\nA : b",
        "GET / HTTP/1.1\r\n: b",
        "GET / HTTP/1.1\r\nA b",
        "GET / HTTP/1.1\r\nA: \u007f",
        "GET / HTTP/1.1\r\n folded: x"
      })
  void refusesWhatIsNoHead(String head) {
    assertThatThrownBy(() -> parse(head)).isInstanceOf(HandshakeRefusal.class);
  }

  /** An expression took the cube of the blanks for this: half an hour of CPU for 8 KiB. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void readsBlanksOnce() {
    for (String hostile : List.of(" ".repeat(8_000) + "\u0001", " x".repeat(4_000) + "\u0001")) {
      assertThatThrownBy(() -> parse("GET / HTTP/1.1\r\nA:" + hostile))
          .isInstanceOf(HandshakeRefusal.class);
    }
  }

  private static RequestHead parse(String head) throws HandshakeRefusal {
    return RequestHead.parse(head.getBytes(StandardCharsets.ISO_8859_1));
  }
}
