package org.hiroba.faults.abuse;

import java.io.IOException;
import java.util.List;
import org.hiroba.blackbox.RawWebSocket;

/** AbuseFrames on the chat's socket: fragments, pings, huge, binary, junk and bombs of JSON. */
final class AbusesOfFrames {
  private static final int SOCKETS = 4;

  private AbusesOfFrames() {}

  static List<Abuse> all() {
    return List.of(
        frames(
            "frames-of-one-byte",
            "commands in 1,000 fragments of a byte, 40 a second",
            40,
            ofFragments("{\"type\":\"typing\",\"room\":\"lobby\"" + " ".repeat(966) + "}")),
        frames(
            "frames-in-too-many-fragments",
            "messages of 1,100 fragments, for which the connection is closed, 20 a second",
            20,
            ofFragments(" ".repeat(1_100))),
        Abuse.byMember(
            "frames-that-do-not-end",
            "20 sockets with a message of 60 KB that is never finished",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              byte[] wide = "あ".repeat(20_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
              for (AbusePeer peer : stage.several(20, () -> stage.chat(from, cookie))) {
                peer.send(RawWebSocket.frame(false, 0, RawWebSocket.TEXT, wide));
              }
            }),
        frames(
            "frames-that-ping",
            "2,000 pings of 125 bytes a second",
            40,
            AbuseFrames.many(50, i -> RawWebSocket.frame(RawWebSocket.PING, new byte[125]))),
        frames(
            "frames-that-pong",
            "5,000 pongs a second that nobody asked for",
            50,
            AbuseFrames.many(100, i -> RawWebSocket.frame(RawWebSocket.PONG, new byte[125]))),
        frames(
            "frames-without-content",
            "5,000 empty messages a second",
            50,
            AbuseFrames.many(100, i -> AbuseFrames.text(""))),
        frames(
            "frames-of-petabytes",
            "frames that announce 2^62 bytes, 20 a second",
            20,
            new byte[] {
              (byte) 0x81, (byte) 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 'x', 'x', 'x', 'x'
            }),
        frames(
            "frames-beyond-the-limit",
            "messages of 70 KB, 20 a second",
            20,
            AbuseFrames.text("x".repeat(70_000))),
        frames(
            "frames-binary",
            "binary messages, for which the connection is closed, 30 a second",
            30,
            RawWebSocket.frame(RawWebSocket.BINARY, new byte[1_000])),
        frames(
            "frames-against-the-protocol",
            "reserved bits, unknown opcodes, bad UTF-8, unmasked frames, 30 a second",
            10,
            RawWebSocket.frame(true, 5, RawWebSocket.TEXT, new byte[10]),
            RawWebSocket.frame(
                RawWebSocket.TEXT, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
            RawWebSocket.frame(11, new byte[10]),
            new byte[] {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'}),
        frames(
            "junk-text",
            "texts of 60 KB that are no JSON, 40 a second",
            40,
            AbuseFrames.text("[".repeat(60_000))),
        frames(
            "junk-deep",
            "commands of 60 KB that are 10,000 objects deep, 100 a second",
            100,
            AbuseFrames.text("{\"type\":\"ping\",\"x\":" + "{\"a\":".repeat(10_000))),
        frames(
            "junk-wide",
            "commands of 60 KB with 6,000 members, and names that collide, 100 a second",
            50,
            AbuseFrames.text(wide("k")),
            AbuseFrames.text(collisions())),
        frames(
            "junk-numbers",
            "commands with a number of 60,000 digits, 100 a second",
            50,
            AbuseFrames.text("{\"type\":\"ping\",\"id\":" + "9".repeat(60_000) + "}"),
            AbuseFrames.text(
                "{\"type\":\"read\",\"room\":\"lobby\",\"seq\":1e" + "9".repeat(60_000) + "}")),
        frames(
            "junk-commands",
            "2,000 commands a second that nobody knows",
            20,
            AbuseFrames.many(
                100, i -> AbuseFrames.text("{\"type\":\"no" + i + "\",\"id\":\"x\"}"))));
  }

  /** Makes an abuse that sends these on a few sockets of one person. */
  private static Abuse frames(String name, String does, int perSecond, byte[]... bytes) {
    return Abuse.byMember(
        name,
        does,
        "ws/chat",
        stage -> {
          String from = Stage.newSource();
          String cookie = stage.signIn(from);
          Stage.Opening opening = () -> stage.chat(from, cookie);
          for (byte[] one : bytes) {
            goOn(stage, perSecond, one, opening);
          }
        });
  }

  private static void goOn(Stage stage, int perSecond, byte[] bytes, Stage.Opening opening)
      throws IOException {
    stage.paced(perSecond, stage.toEach(stage.several(SOCKETS, opening), bytes, opening));
  }

  private static byte[] ofFragments(String text) {
    int last = text.length() - 1;
    return AbuseFrames.many(
        text.length(),
        i ->
            RawWebSocket.frame(
                i == last,
                0,
                i == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION,
                new byte[] {(byte) text.charAt((int) i)}));
  }

  private static String wide(String prefix) {
    StringBuilder json = new StringBuilder("{\"type\":\"ping\",\"id\":\"w\"");
    for (int i = 0; i < 5_000; i++) {
      json.append(",\"").append(prefix).append(i).append("\":0");
    }
    return json.append('}').toString();
  }

  /** "Aa" and "BB" have one hash code, and so have all names made of them. */
  private static String collisions() {
    StringBuilder json = new StringBuilder("{\"type\":\"ping\",\"id\":\"w\"");
    for (int i = 0; i < 2_048; i++) {
      json.append(",\"");
      for (int bit = 0; bit < 11; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":0");
    }
    return json.append('}').toString();
  }
}
