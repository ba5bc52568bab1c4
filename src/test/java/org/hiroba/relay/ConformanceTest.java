package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.relay.RawPeer.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6455 from the wire, case by case, over TCP and over TLS: what a client sends, and what comes
 * back. A lone client of the relay hears itself, so what is right comes back as it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int MAX = RelayLimits.defaults().messageBytes();

  private RunningRelay tcp;
  private RunningRelay tls;

  @BeforeAll
  void start(@TempDir Path folder) throws RelayException {
    tcp = new RunningRelay(Optional.empty(), RelayLimits.defaults());
    tls = new RunningRelay(RunningRelay.certificate(folder), RelayLimits.defaults());
  }

  @AfterAll
  void stop() {
    tcp.close();
    tls.close();
  }

  /** What is sent and what is expected: frames, and then a close code, or 0 for none. */
  private record Case(String name, String sent, List<Frame> frames, int closeCode) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> cases() {
    return overBoth(table());
  }

  static Stream<Arguments> shortCases() {
    return overBoth(table().stream().filter(one -> one.sent.length() < 300).toList());
  }

  private static Stream<Arguments> overBoth(List<Case> cases) {
    return cases.stream()
        .flatMap(
            one ->
                Stream.of("tcp", "tls")
                    .map(
                        transport ->
                            Arguments.argumentSet(transport + ": " + one, transport, one)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheRfcSays(String transport, Case one) {
    try (RawPeer peer = (transport.equals("tls") ? tls : tcp).join()) {
      peer.send(one.sent);
      for (Frame expected : one.frames) {
        assertThat(peer.read()).isEqualTo(expected);
      }
      if (one.closeCode == 0) {
        // Still open: a ping is answered next.
        peer.send(RawPeer.frame(0x89, "still there?"));
        assertThat(peer.read()).isEqualTo(frame(0xA, "still there?"));
      } else {
        Frame close = peer.read();
        assertThat(close.opcode()).isEqualTo(0x8);
        assertThat(close.closeCode()).isEqualTo(one.closeCode);
        peer.awaitEnd();
      }
    }
  }

  /** The same, byte by byte: nothing depends on how the network cuts. */
  @ParameterizedTest
  @MethodSource("shortCases")
  void doesNotDependOnTheCut(String transport, Case one) {
    try (RawPeer peer = (transport.equals("tls") ? tls : tcp).join()) {
      for (int i = 0; i < one.sent.length(); i++) {
        try {
          peer.send(one.sent.substring(i, i + 1));
        } catch (UncheckedIOException e) {
          // Refused at an earlier byte, which is even better.
          break;
        }
      }
      for (Frame expected : one.frames) {
        assertThat(peer.read()).isEqualTo(expected);
      }
      if (one.closeCode != 0) {
        assertThat(peer.read().closeCode()).isEqualTo(one.closeCode);
      }
    }
  }

  private static List<Case> table() {
    List<Case> cases = new ArrayList<>();
    // §5.6 data frames of every form of length
    for (int length : List.of(0, 1, 125, 126, 127, 128, 65_535, MAX)) {
      String text = "*".repeat(length);
      cases.add(ok("text of " + length, RawPeer.frame(TEXT, text), frame(0x1, text)));
      cases.add(ok("binary of " + length, RawPeer.frame(BINARY, text), frame(0x2, text)));
    }
    cases.add(ok("binary is 8-bit clean", RawPeer.frame(BINARY, octets()), raw(0x2, octets())));
    cases.add(
        ok(
            "two frames in one write",
            join(f(TEXT, "a"), f(TEXT, "b")),
            frame(1, "a"),
            frame(1, "b")));
    // §5.1 and §5.2
    cases.add(bad("unmasked text", 1002, new byte[] {(byte) 0x81, 1, 'a'}));
    cases.add(bad("unmasked close", 1002, new byte[] {(byte) 0x88, 0}));
    for (int bit : List.of(0x40, 0x20, 0x10, 0x70)) {
      cases.add(bad("reserved bit " + bit, 1002, f(TEXT | bit, "a")));
      cases.add(bad("reserved bit on ping " + bit, 1002, f(0x89 | bit, "a")));
    }
    for (int opcode : List.of(3, 4, 5, 6, 7, 0xB, 0xC, 0xD, 0xE, 0xF)) {
      cases.add(bad("reserved opcode " + opcode, 1002, f(0x80 | opcode, "")));
    }
    cases.add(bad("5 bytes in 16 bits", 1002, header(0x81, 0xFE, 0, 5)));
    cases.add(bad("125 bytes in 16 bits", 1002, header(0x81, 0xFE, 0, 125)));
    cases.add(
        bad("65,535 bytes in 64 bits", 1002, header(0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)));
    cases.add(bad("length 2^63", 1002, header(0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0)));
    cases.add(bad("length 2^62", 1009, header(0x82, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0)));
    cases.add(bad("length 2^31", 1009, header(0x82, 0xFF, 0, 0, 0, 0, 0x80, 0, 0, 0)));
    cases.add(bad("one byte over the limit", 1009, header(0x82, 0xFF, 0, 0, 0, 0, 0, 1, 0, 1)));
    // §5.4 fragmentation
    cases.add(ok("text in three", join(f(0x01, "a"), f(0x00, "b"), f(0x80, "c")), frame(1, "abc")));
    cases.add(ok("binary in two", join(f(0x02, "a"), f(0x80, "b")), frame(2, "ab")));
    cases.add(ok("empty fragments", join(f(0x01, ""), f(0x00, ""), f(0x80, "")), frame(1, "")));
    cases.add(
        ok(
            "ping inside a message",
            join(f(0x01, "a"), f(0x89, "p"), f(0x80, "b")),
            frame(0xA, "p"),
            frame(1, "ab")));
    cases.add(
        ok(
            "message after a fragmented one",
            join(f(0x01, "a"), f(0x80, "b"), f(TEXT, "c")),
            frame(1, "ab"),
            frame(1, "c")));
    cases.add(bad("continuation first", 1002, f(0x80, "a")));
    cases.add(bad("unfinished continuation first", 1002, f(0x00, "a")));
    cases.add(bad("text inside text", 1002, join(f(0x01, "a"), f(TEXT, "b"))));
    cases.add(bad("binary inside text", 1002, join(f(0x01, "a"), f(0x02, "b"))));
    cases.add(
        new Case(
            "continuation after the end",
            latin(join(f(0x01, "a"), f(0x80, "b"), f(0x80, "c"))),
            List.of(frame(1, "ab")),
            1002));
    cases.add(bad("fragments over the limit", 1009, join(f(0x02, "*".repeat(MAX)), f(0x80, "*"))));
    // §5.5 control frames
    cases.add(ok("ping of 0", f(0x89, ""), frame(0xA, "")));
    cases.add(ok("ping of 125", f(0x89, "p".repeat(125)), frame(0xA, "p".repeat(125))));
    cases.add(
        ok(
            "ping is 8-bit clean",
            RawPeer.frame(0x89, new byte[] {0, -1, -2}),
            raw(0xA, new byte[] {0, -1, -2})));
    cases.add(bad("ping of 126", 1002, f(0x89, "p".repeat(126))));
    cases.add(bad("pong of 126", 1002, f(0x8A, "p".repeat(126))));
    cases.add(bad("close of 126", 1002, RawPeer.close(1000, "r".repeat(124))));
    cases.add(bad("fragmented ping", 1002, f(0x09, "p")));
    cases.add(bad("fragmented close", 1002, f(0x08, "")));
    cases.add(ok("pong that nobody asked for", f(0x8A, "p")));
    cases.add(
        ok(
            "ten pings",
            join(Stream.generate(() -> f(0x89, "p")).limit(10).toArray(byte[][]::new)),
            Stream.generate(() -> frame(0xA, "p")).limit(10).toArray(Frame[]::new)));
    // §7 closing
    cases.add(bad("close without a code", 1000, f(0x88, "")));
    cases.add(bad("close with half a code", 1002, RawPeer.frame(0x88, new byte[] {3})));
    for (int code :
        List.of(
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999,
            4000, 4999)) {
      cases.add(bad("close with " + code, code, RawPeer.close(code, "")));
    }
    for (int code : List.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535)) {
      cases.add(bad("close with " + code, 1002, RawPeer.close(code, "")));
    }
    cases.add(bad("close with the longest reason", 1000, RawPeer.close(1000, "r".repeat(123))));
    cases.add(
        bad(
            "close with a reason that is not UTF-8",
            1007,
            RawPeer.frame(0x88, new byte[] {3, (byte) 0xE8, (byte) 0xC0, (byte) 0xAF})));
    cases.add(
        bad(
            "close with half a character",
            1007,
            RawPeer.frame(0x88, new byte[] {3, (byte) 0xE8, (byte) 0xE5, (byte) 0xBA})));
    cases.add(
        bad("text after close is not heard", 1000, join(RawPeer.close(1000, ""), f(TEXT, "a"))));
    cases.add(bad("close inside a message", 1000, join(f(0x01, "a"), RawPeer.close(1000, ""))));
    // §8.1 UTF-8
    for (String text :
        List.of(
            "κόσμε",
            "広場",
            "\uD83D\uDE00",
            "\u0000",
            "\u0080",
            "\u0800",
            "\uFFFF",
            "\uD800\uDC00",
            "\uDBFF\uDFFF",
            "\uFEFFa")) {
      cases.add(
          ok(
              "text U+" + Integer.toHexString(text.codePointAt(0)),
              f(TEXT, text),
              raw(1, text.getBytes(StandardCharsets.UTF_8))));
    }
    byte[] smile = "\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);
    cases.add(
        ok(
            "a character over two fragments",
            join(
                RawPeer.frame(0x01, Arrays.copyOf(smile, 2)),
                RawPeer.frame(0x80, Arrays.copyOfRange(smile, 2, 4))),
            raw(1, smile)));
    cases.add(
        ok(
            "a ping inside a character",
            join(
                RawPeer.frame(0x01, Arrays.copyOf(smile, 2)),
                f(0x89, "p"),
                RawPeer.frame(0x80, Arrays.copyOfRange(smile, 2, 4))),
            frame(0xA, "p"),
            raw(1, smile)));
    cases.add(
        bad(
            "text that ends inside a character",
            1007,
            RawPeer.frame(TEXT, Arrays.copyOf(smile, 3))));
    cases.add(
        bad(
            "fragments that end inside a character",
            1007,
            join(
                RawPeer.frame(0x01, Arrays.copyOf(smile, 2)),
                RawPeer.frame(0x80, Arrays.copyOfRange(smile, 2, 3)))));
    for (String hex :
        List.of(
            "80",
            "bf",
            "c0af",
            "c1bf",
            "e080af",
            "e09fbf",
            "eda080",
            "edbfbf",
            "f08080af",
            "f08fbfbf",
            "f4908080",
            "f5808080",
            "f8888080",
            "fe",
            "ff",
            "c3",
            "e282",
            "c328",
            "e228a1",
            "f0288cbc")) {
      cases.add(bad("text " + hex, 1007, RawPeer.frame(TEXT, HexFormat.of().parseHex(hex))));
    }
    // At the first wrong byte, not at the end of the frame.
    cases.add(
        bad(
            "wrong byte before the frame is whole",
            1007,
            join(
                header(0x81, 0xFE, 0xFF, 0xFF, 0x37, 0xfa, 0x21, 0x3d),
                RawPeer.masked(new byte[] {(byte) 0xFF}))));
    return cases;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] f(int first, String payload) {
    return RawPeer.frame(first, payload);
  }

  private static Frame frame(int opcode, String payload) {
    return new Frame(opcode, true, payload);
  }

  private static Frame raw(int opcode, byte[] payload) {
    return new Frame(opcode, true, latin(payload));
  }

  private static Case ok(String name, byte[] sent, Frame... frames) {
    return new Case(name, latin(sent), List.of(frames), 0);
  }

  private static Case bad(String name, int code, byte[] sent) {
    return new Case(name, latin(sent), List.of(), code);
  }

  private static byte[] header(int... octets) {
    ByteBuffer bytes = ByteBuffer.allocate(octets.length);
    for (int octet : octets) {
      bytes.put((byte) octet);
    }
    // The mask, where a whole header has one.
    return octets.length > 4 && octets.length != 10
        ? bytes.array()
        : join(bytes.array(), new byte[4]);
  }

  private static byte[] octets() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
