package org.hiroba.faults.abuse;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Daytime and echo, over TCP and UDP. */
final class AbusesOfServices {
  private AbusesOfServices() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "daytime-connections",
            "200 connections a second, many beyond the limit",
            "daytime over TCP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(100, stage.once(() -> stage.connect(from, Target.Port.DAYTIME_TCP)));
              stage.paced(100, () -> stage.connect(from, Target.Port.DAYTIME_TCP).reset());
            }),
        Abuse.byStranger(
            "daytime-that-talks-back",
            "20 connections that send 1 MB a second after the answer",
            "daytime over TCP",
            stage -> sending(stage, Target.Port.DAYTIME_TCP, 20, 20, new byte[50_000], true)),
        Abuse.byStranger(
            "echo-tcp-flood",
            "20 connections, 10 MB a second there and back",
            "echo over TCP",
            stage -> sending(stage, Target.Port.ECHO_TCP, 20, 200, new byte[50_000], true)),
        Abuse.byStranger(
            "echo-tcp-of-single-bytes",
            "20 connections, 2,000 bytes a second, each on its own",
            "echo over TCP",
            stage -> sending(stage, Target.Port.ECHO_TCP, 20, 2_000, new byte[1], true)),
        Abuse.byStranger(
            "echo-tcp-unread",
            "20 connections that send and take nothing back",
            "echo over TCP",
            stage -> {
              for (int i = 0; i < 20; i++) {
                sending(stage, Target.Port.ECHO_TCP, 1, 10, new byte[50_000], false);
              }
            }),
        Abuse.byStranger(
            "daytime-udp-flood",
            "3,000 datagrams a second from 50 addresses",
            "daytime over UDP",
            stage -> datagrams(stage, Target.Port.DAYTIME_UDP, 3_000, 10)),
        Abuse.byStranger(
            "echo-udp-flood",
            "3,000 datagrams a second from 50 addresses",
            "echo over UDP",
            stage -> datagrams(stage, Target.Port.ECHO_UDP, 3_000, 1_400)),
        Abuse.byStranger(
            "echo-udp-too-big",
            "500 datagrams of 60 KB a second",
            "echo over UDP",
            stage -> datagrams(stage, Target.Port.ECHO_UDP, 500, 60_000)));
  }

  private static void sending(
      Stage stage, Target.Port port, int peers, int perSecond, byte[] bytes, boolean reads)
      throws IOException {
    String from = Stage.newSource();
    Stage.Opening opening =
        () -> {
          AbusePeer peer = reads ? stage.connect(from, port) : stage.narrow(from, port);
          if (reads) {
            peer.drain();
          }
          return peer;
        };
    stage.paced(perSecond, stage.toEach(stage.several(peers, opening), bytes, opening));
  }

  private static void datagrams(Stage stage, Target.Port port, int perSecond, int bytes)
      throws IOException {
    List<DatagramSocket> sockets = new java.util.ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sockets.add(stage.keep(new DatagramSocket(new InetSocketAddress(Stage.newSource(), 0))));
    }
    DatagramPacket packet =
        new DatagramPacket(
            new byte[bytes], bytes, InetAddress.getLoopbackAddress(), stage.target().port(port));
    stage.paced(perSecond, () -> sockets.get((int) (stage.tries() % sockets.size())).send(packet));
  }
}
