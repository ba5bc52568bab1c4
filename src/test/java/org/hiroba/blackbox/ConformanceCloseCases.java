package org.hiroba.blackbox;

import static org.hiroba.blackbox.ConformanceCases.join;
import static org.hiroba.blackbox.ConformanceCases.utf8;
import static org.hiroba.blackbox.RawWebSocket.CLOSE;
import static org.hiroba.blackbox.RawWebSocket.CONTINUATION;
import static org.hiroba.blackbox.RawWebSocket.NO_CODE;
import static org.hiroba.blackbox.RawWebSocket.PING;
import static org.hiroba.blackbox.RawWebSocket.TEXT;
import static org.hiroba.blackbox.RawWebSocket.frame;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.hiroba.blackbox.ConformanceCase.Script;

/** Cases about the closing handshake (RFC 6455 §5.5.1, §7). */
final class ConformanceCloseCases {
  private static final int NORMAL = 1000;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF8 = 1007;

  private final List<ConformanceCase> cases = new ArrayList<>();

  private ConformanceCloseCases() {}

  static List<ConformanceCase> all() {
    ConformanceCloseCases made = new ConformanceCloseCases();
    made.order();
    made.payloads();
    made.codes();
    return made.cases;
  }

  private void add(String name, Supplier<Script> script) {
    cases.add(new ConformanceCase(name, script));
  }

  /** After a close frame nothing is answered any more. */
  private void order() {
    byte[] close = close(NORMAL, "");
    add(
        "7.1 a message, then close",
        () -> Script.of(frame(TEXT, utf8("last")), close).echoes("last").closesWith(NORMAL));
    add("7.1 close twice", () -> Script.of(close, close).closesWith(NORMAL));
    add(
        "7.1 close, then a ping",
        () -> Script.of(close, frame(PING, utf8("p"))).closesWith(NORMAL));
    add(
        "7.1 close, then a message",
        () -> Script.of(close, frame(TEXT, utf8("late"))).closesWith(NORMAL));
    add(
        "7.1 close inside a message",
        () ->
            Script.of(frame(false, 0, TEXT, utf8("one")), close, frame(CONTINUATION, utf8("two")))
                .closesWith(NORMAL));
    add(
        "7.1 a message of 256 KiB, then close",
        () -> {
          String text = "*".repeat(1 << 18);
          return Script.of(frame(TEXT, utf8(text)), close).echoes(text).closesWith(NORMAL);
        });
  }

  private void payloads() {
    add(
        "7.3 close without a code",
        () -> Script.of(frame(CLOSE, new byte[0])).closesWith(NO_CODE, NORMAL));
    add(
        "7.3 close of one byte",
        () -> Script.of(frame(CLOSE, new byte[] {3})).closesWith(PROTOCOL_ERROR));
    add("7.3 close with a reason", () -> Script.of(close(NORMAL, "bye")).closesWith(NORMAL));
    add(
        "7.3 close with the longest reason",
        () -> Script.of(close(NORMAL, "*".repeat(123))).closesWith(NORMAL));
    add(
        "7.3 close with too long a reason",
        () -> Script.of(close(NORMAL, "*".repeat(124))).closesWith(PROTOCOL_ERROR));
    add(
        "7.5 close with a reason that is not UTF-8",
        () ->
            Script.of(
                    frame(
                        CLOSE, join(new byte[] {3, (byte) 0xe8}, HexFormat.of().parseHex("c080"))))
                .closesWith(NOT_UTF8, PROTOCOL_ERROR));
  }

  private void codes() {
    for (int code :
        new int[] {
          1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
          4999
        }) {
      // §5.5.1: the answer "typically" has the same code.
      add("7.7 code " + code, () -> Script.of(close(code, "")).closesWith(code, NORMAL));
    }
    for (int code :
        new int[] {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535}) {
      add(
          "7.9 code " + code + " that none may send",
          () -> Script.of(close(code, "")).closesWith(PROTOCOL_ERROR));
    }
  }

  private static byte[] close(int code, String reason) {
    return frame(CLOSE, join(new byte[] {(byte) (code >> 8), (byte) code}, utf8(reason)));
  }
}
