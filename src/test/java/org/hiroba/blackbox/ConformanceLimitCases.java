package org.hiroba.blackbox;

import static org.hiroba.blackbox.ConformanceCases.cut;
import static org.hiroba.blackbox.ConformanceCases.random;
import static org.hiroba.blackbox.ConformanceCases.utf8;
import static org.hiroba.blackbox.RawWebSocket.BINARY;
import static org.hiroba.blackbox.RawWebSocket.TEXT;
import static org.hiroba.blackbox.RawWebSocket.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hiroba.blackbox.ConformanceCase.Script;

/** Cases about big messages, many messages and many fragments, up to what the endpoint takes. */
final class ConformanceLimitCases {
  private static final int TOO_BIG = 1009;
  private static final int MEBIBYTE = 1 << 20;

  private final List<ConformanceCase> cases = new ArrayList<>();

  private ConformanceLimitCases() {}

  static List<ConformanceCase> all() {
    ConformanceLimitCases made = new ConformanceLimitCases();
    made.limits();
    return made.cases;
  }

  private void add(String name, Supplier<Script> script) {
    cases.add(new ConformanceCase(name, script));
  }

  private void limits() {
    for (int length : new int[] {1 << 16, 1 << 18, MEBIBYTE, 4 * MEBIBYTE, 16 * MEBIBYTE}) {
      String size = length >= MEBIBYTE ? length / MEBIBYTE + " MiB" : (length >> 10) + " KiB";
      add(
          "9.1 text of " + size,
          () -> {
            String text = "*".repeat(length);
            return Script.of(frame(TEXT, utf8(text))).echoes(text);
          });
      add(
          "9.2 binary of " + size,
          () -> {
            byte[] bytes = random(length);
            return Script.of(frame(BINARY, bytes)).echoes(bytes);
          });
    }
    add(
        "9.1 text of 16 MiB in signs of three bytes",
        () -> {
          String text = "あ".repeat(16 * MEBIBYTE / 3);
          return Script.of(frame(TEXT, utf8(text))).echoes(text);
        });
    for (int part : new int[] {64, 1_024, 65_536}) {
      add("9.3 text of 1 MiB in fragments of " + part, () -> fragments(TEXT, MEBIBYTE, part));
      add("9.4 binary of 1 MiB in fragments of " + part, () -> fragments(BINARY, MEBIBYTE, part));
    }
    add("9.4 binary of 16 MiB in fragments of 65536", () -> fragments(BINARY, 1 << 24, 65_536));
    add("9.4 binary in 100000 fragments of 1", () -> fragments(BINARY, 100_000, 1));
    add(
        "9.5 binary of 1 MiB in writes of 64",
        () -> {
          byte[] bytes = random(MEBIBYTE);
          return Script.of(frame(BINARY, bytes)).chopped(64).echoes(bytes);
        });
    for (int opcode : new int[] {TEXT, BINARY}) {
      String kind = opcode == TEXT ? "text" : "binary";
      add("9.6 " + kind + " of 16 MiB and a byte", () -> tooBig(opcode, 1 << 25));
      add("9.6 " + kind + " of 16 MiB and a byte in fragments", () -> tooBig(opcode, 65_536));
      add("9.7 a thousand " + kind + " messages", () -> thousand(opcode));
    }
    add(
        "9.6 text over 16 MiB in fewer signs",
        () ->
            Script.of(frame(TEXT, utf8("あ".repeat(16 * MEBIBYTE / 3 + 1))))
                .closesWith(TOO_BIG, RawWebSocket.DROPPED));
  }

  private static Script fragments(int opcode, int length, int part) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) '*');
    return Script.of(cut(opcode, bytes, part))
        .echoes(opcode == TEXT ? new String(bytes, StandardCharsets.UTF_8) : bytes);
  }

  /** While the rest is still on the way, the close frame may be lost to a reset. */
  private static Script tooBig(int opcode, int part) {
    return Script.of(cut(opcode, new byte[16 * MEBIBYTE + 1], part))
        .closesWith(TOO_BIG, RawWebSocket.DROPPED);
  }

  private static Script thousand(int opcode) {
    List<byte[]> sends = new ArrayList<>();
    List<Object> messages = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] payload = utf8("message " + i);
      sends.add(frame(opcode, payload));
      messages.add(opcode == TEXT ? "message " + i : payload);
    }
    return new Script(sends, 0, messages, List.of(), Set.of());
  }
}
