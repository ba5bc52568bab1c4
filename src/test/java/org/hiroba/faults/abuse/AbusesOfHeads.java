package org.hiroba.faults.abuse;

import java.util.List;

/** HTTP heads and bare connections: unfinished, dripped, huge, malformed, many. */
final class AbusesOfHeads {
  private AbusesOfHeads() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "heads-that-drip",
            "200 heads of which a byte comes now and then",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              Stage.Opening opening =
                  () -> {
                    AbusePeer peer = stage.http(from);
                    peer.send("GET / HTTP/1.1\r\nX-Slow: ");
                    return peer;
                  };
              Abuses.dripping(stage, 200, 200, new byte[] {'x'}, opening);
            }),
        Abuse.byStranger(
            "heads-that-never-come",
            "400 connections without a word",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.several(400, () -> stage.http(from));
            }),
        Abuse.byStranger(
            "heads-beyond-the-limit",
            "heads of 64 KiB, 40 a second",
            "HTTP",
            stage -> {
              String long64 = "X-Long: " + "y".repeat(64 << 10) + "\r\n\r\n";
              stage.paced(40, stage.ask(Stage.newSource(), stage.request("GET", "", long64)));
            }),
        Abuse.byStranger(
            "heads-of-many-headers",
            "7 KiB of short headers, and cookies of a thousand parts, 60 a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String close = "Connection: close\r\n\r\n";
              stage.paced(
                  30, stage.ask(from, stage.request("GET", "", "A:b\r\n".repeat(1_000), close)));
              stage.paced(
                  30,
                  stage.ask(
                      from,
                      stage.request(
                          "GET", "", "Cookie: " + "a=b; ".repeat(1_000) + "\r\n", close)));
            }),
        Abuse.byStranger(
            "heads-malformed",
            "request lines and headers that are none, 100 a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String[] heads = {
                "\0\1\2\3\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                stage.request("GET", "", "A\0: b\r\n\r\n"),
                stage.request("GET", "%00%ff/../../..", "\r\n"),
                stage.request("POST", "", "Content-Length: -1\r\n\r\n"),
                stage.request(
                    "POST", "", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nabcde"),
                "\u0016\u0003\u0001\u0002\0\1\0\1\u00fc\u0003\u0003" + "r".repeat(40) + "\r\n\r\n"
              };
              for (String head : heads) {
                stage.paced(12, stage.ask(from, head));
              }
            }),
        Abuse.byStranger(
            "heads-pipelined-and-unread",
            "10 connections with 500 requests each whose answers nobody takes",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              byte[] requests =
                  stage.request("GET", "js/main.js", "\r\n").repeat(50).getBytes(Abuses.LATIN);
              Stage.Opening opening = () -> stage.narrow(from, Target.Port.HTTP);
              for (int i = 0; i < 10; i++) {
                stage.paced(10, stage.toEach(stage.several(1, opening), requests, opening));
              }
            }),
        Abuse.byStranger(
            "connections-that-come-and-go",
            "300 connections a second that are closed or reset at once",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(150, stage.once(() -> stage.http(from)));
              stage.paced(150, () -> stage.http(from).reset());
            }));
  }
}
