package org.hiroba.faults.abuse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages, files, histories and probes over HTTP. */
final class AbusesOfPages {
  private static final String CLOSE = "Connection: close\r\n\r\n";

  private AbusesOfPages() {}

  static List<Abuse> all() {
    String ranges =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i * 2 + "-" + i * 2)
            .collect(Collectors.joining(",", "Range: bytes=", "\r\n"));
    return List.of(
        Abuse.byStranger(
            "files-in-a-thousand-ranges",
            "60 requests a second for a file in a thousand pieces",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(30, stage.ask(from, stage.request("GET", "js/main.js", ranges, CLOSE)));
              stage.paced(
                  30, stage.ask(from, stage.request("GET", "icons/icon-512.png", ranges, CLOSE)));
            }),
        Abuse.byStranger(
            "files-again-and-again",
            "150 requests a second for the page and its files",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              for (String path : new String[] {"", "login.jsp", "diagnostics", "css/chat.css"}) {
                stage.paced(35, stage.ask(from, stage.request("GET", path, CLOSE)));
              }
            }),
        Abuse.byStranger(
            "files-that-nobody-takes",
            "100 connections that ask for files, gzipped or not, and do not read",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              byte[] requests =
                  stage.request("GET", "css/chat.css", "\r\n").repeat(40).getBytes(Abuses.LATIN);
              Stage.Opening opening = () -> stage.narrow(from, Target.Port.HTTP);
              for (AbusePeer peer : stage.several(100, opening)) {
                peer.send(requests);
              }
            }),
        Abuse.byStranger(
            "files-that-are-not-there",
            "200 requests a second for what is not there",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              for (String path :
                  new String[] {
                    "no/such/file", "api/v1/nothing", "WEB-INF/web.xml", "a".repeat(4_000)
                  }) {
                stage.paced(50, stage.ask(from, stage.request("GET", path, CLOSE)));
              }
            }),
        Abuse.byMember(
            "page-without-script",
            "30 pages of the lobby a second as somebody without JavaScript sees them",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.paced(15, stage.ask(from, stage.request("GET", "?room=lobby", cookie, CLOSE)));
              stage.paced(
                  15, stage.ask(from, stage.request("GET", "?room=lobby&before=9", cookie, CLOSE)));
            }),
        Abuse.byMember(
            "history-over-http",
            "100 pages of history a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.paced(
                  100,
                  stage.ask(
                      from,
                      stage.request(
                          "GET", "api/v1/rooms/lobby/messages?limit=100", cookie, CLOSE)));
            }),
        Abuse.byStranger(
            "probes-without-end",
            "200 questions a second of how the server is",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              for (String path : new String[] {"-/live", "-/ready", "-/metrics"}) {
                stage.paced(66, stage.ask(from, stage.request("GET", path, CLOSE)));
              }
            }),
        Abuse.byStranger(
            "methods-that-nobody-needs",
            "150 requests a second by other methods",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              for (String method : new String[] {"TRACE", "OPTIONS", "PUT", "PROPFIND", "HEAD"}) {
                stage.paced(
                    30,
                    stage.ask(from, stage.request(method, "", "X-A: b\r\n".repeat(100), CLOSE)));
              }
            }));
  }
}
