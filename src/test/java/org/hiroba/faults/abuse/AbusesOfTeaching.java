package org.hiroba.faults.abuse;

import java.io.IOException;
import java.util.List;
import org.hiroba.blackbox.RawWebSocket;

/** The teaching endpoints: echo, raw echo, broadcast, diagnostics, long polls. */
final class AbusesOfTeaching {
  private static final String CLOSE = "Connection: close\r\n\r\n";

  private AbusesOfTeaching() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "echo-flood",
            "20 sockets, 2,000 texts a second",
            "ws/echo",
            stage ->
                talking(
                    stage,
                    "ws/echo",
                    20,
                    40,
                    AbuseFrames.many(50, i -> AbuseFrames.text("echo " + i)))),
        Abuse.byStranger(
            "echo-raw-flood",
            "20 sockets, 2,000 texts a second, none of them limited",
            "ws/echo?raw",
            stage ->
                talking(
                    stage,
                    "ws/echo?raw",
                    20,
                    40,
                    AbuseFrames.many(50, i -> AbuseFrames.text("echo " + i)))),
        Abuse.byStranger(
            "echo-raw-of-megabytes",
            "8 sockets, 20 messages of 1 MiB a second",
            "ws/echo?raw",
            stage ->
                talking(
                    stage,
                    "ws/echo?raw",
                    8,
                    20,
                    RawWebSocket.frame(RawWebSocket.BINARY, new byte[1 << 20]))),
        Abuse.byStranger(
            "echo-raw-unread",
            "15 sockets that send 256 KiB again and again and take nothing back",
            "ws/echo?raw",
            stage -> {
              String from = Stage.newSource();
              byte[] big = RawWebSocket.frame(RawWebSocket.BINARY, new byte[256 << 10]);
              Stage.Opening opening =
                  () -> stage.upgrade(stage.narrow(from, Target.Port.HTTP), "ws/echo?raw", "");
              for (int i = 0; i < 15; i++) {
                stage.paced(4, stage.toEach(stage.several(1, opening), big, opening));
              }
            }),
        Abuse.byStranger(
            "echo-raw-in-fragments-of-a-byte",
            "4 sockets, 20,000 fragments of a byte a second",
            "ws/echo?raw",
            stage -> {
              byte[] parts =
                  AbuseFrames.many(
                      500,
                      i ->
                          RawWebSocket.frame(
                              i == 499,
                              0,
                              i == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION,
                              new byte[] {'x'}));
              talking(stage, "ws/echo?raw", 4, 40, parts);
            }),
        Abuse.byStranger(
            "echo-sockets-beyond-the-limit",
            "20 sockets and 60 more a second",
            "ws/echo",
            stage -> {
              String from = Stage.newSource();
              stage.several(20, () -> stage.upgrade(stage.http(from), "ws/echo", ""));
              stage.paced(
                  60,
                  stage.ask(
                      from, RawWebSocket.handshake(stage.target().base(), "ws/echo") + "\r\n"));
            }),
        Abuse.byMember(
            "broadcast-flood",
            "20 sockets that hear each other, 1,000 texts a second",
            "ws/broadcast",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              talking(
                  stage,
                  from,
                  cookie,
                  "ws/broadcast",
                  20,
                  20,
                  AbuseFrames.many(50, i -> AbuseFrames.text("all " + i)));
            }),
        Abuse.byStranger(
            "diagnostics-sockets",
            "20 sockets, 2,000 texts a second, and 20 handshakes",
            "ws/diagnostics",
            stage -> {
              talking(
                  stage,
                  "ws/diagnostics",
                  20,
                  40,
                  AbuseFrames.many(50, i -> AbuseFrames.text("x" + i)));
              stage.paced(
                  20,
                  stage.ask(
                      Stage.newSource(),
                      RawWebSocket.handshake(stage.target().base(), "ws/diagnostics") + "\r\n"));
            }),
        Abuse.byStranger(
            "polls-that-wait",
            "200 long polls at a time from 20 addresses, asked again as they end",
            "HTTP",
            stage -> {
              String request = stage.request("GET", "api/v1/diagnostics/long-poll", CLOSE);
              for (int i = 0; i < 20; i++) {
                String from = Stage.newSource();
                for (int j = 0; j < 10; j++) {
                  stage.paced(2, stage.ask(from, request));
                }
              }
            }),
        Abuse.byStranger(
            "polls-that-flood",
            "200 short polls a second, most of them over the limit",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String poll = stage.request("GET", "api/v1/diagnostics/poll?after=0", CLOSE);
              String request =
                  stage.request(
                      "GET", "api/v1/diagnostics/request", "X-A: b\r\n".repeat(500), CLOSE);
              stage.paced(100, stage.ask(from, poll));
              stage.paced(100, stage.ask(from, request));
            }));
  }

  private static void talking(Stage stage, String path, int sockets, int perSecond, byte[] bytes)
      throws IOException {
    talking(stage, Stage.newSource(), "", path, sockets, perSecond, bytes);
  }

  private static void talking(
      Stage stage,
      String from,
      String cookie,
      String path,
      int sockets,
      int perSecond,
      byte[] bytes)
      throws IOException {
    Stage.Opening opening =
        () -> {
          AbusePeer peer = stage.upgrade(stage.http(from), path, cookie);
          peer.drain();
          return peer;
        };
    stage.paced(perSecond, stage.toEach(stage.several(sockets, opening), bytes, opening));
  }
}
