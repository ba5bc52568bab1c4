package org.hiroba.faults.abuse;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Commands: more of them than anybody needs, and those that cost most. */
final class AbusesOfCommands {
  /** Commands that leave in one piece. */
  private static final int PIECE = 50;

  private AbusesOfCommands() {}

  static List<Abuse> all() {
    String manyRooms =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "'room-" + i + "':0")
            .collect(Collectors.joining(",", ",'resume':{", "}"));
    String manyPeople =
        IntStream.range(0, 999)
            .mapToObj(i -> "'u" + i + "'")
            .collect(Collectors.joining(",", "[", "]"));
    String longText = "lorem ipsum dolor ".repeat(550);
    return List.of(
        flood("commands-users", "users", 20, 20, ""),
        flood("commands-users-of-a-room", "users", 20, 20, ",'room':'lobby','q':'a'"),
        flood("commands-history", "history", 20, 20, ",'room':'lobby','limit':100"),
        flood("commands-read", "read", 4, 60, ",'room':'lobby','seq':#"),
        flood("commands-read-of-foreign-rooms", "read", 4, 60, ",'room':'room-#','seq':1"),
        flood("commands-typing", "typing", 4, 60, ",'room':'lobby'"),
        flood("commands-presence", "presence", 4, 60, ",'state':'away'"),
        flood(
            "commands-search",
            "search",
            8,
            4,
            ",'q':'n u m b e r h e a r a b c d e f','limit':100"),
        flood("commands-search-long", "search", 8, 4, ",'q':'" + "\u65e5\u672c".repeat(100) + "'"),
        flood(
            "commands-react", "react", 4, 20, ",'room':'lobby','target':1,'emoji':'+#','on':true"),
        flood("commands-rooms", "rooms", 20, 20, ",'q':'a'"),
        flood("commands-ping", "ping", 4, 60, ""),
        flood("commands-lists", "mentions", 20, 20, ",'limit':50"),
        flood("commands-post", "post", 4, 20, ",'room':'lobby','text':'flood #'"),
        flood("commands-post-long", "post", 4, 2, ",'room':'lobby','text':'" + longText + "'"),
        flood(
            "commands-post-mentions",
            "post",
            4,
            2,
            ",'room':'lobby','text':'" + "@a @Talks ".repeat(900) + "','mentions':" + manyPeople),
        flood("commands-edit", "edit", 4, 20, ",'room':'lobby','target':1,'text':'mine now'"),
        flood("commands-create-room", "createRoom", 4, 20, ",'name':'flood #','kind':'private'"),
        flood("commands-open-direct", "openDirect", 4, 20, ",'users':['u#','v#']"),
        flood("commands-profile", "setProfile", 4, 20, ",'status':'busy #'"),
        flood("commands-of-outsiders", "history", 8, 60, ",'room':'no-room-#'"),
        Abuse.byMember(
            "commands-hello-of-many-rooms",
            "sockets that resume 4,000 rooms, 20 a second",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              byte[] hello = AbuseFrames.text(AbuseFrames.command("hello", manyRooms));
              stage.paced(
                  20,
                  stage.once(
                      () -> {
                        AbusePeer peer = stage.upgrade(stage.http(from), "ws/chat", cookie);
                        peer.send(hello);
                        peer.drain();
                        return peer;
                      }));
            }),
        Abuse.byMember(
            "commands-hello-from-the-start",
            "sockets that resume the lobby from its first event, 20 a second",
            "ws/chat",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.paced(
                  20,
                  stage.once(
                      () -> {
                        AbusePeer peer = stage.upgrade(stage.http(from), "ws/chat", cookie);
                        peer.send(
                            AbuseFrames.text(
                                AbuseFrames.command("hello", ",'resume':{'lobby':0}")));
                        peer.take(300);
                        return peer;
                      }));
            }));
  }

  /**
   * Makes an abuse of one person who sends a command again and again.
   *
   * @param sockets of the person
   * @param piecesPerSecond how often fifty of them are sent
   */
  private static Abuse flood(
      String name, String type, int sockets, int piecesPerSecond, String fields) {
    return Abuse.byMember(
        name,
        type + " on " + sockets + " sockets, " + PIECE * piecesPerSecond + " a second",
        "ws/chat",
        stage -> {
          String from = Stage.newSource();
          String cookie = stage.signIn(from);
          Stage.Opening opening = () -> stage.chat(from, cookie);
          List<AbusePeer> peers = stage.several(sockets, opening);
          stage.paced(
              piecesPerSecond,
              () -> sendNew(stage, peers, AbuseFrames.commands(PIECE, type, fields), opening));
        });
  }

  /** Each piece has ids of its own: a command that is sent twice is done once. */
  private static void sendNew(
      Stage stage, List<AbusePeer> peers, byte[] piece, Stage.Opening opening) throws IOException {
    int i = (int) (stage.tries() % peers.size());
    if (peers.get(i).isEnded()) {
      peers.set(i, opening.open());
    }
    peers.get(i).send(piece);
  }
}
