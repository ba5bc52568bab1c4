package org.hiroba.faults.abuse;

import java.util.List;
import org.hiroba.blackbox.RawWebSocket;

/** Opening handshakes of the chat: unfinished, hostile, foreign, too many, without a hello. */
final class AbusesOfHandshakes {
  private AbusesOfHandshakes() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "handshakes-unfinished",
            "200 handshakes without their last line, and 20 more a second",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              Stage.Opening opening =
                  () -> {
                    AbusePeer peer = stage.http(from);
                    peer.send(RawWebSocket.handshake(stage.target().base(), "ws/chat"));
                    return peer;
                  };
              stage.several(200, opening);
              stage.paced(20, opening::open);
            }),
        Abuse.byStranger(
            "handshakes-of-foreign-pages",
            "100 handshakes a second of another site's page",
            "ws/chat",
            stage -> stage.paced(100, asking(stage, "ws/chat", "Origin: http://evil.example\r\n"))),
        Abuse.byStranger(
            "handshakes-without-sign-in",
            "100 handshakes a second with cookies and tokens that nobody has given",
            "ws/chat",
            stage -> {
              stage.paced(
                  50,
                  asking(stage, "ws/chat", "Cookie: hiroba-session=" + "Zm9v".repeat(12) + "\r\n"));
              stage.paced(
                  50,
                  asking(stage, "ws/chat", "Authorization: Bearer " + "Zm9v".repeat(500) + "\r\n"));
            }),
        Abuse.byStranger(
            "handshakes-with-hostile-headers",
            "100 handshakes a second with hundreds of protocols and extensions",
            "ws/chat",
            stage -> {
              String protocols = "Sec-WebSocket-Protocol: " + "a, ".repeat(1_500) + "b\r\n";
              String extensions =
                  "Sec-WebSocket-Extensions: "
                      + "permessage-deflate; client_max_window_bits=8, ".repeat(100)
                      + "x\r\n";
              String broken = "Sec-WebSocket-Extensions: a;b=\"" + "\\\"".repeat(2_000) + "\r\n";
              stage.paced(33, asking(stage, "ws/echo", protocols));
              stage.paced(33, asking(stage, "ws/echo", extensions));
              stage.paced(33, asking(stage, "ws/echo", broken));
            }),
        Abuse.byMember(
            "handshakes-without-hello",
            "one person's 20 sockets that say nothing, replaced as they are closed",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              Stage.Opening opening =
                  () -> {
                    AbusePeer peer = stage.upgrade(stage.http(from), "ws/chat", cookie);
                    peer.drain();
                    return peer;
                  };
              // A pong that nobody asked for.
              Abuses.dripping(
                  stage, 20, 20, RawWebSocket.frame(RawWebSocket.PONG, new byte[0]), opening);
            }),
        Abuse.byMember(
            "handshakes-beyond-the-limit",
            "one person who has 20 sockets asks for 60 more a second",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.several(20, () -> stage.chat(from, cookie));
              stage.paced(60, asking(stage, "ws/chat", cookie));
            }));
  }

  private static Stage.Action asking(Stage stage, String path, String headers) {
    return stage.ask(
        Stage.newSource(), RawWebSocket.handshake(stage.target().base(), path) + headers + "\r\n");
  }
}
