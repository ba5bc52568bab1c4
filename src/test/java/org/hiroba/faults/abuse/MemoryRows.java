package org.hiroba.faults.abuse;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hiroba.blackbox.RawWebSocket;

/**
 * What crosses each row of the table of memory in {@code limits.md}: more than the row says, from
 * several peers at once. The names begin the rows.
 */
public final class MemoryRows {
  /** Rows that no peer can fill from outside within a test, and what crosses them. */
  static final Map<String, String> ELSEWHERE =
      Map.of(
          "Notices that wait until their author may send again", "CommandRatesTest",
          "Drafts that wait for the log's writer", "LogWriterTest",
          "Last events of a room", "FanOutTest",
          "Messages on `ws/echo?raw`", "RawEchoHeapIT");

  private static final int PEOPLE = 4;
  private static final int SOCKETS = 20;
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private MemoryRows() {}

  /** Returns them in the order of the table. */
  public static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "A connection to `java -jar`",
            "7,000 heads from ten addresses that have begun and do not end",
            "HTTP",
            stage -> {
              for (int i = 0; i < 10; i++) {
                String from = Stage.newSource();
                for (AbusePeer peer : stage.several(700, () -> stage.http(from))) {
                  peer.send("GET / HTTP/1.1\r\nX-Slow: ");
                }
              }
            }),
        Abuse.byMember(
            "Unfinished message on `ws/chat`",
            "80 sockets with 64 KB that become wide and do not end",
            "ws/chat",
            stage -> {
              byte[] narrow = new byte[44_000];
              java.util.Arrays.fill(narrow, (byte) ' ');
              byte[] wide = "\u3042".repeat(7_000).getBytes(StandardCharsets.UTF_8);
              for (AbusePeer peer : people(stage, false)) {
                peer.send(RawWebSocket.frame(false, 0, RawWebSocket.TEXT, narrow));
                peer.send(RawWebSocket.frame(false, 0, RawWebSocket.CONTINUATION, wide));
              }
            }),
        Abuse.byMember(
            "Commands that wait for their turn",
            "80 sockets that send the longest commands as fast as they are taken",
            "ws/chat",
            stage -> {
              String rooms =
                  IntStream.range(0, 4_000)
                      .mapToObj(i -> "'r-" + i + "':0")
                      .collect(Collectors.joining(",", ",'resume':{", "}"));
              byte[] hello = AbuseFrames.text(AbuseFrames.command("hello", rooms));
              byte[] post =
                  AbuseFrames.text(
                      AbuseFrames.command(
                          "post",
                          ",'room':'lobby','text':'" + "\ud83d\udc4d".repeat(10_000) + "'"));
              for (AbusePeer peer : people(stage, false)) {
                stage.paced(200, () -> peer.send(hello));
                stage.paced(200, () -> peer.send(post));
              }
            }),
        Abuse.byMember(
            "Events that wait for a client",
            "80 sockets that ask for pages of long messages and take none",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              AbusePeer author = stage.chat(from, cookie);
              author.send(
                  AbuseFrames.commands(
                      15, "post", ",'room':'lobby','text':'" + "\u3042".repeat(9_000) + "'"));
              byte[] pages = AbuseFrames.commands(200, "history", ",'room':'lobby','limit':100");
              for (AbusePeer peer : people(stage, true)) {
                peer.send(pages);
              }
            }),
        Abuse.byStranger(
            "Body of a request",
            "140 forms a second of 121 KB that lack their last byte",
            "HTTP",
            stage -> {
              byte[] body = new byte[121_000];
              java.util.Arrays.fill(body, (byte) 'x');
              for (int i = 0; i < 7; i++) {
                String from = Stage.newSource();
                stage.paced(
                    20,
                    () -> {
                      AbusePeer peer = stage.http(from);
                      peer.send(
                          stage.request("POST", "post", FORM, "Content-Length: 121001\r\n\r\n"));
                      peer.send(body);
                    });
              }
            }),
        Abuse.byStranger(
            "TCP echo",
            "400 connections from 20 addresses that send and take nothing back",
            "echo over TCP",
            stage -> {
              byte[] bytes = new byte[20_000];
              for (int i = 0; i < 20; i++) {
                String from = Stage.newSource();
                for (int j = 0; j < 20; j++) {
                  stage.paced(
                      20,
                      stage.toEach(
                          new java.util.ArrayList<>(
                              List.of(stage.narrow(from, Target.Port.ECHO_TCP))),
                          bytes,
                          () -> stage.narrow(from, Target.Port.ECHO_TCP)));
                }
              }
            }),
        Abuse.byStranger(
            "Rates of UDP sources",
            "a datagram from each of 5,000 addresses",
            "echo over UDP",
            stage -> {
              DatagramPacket packet =
                  new DatagramPacket(
                      new byte[100],
                      100,
                      InetAddress.getLoopbackAddress(),
                      stage.target().port(Target.Port.ECHO_UDP));
              for (int i = 0; i < 5_000; i++) {
                String from = "127.2." + i / 250 + "." + (1 + i % 250);
                try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
                  socket.send(packet);
                }
              }
            }),
        Abuse.byStranger(
            "Relay: handshake, message and outbox",
            "300 clients from three addresses with an unfinished message, that take nothing",
            "relay",
            stage -> {
              byte[] part = RawWebSocket.frame(false, 0, RawWebSocket.TEXT, new byte[60_000]);
              byte[] said = RawWebSocket.frame(RawWebSocket.BINARY, new byte[60_000]);
              for (int i = 0; i < 3; i++) {
                String from = Stage.newSource();
                for (AbusePeer deaf : stage.several(97, () -> AbusesOfRelay.deaf(stage, from))) {
                  deaf.send(part);
                }
                stage.paced(
                    20,
                    stage.toEach(
                        stage.several(2, () -> AbusesOfRelay.joined(stage, from)),
                        said,
                        () -> AbusesOfRelay.joined(stage, from)));
              }
            }),
        Abuse.byStranger(
            "Long polls that wait",
            "640 long polls from 40 addresses",
            "HTTP",
            stage -> {
              String request =
                  stage.request("GET", "api/v1/diagnostics/long-poll", "Connection: close\r\n\r\n");
              for (int i = 0; i < 40; i++) {
                String from = Stage.newSource();
                stage.paced(
                    16,
                    () -> {
                      AbusePeer peer = stage.http(from);
                      peer.send(request);
                      peer.drain();
                    });
              }
            }));
  }

  /** Lets several people open as many sockets as they may. */
  private static List<AbusePeer> people(Stage stage, boolean deaf) throws IOException {
    List<AbusePeer> peers = new java.util.ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String from = Stage.newSource();
      String cookie = stage.signIn(from);
      peers.addAll(
          stage.several(
              SOCKETS,
              () -> deaf ? AbusesOfReading.deaf(stage, from, cookie) : stage.chat(from, cookie)));
    }
    return peers;
  }
}
