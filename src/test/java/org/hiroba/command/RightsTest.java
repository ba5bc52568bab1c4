package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command by every kind of person in every kind of room. Olga owns the room, Mia is a member
 * and wrote message {@code %target}, Zoe is a member, Otto never was one, Remi was removed.
 */
class RightsTest {
  private final Plaza plaza = new Plaza();
  private final Map<String, Client> people =
      Map.of(
          "olga", plaza.client("olga"),
          "mia", plaza.client("mia"),
          "zoe", plaza.client("zoe"),
          "otto", plaza.client("otto"),
          "remi", plaza.client("remi"));

  @AfterEach
  void close() {
    plaza.close();
  }

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("post", "'room':'%room','text':'hi'"),
          Map.entry("edit", "'room':'%room','target':%target,'text':'new'"),
          Map.entry("delete", "'room':'%room','target':%target"),
          Map.entry("react", "'room':'%room','target':%target,'emoji':'👍','on':true"),
          Map.entry("reactors", "'room':'%room','target':%target,'emoji':'👍'"),
          Map.entry("joinRoom", "'room':'%room'"),
          Map.entry("leaveRoom", "'room':'%room'"),
          Map.entry("invite", "'room':'%room','user':'%newcomer'"),
          Map.entry("remove", "'room':'%room','user':'%zoe'"),
          Map.entry("updateRoom", "'room':'%room','topic':'new'"),
          Map.entry("history", "'room':'%room'"),
          Map.entry("users", "'room':'%room'"),
          Map.entry("search", "'room':'%room','q':'target'"),
          Map.entry("versions", "'room':'%room','target':%target"),
          Map.entry("setNotify", "'room':'%room','level':'none'"),
          Map.entry("markUnread", "'room':'%room','seq':%target"),
          Map.entry("save", "'room':'%room','target':%target,'on':true"),
          Map.entry("pin", "'room':'%room','target':%target,'on':true"),
          Map.entry("pins", "'room':'%room'"));

  /** What olga (owner), mia (member), otto (outsider) and remi (removed) are told. */
  private static final String TABLE =
      """
      public   post       accepted  accepted  forbidden forbidden
      public   edit       forbidden accepted  forbidden forbidden
      public   delete     accepted  accepted  forbidden forbidden
      public   react      accepted  accepted  forbidden forbidden
      public   reactors   reactors  reactors  reactors  reactors
      public   joinRoom   accepted  accepted  accepted  accepted
      public   leaveRoom  accepted  accepted  accepted  accepted
      public   invite     accepted  accepted  forbidden forbidden
      public   remove     accepted  forbidden forbidden forbidden
      public   updateRoom accepted  forbidden forbidden forbidden
      public   history    history   history   history   history
      public   users      users     users     users     users
      public   search     results   results   results   results
      public   versions   versions  versions  versions  versions
      public   setNotify  accepted  accepted  forbidden forbidden
      public   markUnread accepted  accepted  forbidden forbidden
      public   save       accepted  accepted  accepted  accepted
      public   pin        accepted  accepted  forbidden forbidden
      public   pins       pins      pins      pins      pins
      private  post       accepted  accepted  not-found not-found
      private  edit       forbidden accepted  not-found not-found
      private  delete     accepted  accepted  not-found not-found
      private  react      accepted  accepted  not-found not-found
      private  reactors   reactors  reactors  not-found not-found
      private  joinRoom   accepted  accepted  not-found not-found
      private  leaveRoom  accepted  accepted  not-found not-found
      private  invite     accepted  accepted  not-found not-found
      private  remove     accepted  forbidden not-found not-found
      private  updateRoom accepted  forbidden not-found not-found
      private  history    history   history   not-found not-found
      private  users      users     users     not-found not-found
      private  search     results   results   not-found not-found
      private  versions   versions  versions  not-found not-found
      private  setNotify  accepted  accepted  not-found not-found
      private  markUnread accepted  accepted  not-found not-found
      private  save       accepted  accepted  not-found not-found
      private  pin        accepted  accepted  not-found not-found
      private  pins       pins      pins      not-found not-found
      direct   post       accepted  accepted  not-found not-found
      direct   edit       forbidden accepted  not-found not-found
      direct   delete     forbidden accepted  not-found not-found
      direct   react      accepted  accepted  not-found not-found
      direct   reactors   reactors  reactors  not-found not-found
      direct   joinRoom   forbidden forbidden not-found not-found
      direct   leaveRoom  forbidden forbidden not-found not-found
      direct   invite     forbidden forbidden not-found not-found
      direct   remove     forbidden forbidden not-found not-found
      direct   updateRoom forbidden forbidden not-found not-found
      direct   history    history   history   not-found not-found
      direct   users      users     users     not-found not-found
      direct   search     results   results   not-found not-found
      direct   versions   versions  versions  not-found not-found
      direct   setNotify  accepted  accepted  not-found not-found
      direct   markUnread accepted  accepted  not-found not-found
      direct   save       accepted  accepted  not-found not-found
      direct   pin        accepted  accepted  not-found not-found
      direct   pins       pins      pins      not-found not-found
      archived post       conflict  conflict  forbidden forbidden
      archived edit       conflict  conflict  forbidden forbidden
      archived delete     conflict  conflict  forbidden forbidden
      archived react      conflict  conflict  forbidden forbidden
      archived reactors   reactors  reactors  reactors  reactors
      archived joinRoom   accepted  accepted  conflict  conflict
      archived leaveRoom  accepted  accepted  accepted  accepted
      archived invite     conflict  conflict  forbidden forbidden
      archived remove     accepted  forbidden forbidden forbidden
      archived updateRoom conflict  forbidden forbidden forbidden
      archived history    history   history   history   history
      archived users      users     users     users     users
      archived search     results   results   results   results
      archived versions   versions  versions  versions  versions
      archived setNotify  accepted  accepted  forbidden forbidden
      archived markUnread accepted  accepted  forbidden forbidden
      archived save       accepted  accepted  accepted  accepted
      archived pin        conflict  conflict  forbidden forbidden
      archived pins       pins      pins      pins      pins
      lobby    post       accepted  accepted  accepted  accepted
      lobby    edit       forbidden accepted  forbidden forbidden
      lobby    delete     forbidden accepted  forbidden forbidden
      lobby    react      accepted  accepted  accepted  accepted
      lobby    reactors   reactors  reactors  reactors  reactors
      lobby    joinRoom   accepted  accepted  accepted  accepted
      lobby    leaveRoom  forbidden forbidden forbidden forbidden
      lobby    invite     accepted  accepted  accepted  accepted
      lobby    remove     forbidden forbidden forbidden forbidden
      lobby    updateRoom forbidden forbidden forbidden forbidden
      lobby    history    history   history   history   history
      lobby    users      users     users     users     users
      lobby    search     results   results   results   results
      lobby    versions   versions  versions  versions  versions
      lobby    setNotify  accepted  accepted  accepted  accepted
      lobby    markUnread accepted  accepted  accepted  accepted
      lobby    save       accepted  accepted  accepted  accepted
      lobby    pin        accepted  accepted  accepted  accepted
      lobby    pins       pins      pins      pins      pins
      absent   post       not-found not-found not-found not-found
      absent   edit       not-found not-found not-found not-found
      absent   delete     not-found not-found not-found not-found
      absent   react      not-found not-found not-found not-found
      absent   reactors   not-found not-found not-found not-found
      absent   joinRoom   not-found not-found not-found not-found
      absent   leaveRoom  not-found not-found not-found not-found
      absent   invite     not-found not-found not-found not-found
      absent   remove     not-found not-found not-found not-found
      absent   updateRoom not-found not-found not-found not-found
      absent   history    not-found not-found not-found not-found
      absent   users      not-found not-found not-found not-found
      absent   search     not-found not-found not-found not-found
      absent   versions   not-found not-found not-found not-found
      absent   setNotify  not-found not-found not-found not-found
      absent   markUnread not-found not-found not-found not-found
      absent   save       not-found not-found not-found not-found
      absent   pin        not-found not-found not-found not-found
      absent   pins       not-found not-found not-found not-found
      """;

  static Stream<Arguments> table() {
    return TABLE
        .lines()
        .map(line -> line.trim().split(" +"))
        .map(
            cells ->
                Arguments.of(cells[0], cells[1], List.of(cells[2], cells[3], cells[4], cells[5])));
  }

  private Client the(String name) {
    return people.get(name);
  }

  private String room(String kind) {
    Client olga = the("olga");
    return switch (kind) {
      case "lobby" -> "lobby";
      case "absent" -> "no-such-room";
      case "direct" ->
          olga.must("openDirect", "'users':['" + the("mia").id() + "','" + the("zoe").id() + "']")
              .get("room")
              .asText();
      case "archived" -> square("public");
      default -> square(kind);
    };
  }

  private String square(String kind) {
    Client olga = the("olga");
    String room = olga.createRoom("Square", kind);
    for (String name : List.of("mia", "zoe", "remi")) {
      olga.invite(room, the(name));
    }
    olga.must("remove", "'room':'" + room + "','user':'" + the("remi").id() + "'");
    the("remi").await("roomRemoved");
    return room;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void answersByRights(String kind, String command, List<String> expected) {
    String room = room(kind);
    long target = kind.equals("absent") ? 1 : the("mia").post(room, "target");
    if (kind.equals("archived")) {
      the("olga").must("updateRoom", "'room':'" + room + "','archived':true");
    }
    // The least powerful first: what they do must not change what the others may do.
    List<String> outcomes = new ArrayList<>();
    for (String name : List.of("remi", "otto", "mia", "olga")) {
      String fields = fields(command, room, target);
      boolean spent =
          name.equals("olga") && command.equals("delete") && outcomes.contains("accepted");
      if (spent) {
        fields = fields.replace(":" + target, ":" + the("mia").post(room, "another"));
      }
      outcomes.add(0, Client.outcome(the(name).ask(command, fields)));
    }
    assertThat(outcomes).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void answersAlikeForARoomThatIsHiddenAndOneThatIsNot(String command) {
    String hidden = room("private");
    long target = the("mia").post(hidden, "secret @room");
    JsonNode toHidden = the("otto").ask(command, fields(command, hidden, target));
    JsonNode toAbsent = the("otto").ask(command, fields(command, "no-such-room", target));
    ((ObjectNode) toHidden).remove("re");
    ((ObjectNode) toAbsent).remove("re");
    assertThat(toHidden).isEqualTo(toAbsent);
  }

  static Stream<String> commands() {
    return COMMANDS.keySet().stream().sorted();
  }

  private String fields(String command, String room, long target) {
    return COMMANDS
        .get(command)
        .replace("%room", room)
        .replace("%target", Long.toString(target))
        .replace("%newcomer", plaza.id("newcomer").value())
        .replace("%zoe", the("zoe").id().value());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void carriesOutNothingBeforeHello(String command) {
    String room = room("public");
    long target = the("mia").post(room, "target");
    Client silent = plaza.connect("olga");
    assertThat(Client.outcome(silent.ask(command, fields(command, room, target))))
        .isEqualTo("bad-request");
    assertThat(silent.connection.closes()).isEmpty();
    silent.hello("");
  }

  /** Commands without an answer: who may not gets an error, who may gets none. */
  @ParameterizedTest
  @CsvSource({
    "public, none, none, forbidden, forbidden",
    "private, none, none, not-found, not-found",
    "direct, none, none, not-found, not-found",
    "archived, none, none, forbidden, forbidden",
    "lobby, none, none, none, none",
    "absent, not-found, not-found, not-found, not-found"
  })
  void refusesTypingAndReadingByRights(
      String kind, String olga, String mia, String otto, String remi) {
    String room = room(kind);
    if (kind.equals("archived")) {
      the("olga").must("updateRoom", "'room':'" + room + "','archived':true");
    }
    Map<String, String> expected = Map.of("olga", olga, "mia", mia, "otto", otto, "remi", remi);
    expected.forEach(
        (name, code) -> {
          Client client = the(name);
          client.say("{'type':'typing','room':'" + room + "'}");
          client.say("{'type':'read','room':'" + room + "','seq':1}");
          // Answered after the two: reads are carried out in order.
          client.ask("rooms", "");
          List<String> codes =
              client.events("error").stream().map(error -> error.get("code").asText()).toList();
          assertThat(codes)
              .as(name)
              .isEqualTo(code.equals("none") ? List.of() : List.of(code, code));
          assertThat(client.events("error")).noneMatch(error -> error.has("re"));
        });
  }

  @Test
  void tellsAnOutsiderOfAHiddenRoomThatTypingAndReadingFoundNothing() {
    String hidden = room("private");
    Client otto = the("otto");
    otto.say("{'type':'typing','room':'" + hidden + "'}");
    assertThat(otto.await("error").get("code").asText()).isEqualTo("not-found");
    otto.say("{'type':'read','room':'no-such-room','seq':1}");
    otto.connection.await("second error", event -> otto.events("error").size() == 2);
    assertThat(otto.events("error").get(0)).isEqualTo(otto.events("error").get(1));
    the("mia").settle();
    assertThat(the("mia").events("typing")).isEmpty();
  }

  @Test
  void showsAHiddenRoomInNoList() {
    String hidden = room("private");
    Client otto = the("otto");
    assertThat(otto.ask("rooms", "").toString()).doesNotContain(hidden);
    Client again = plaza.connect("otto");
    assertThat(again.hello("'resume':{'" + hidden + "':0}").toString()).doesNotContain(hidden);
    assertThat(again.await("roomRemoved").get("room").asText()).isEqualTo(hidden);
  }

  @Test
  void letsAnOwnerDoWhatOwnersMay() {
    String room = room("public");
    Client olga = the("olga");
    olga.must("updateRoom", "'room':'" + room + "','owner':'" + the("mia").id() + "'");
    the("mia").must("updateRoom", "'room':'" + room + "','topic':'mine'");
    assertThat(
            Client.outcome(
                olga.ask("updateRoom", "'room':'" + room + "','owner':'" + the("otto").id() + "'")))
        .isEqualTo("not-found");
  }
}
