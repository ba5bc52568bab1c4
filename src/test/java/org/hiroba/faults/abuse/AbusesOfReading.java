package org.hiroba.faults.abuse;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients that ask and do not read, and clients that come and go. */
final class AbusesOfReading {
  private AbusesOfReading() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byMember(
            "readers-that-never-read",
            "20 sockets of one person that take no event",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.several(20, () -> deaf(stage, from, cookie));
            }),
        Abuse.byMember(
            "readers-that-ask-and-never-read",
            "20 sockets that ask for 1,000 pages of history a second and take none",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              Stage.Opening opening = () -> deaf(stage, from, cookie);
              byte[] pages = AbuseFrames.commands(50, "history", ",'room':'lobby','limit':100");
              stage.paced(20, stage.toEach(stage.several(20, opening), pages, opening));
            }),
        Abuse.byMember(
            "readers-of-a-byte-at-a-time",
            "20 sockets that ask for history and read ten bytes a second each",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              List<AbusePeer> peers = stage.several(20, () -> deaf(stage, from, cookie));
              for (AbusePeer peer : peers) {
                peer.send(AbuseFrames.commands(20, "history", ",'room':'lobby','limit':100"));
              }
              stage.paced(200, () -> peers.get((int) (stage.tries() % peers.size())).take(1));
            }),
        Abuse.byMember(
            "sockets-that-come-and-go",
            "30 chats a second that say hello and are gone, half of them by a reset",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.paced(15, stage.once(() -> stage.chat(from, cookie)));
              stage.paced(15, () -> stage.chat(from, cookie).reset());
            }),
        Abuse.byMember(
            "sockets-that-come-and-go-with-a-backlog",
            "chats that leave 50 questions behind when they go, 15 a second",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              byte[] questions = AbuseFrames.commands(50, "users", "");
              stage.paced(
                  15,
                  stage.once(
                      () -> {
                        AbusePeer peer = stage.chat(from, cookie);
                        peer.send(questions);
                        return peer;
                      }));
            }),
        Abuse.byMember(
            "people-that-come-and-go",
            "40 people, of whom five a second come in and five go: presence for all",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              Queue<String> cookies = new ConcurrentLinkedQueue<>();
              for (int i = 0; i < 40; i++) {
                cookies.add(stage.signIn(from));
              }
              stage.paced(
                  5,
                  () -> {
                    String cookie = cookies.remove();
                    cookies.add(cookie);
                    AbusePeer peer = stage.chat(from, cookie);
                    peer.send(AbuseFrames.commands(1, "presence", ",'state':'away'"));
                    peer.reset();
                  });
            }));
  }

  static AbusePeer deaf(Stage stage, String from, String cookie) throws IOException {
    AbusePeer peer = stage.upgrade(stage.narrow(from, Target.Port.HTTP), "ws/chat", cookie);
    peer.send(AbuseFrames.hello());
    return peer;
  }
}
