package org.hiroba.faults.abuse;

import java.io.IOException;
import java.util.List;
import org.hiroba.blackbox.RawWebSocket;

/** The relay: handshakes, frames, clients that do not read. */
final class AbusesOfRelay {
  private AbusesOfRelay() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "relay-handshakes-unfinished",
            "100 new handshakes a second that do not go on",
            "relay",
            stage -> {
              String from = Stage.newSource();
              stage.paced(
                  100,
                  () -> stage.connect(from, Target.Port.RELAY).send("GET / HTTP/1.1\r\nHost:"));
            }),
        Abuse.byStranger(
            "relay-handshakes-malformed",
            "150 heads a second that are none, too long or of foreign pages",
            "relay",
            stage -> {
              String from = Stage.newSource();
              for (String head :
                  new String[] {
                    "\0\0\0\r\n\r\n",
                    "GET / HTTP/1.1\r\nX: " + "y".repeat(9_000) + "\r\n\r\n",
                    handshake("Origin: http://evil.example\r\n"),
                    handshake("A:b\r\n".repeat(150)),
                    handshake(
                        "Sec-WebSocket-Extensions: " + "a; b=\"\\\"c\", ".repeat(400) + "\r\n")
                  }) {
                stage.paced(
                    30,
                    stage.once(
                        () -> {
                          AbusePeer peer = stage.connect(from, Target.Port.RELAY);
                          peer.send(head);
                          peer.head();
                          return peer;
                        }));
              }
            }),
        Abuse.byStranger(
            "relay-flood",
            "50 clients that hear each other, one says 2,000 texts a second",
            "relay",
            stage -> {
              String from = Stage.newSource();
              stage.several(49, () -> joined(stage, from));
              talk(stage, from, 1, 40, AbuseFrames.many(50, i -> AbuseFrames.text("relay " + i)));
            }),
        Abuse.byStranger(
            "relay-of-long-messages",
            "20 clients, 40 messages of 64 KiB a second",
            "relay",
            stage -> talk(stage, Stage.newSource(), 20, 40, AbuseFrames.text("x".repeat(65_000)))),
        Abuse.byStranger(
            "relay-unread",
            "50 clients that take nothing while two speak",
            "relay",
            stage -> {
              String from = Stage.newSource();
              stage.several(50, () -> deaf(stage, from));
              talk(stage, from, 2, 10, AbuseFrames.text("x".repeat(60_000)));
            }),
        Abuse.byStranger(
            "relay-frames-against-the-protocol",
            "fragments of a byte, pings, reserved bits, petabytes, 40 a second each",
            "relay",
            stage -> {
              String from = Stage.newSource();
              byte[] fragment = RawWebSocket.frame(false, 0, RawWebSocket.TEXT, new byte[] {'x'});
              byte[] more =
                  RawWebSocket.frame(false, 0, RawWebSocket.CONTINUATION, new byte[] {'x'});
              talk(stage, from, 2, 40, AbuseFrames.many(200, i -> i == 0 ? fragment : more));
              talk(
                  stage,
                  from,
                  2,
                  40,
                  AbuseFrames.many(100, i -> RawWebSocket.frame(RawWebSocket.PING, new byte[125])));
              talk(stage, from, 2, 40, RawWebSocket.frame(true, 7, RawWebSocket.TEXT, new byte[9]));
              talk(
                  stage,
                  from,
                  2,
                  40,
                  new byte[] {(byte) 0x82, (byte) 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5});
            }),
        Abuse.byStranger(
            "relay-clients-that-come-and-go",
            "60 clients a second that join and are gone",
            "relay",
            stage -> {
              String from = Stage.newSource();
              stage.paced(30, stage.once(() -> joined(stage, from)));
              stage.paced(30, () -> joined(stage, from).reset());
            }));
  }

  private static String handshake(String more) {
    return "GET / HTTP/1.1\r\nHost: localhost:12345\r\nUpgrade: websocket\r\n"
        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Version: 13\r\n"
        + more
        + "\r\n";
  }

  private static AbusePeer upgraded(AbusePeer peer) throws IOException {
    peer.send(handshake(""));
    String head = peer.head();
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException(head);
    }
    return peer;
  }

  /** Joins and takes nothing. */
  static AbusePeer deaf(Stage stage, String from) throws IOException {
    return upgraded(stage.narrow(from, Target.Port.RELAY));
  }

  /** Joins and reads away what comes. */
  static AbusePeer joined(Stage stage, String from) throws IOException {
    AbusePeer peer = upgraded(stage.connect(from, Target.Port.RELAY));
    peer.drain();
    return peer;
  }

  private static void talk(Stage stage, String from, int clients, int perSecond, byte[] bytes)
      throws IOException {
    Stage.Opening opening = () -> joined(stage, from);
    stage.paced(perSecond, stage.toEach(stage.several(clients, opening), bytes, opening));
  }
}
