package org.hiroba.blackbox;

import static org.hiroba.blackbox.RawWebSocket.BINARY;
import static org.hiroba.blackbox.RawWebSocket.CLOSE;
import static org.hiroba.blackbox.RawWebSocket.CONTINUATION;
import static org.hiroba.blackbox.RawWebSocket.DROPPED;
import static org.hiroba.blackbox.RawWebSocket.PING;
import static org.hiroba.blackbox.RawWebSocket.PONG;
import static org.hiroba.blackbox.RawWebSocket.TEXT;
import static org.hiroba.blackbox.RawWebSocket.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.hiroba.blackbox.ConformanceCase.Script;

/**
 * Cases about framing, control frames and fragmentation (RFC 6455 §5).
 *
 * <p>Where an echo may still be on its way when the violation comes, a container may also drop the
 * connection (seen on Tomcat under load): the close frame is only a "SHOULD" (§7.1.7).
 */
final class ConformanceCases {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int TOO_BIG = 1009;

  private final List<ConformanceCase> cases = new ArrayList<>();

  private ConformanceCases() {}

  /** Returns all cases there are. */
  static List<ConformanceCase> all() {
    ConformanceCases made = new ConformanceCases();
    made.framing();
    made.pings();
    made.reservedBitsAndOpcodes();
    made.masksAndLengths();
    made.fragmentation();
    made.interleaving();
    List<ConformanceCase> all = new ArrayList<>(made.cases);
    all.addAll(ConformanceTextCases.all());
    all.addAll(ConformanceCloseCases.all());
    all.addAll(ConformanceLimitCases.all());
    return List.copyOf(all);
  }

  private void add(String name, Supplier<Script> script) {
    cases.add(new ConformanceCase(name, script));
  }

  private void framing() {
    for (int length : new int[] {0, 1, 125, 126, 127, 128, 65_535, 65_536}) {
      String text = "*".repeat(length);
      add("1.1 text of " + length, () -> Script.of(frame(TEXT, utf8(text))).echoes(text));
      byte[] bytes = random(length);
      add("1.2 binary of " + length, () -> Script.of(frame(BINARY, bytes)).echoes(bytes));
    }
    String text = "*".repeat(65_536);
    add(
        "1.1 text of 65536 in writes of 997",
        () -> Script.of(frame(TEXT, utf8(text))).chopped(997).echoes(text));
    add(
        "1.1 text byte by byte",
        () -> Script.of(frame(TEXT, utf8("abc"))).chopped(1).echoes("abc"));
    byte[] bytes = random(200);
    add("1.2 binary byte by byte", () -> Script.of(frame(BINARY, bytes)).chopped(1).echoes(bytes));
  }

  private void pings() {
    for (int length : new int[] {0, 5, 125}) {
      byte[] payload = random(length);
      add("2.1 ping of " + length, () -> Script.of(frame(PING, payload)).pongs(payload));
      add(
          "2.1 ping of " + length + " byte by byte",
          () -> Script.of(frame(PING, payload)).chopped(1).pongs(payload));
    }
    add("2.2 ping of 126", () -> Script.of(frame(PING, random(126))).closesWith(PROTOCOL_ERROR));
    add("2.2 pong of 126", () -> Script.of(frame(PONG, random(126))).closesWith(PROTOCOL_ERROR));
    add(
        "2.3 pong that nobody asked for",
        () -> Script.of(frame(PONG, random(9)), frame(TEXT, utf8("on"))).echoes("on"));
    add(
        "2.3 pong of 0, then a ping",
        () -> Script.of(frame(PONG, new byte[0]), frame(PING, utf8("p"))).pongs(utf8("p")));
    for (int writeBytes : new int[] {0, 1}) {
      add(
          "2.4 ten pings" + (writeBytes == 0 ? "" : " byte by byte"),
          () -> {
            List<byte[]> pings = new ArrayList<>();
            Script script = Script.of(pings).chopped(writeBytes);
            for (int i = 0; i < 10; i++) {
              byte[] payload = utf8("ping " + i);
              pings.add(frame(PING, payload));
              script = script.pongs(payload);
            }
            return script;
          });
    }
  }

  private void reservedBitsAndOpcodes() {
    for (int rsv = 1; rsv < 8; rsv++) {
      int bits = rsv;
      for (int opcode : new int[] {TEXT, BINARY, PING, PONG, CLOSE}) {
        byte[] payload = opcode == CLOSE ? new byte[] {3, (byte) 0xe8} : utf8("x");
        add(
            "3.1 reserved bits " + rsv + " with opcode " + opcode,
            () -> Script.of(frame(true, bits, opcode, payload)).closesWith(PROTOCOL_ERROR));
      }
    }
    add(
        "3.2 reserved bits after a good message",
        () ->
            Script.of(frame(TEXT, utf8("good")), frame(true, 4, TEXT, utf8("bad")))
                .echoes("good")
                .closesWith(PROTOCOL_ERROR, DROPPED));
    for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
      add(
          "4.1 reserved opcode " + opcode,
          () -> Script.of(frame(opcode, new byte[0])).closesWith(PROTOCOL_ERROR));
      add(
          "4.2 reserved opcode " + opcode + " with payload after a good message",
          () ->
              Script.of(frame(TEXT, utf8("good")), frame(opcode, utf8("bad")))
                  .echoes("good")
                  .closesWith(PROTOCOL_ERROR, DROPPED));
    }
  }

  /** §5.1: a client masks every frame; §5.2: a length has 63 bits. */
  private void masksAndLengths() {
    byte[] mask = {1, 2, 3, 4};
    add(
        "5.0 unmasked text",
        () -> Script.of(new byte[] {(byte) 0x81, 2, 'h', 'i'}).closesWith(PROTOCOL_ERROR));
    add(
        "5.0 unmasked ping",
        () -> Script.of(new byte[] {(byte) 0x89, 0}).closesWith(PROTOCOL_ERROR));
    add(
        "5.0 length with the highest bit set",
        () ->
            Script.of(join(new byte[] {(byte) 0x82, (byte) 0xff, -128, 0, 0, 0, 0, 0, 0, 5}, mask))
                .closesWith(PROTOCOL_ERROR, TOO_BIG));
  }

  private void fragmentation() {
    add("5.1 ping in two fragments", () -> controlInTwo(PING));
    add("5.2 pong in two fragments", () -> controlInTwo(PONG));
    add("5.2 close in two fragments", () -> controlInTwo(CLOSE));
    for (int writeBytes : new int[] {0, 1}) {
      String how = writeBytes == 0 ? "" : " byte by byte";
      add(
          "5.3 text in two fragments" + how,
          () -> Script.of(text("one", "two")).chopped(writeBytes).echoes("onetwo"));
      add(
          "5.3 text in three fragments, two of them empty" + how,
          () -> Script.of(text("", "middle", "")).chopped(writeBytes).echoes("middle"));
      add(
          "5.4 ping between two fragments" + how,
          () ->
              Script.of(between(text("one", "two"), frame(PING, utf8("p"))))
                  .chopped(writeBytes)
                  .echoes("onetwo")
                  .pongs(utf8("p")));
    }
    add("5.3 text of empty fragments", () -> Script.of(text("", "", "")).echoes(""));
    for (boolean fin : new boolean[] {true, false}) {
      String kind = fin ? "last" : "further";
      byte[] continuation = frame(fin, 0, CONTINUATION, utf8("lost"));
      add(
          "5.5 " + kind + " fragment of nothing",
          () -> Script.of(continuation, frame(TEXT, utf8("good"))).closesWith(PROTOCOL_ERROR));
      add(
          "5.5 " + kind + " fragment after a whole message",
          () ->
              Script.of(frame(TEXT, utf8("good")), continuation)
                  .echoes("good")
                  .closesWith(PROTOCOL_ERROR, DROPPED));
    }
    for (int opcode : new int[] {TEXT, BINARY}) {
      for (boolean fin : new boolean[] {true, false}) {
        add(
            "5.6 " + (fin ? "whole" : "first") + " frame of opcode " + opcode + " inside a message",
            () ->
                Script.of(frame(false, 0, TEXT, utf8("one")), frame(fin, 0, opcode, utf8("two")))
                    .closesWith(PROTOCOL_ERROR));
      }
    }
  }

  private void interleaving() {
    add(
        "5.7 five fragments with pings and pongs between",
        () -> {
          List<byte[]> sends = new ArrayList<>();
          Script script = Script.of(sends);
          for (int i = 0; i < 5; i++) {
            sends.add(frame(i == 4, 0, i == 0 ? TEXT : CONTINUATION, utf8("part" + i)));
            if (i < 4) {
              sends.add(frame(PING, utf8("ping" + i)));
              sends.add(frame(PONG, utf8("pong" + i)));
              script = script.pongs(utf8("ping" + i));
            }
          }
          return script.echoes("part0part1part2part3part4");
        });
    add(
        "5.8 messages one after another",
        () -> {
          List<byte[]> sends = new ArrayList<>(text("one", "two"));
          sends.add(frame(BINARY, utf8("three")));
          sends.addAll(text("four", "five"));
          return Script.of(sends).echoes("onetwo").echoes(utf8("three")).echoes("fourfive");
        });
  }

  private static Script controlInTwo(int opcode) {
    return Script.of(frame(false, 0, opcode, new byte[0]), frame(CONTINUATION, new byte[0]))
        .closesWith(PROTOCOL_ERROR);
  }

  /** Makes the frames of one message. */
  static List<byte[]> cut(int opcode, byte[] payload, int part) {
    List<byte[]> frames = new ArrayList<>();
    for (int at = 0; at < payload.length; at += part) {
      int end = Math.min(payload.length, at + part);
      frames.add(
          frame(
              end == payload.length,
              0,
              at == 0 ? opcode : CONTINUATION,
              Arrays.copyOfRange(payload, at, end)));
    }
    return frames;
  }

  private static List<byte[]> text(String... parts) {
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      frames.add(frame(i == parts.length - 1, 0, i == 0 ? TEXT : CONTINUATION, utf8(parts[i])));
    }
    return frames;
  }

  private static List<byte[]> between(List<byte[]> two, byte[] middle) {
    return List.of(two.get(0), middle, two.get(1));
  }

  static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    java.nio.ByteBuffer all = java.nio.ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
