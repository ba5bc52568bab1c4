package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.config.Holder;
import org.hiroba.config.Right;
import org.hiroba.config.RightsSettings;
import org.hiroba.feature.member.GuestRooms;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.retention.RetentionReads;
import org.hiroba.feature.retention.RoomKeeping;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.RolesSet;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Posters;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What each command comes to, for each kind of account, by its place in each kind of room: the
 * table {@code rights-matrix.txt}, to be read and judged by people. {@code
 * -Dhiroba.tests.write-matrix=true} writes it anew.
 */
class RightsMatrixTest {
  private static final Path TABLE =
      Path.of("src/test/resources/org/hiroba/command/rights-matrix.txt");
  private static final List<String> PLACES = List.of("none", "member", "owner");
  private static final List<String> ROOMS =
      List.of("public", "private", "direct", "announce", "archived");

  private static final String LEGEND =
      """
      # What each command comes to: yes, no (forbidden), hid (not-found), con (conflict), bad (bad-request).
      # Accounts: an administrator, a member, a guest. Places in the room: none, member, owner; a guest
      # is an owner only by an old row. Announce: a public room in which owners post. Archived: a public one.
      # A message of the caller is "own", of another member "other's". "." cannot be: direct rooms have no owner.
      """;

  /** What is tried in each room: the command, what is special, its fields. */
  private static final List<String[]> IN_ROOMS =
      List.of(
          new String[] {"post", "", "'room':'%room','text':'hi'"},
          new String[] {"post", "reply", "'room':'%room','text':'hi','replyTo':1"},
          new String[] {"post", "@room", "'room':'%room','text':'@room hi'"},
          new String[] {"edit", "own", "'room':'%room','target':2,'text':'new'"},
          new String[] {"edit", "other's", "'room':'%room','target':1,'text':'new'"},
          new String[] {"delete", "own", "'room':'%room','target':2"},
          new String[] {"delete", "other's", "'room':'%room','target':1"},
          new String[] {"react", "", "'room':'%room','target':1,'emoji':'👍','on':true"},
          new String[] {"pin", "", "'room':'%room','target':1,'on':true"},
          new String[] {"save", "", "'room':'%room','target':1,'on':true"},
          new String[] {"read", "", "'room':'%room','seq':1"},
          new String[] {"typing", "", "'room':'%room'"},
          new String[] {"markUnread", "", "'room':'%room','seq':1"},
          new String[] {"setNotify", "", "'room':'%room','level':'none'"},
          new String[] {"setRoom", "", "'room':'%room','favourite':true"},
          new String[] {"history", "", "'room':'%room'"},
          new String[] {"versions", "", "'room':'%room','target':1"},
          new String[] {"reactors", "", "'room':'%room','target':1,'emoji':'👍'"},
          new String[] {"pins", "", "'room':'%room'"},
          new String[] {"files", "", "'room':'%room'"},
          new String[] {"counts", "", "'room':'%room'"},
          new String[] {"users", "of room", "'room':'%room'"},
          new String[] {"members", "", "'room':'%room'"},
          new String[] {"search", "in room", "'room':'%room','q':'first'"},
          new String[] {"joinRoom", "", "'room':'%room'"},
          new String[] {"leaveRoom", "", "'room':'%room'"},
          new String[] {"leaveRooms", "", "'rooms':['%room']"},
          new String[] {"invite", "", "'room':'%room','user':'%stranger'"},
          new String[] {"remove", "", "'room':'%room','user':'%zoe'"},
          new String[] {"updateRoom", "topic", "'room':'%room','topic':'new'"},
          new String[] {"updateRoom", "owner", "'room':'%room','owner':'%zoe'"},
          new String[] {"updateRoom", "posting", "'room':'%room','posting':'%other'"},
          new String[] {"updateRoom", "open", "'room':'%room','archived':false"});

  /** What is tried without a room. */
  private static final List<String[]> AT_LARGE =
      List.of(
          new String[] {"createRoom", "public", "'name':'%new','kind':'public'"},
          new String[] {"createRoom", "private", "'name':'%new','kind':'private'"},
          new String[] {
            "createRoom", "with", "'name':'%new','kind':'private','members':['%stranger']"
          },
          new String[] {"openDirect", "known", "'users':['%wendy']"},
          new String[] {"openDirect", "stranger", "'users':['%stranger']"},
          new String[] {"openDirect", "nobody", "'users':['u-nobody']"},
          new String[] {"rooms", "", ""},
          new String[] {"users", "", ""},
          new String[] {"person", "known", "'user':'%wendy'"},
          new String[] {"person", "stranger", "'user':'%stranger'"},
          new String[] {"person", "nobody", "'user':'u-nobody'"},
          new String[] {"search", "", "'q':'first'"},
          new String[] {"saved", "", ""},
          new String[] {"mentions", "", ""},
          new String[] {"added", "", ""},
          new String[] {"setProfile", "", "'status':'here'"},
          new String[] {"presence", "", "'state':'online'"},
          new String[] {"ping", "", ""},
          new String[] {"hello", "again", ""});

  private final Plaza plaza = new Plaza();
  private final Map<String, Client> people = new HashMap<>();
  private final Client wendy = plaza.client("wendy");
  private final Client zoe = plaza.client("zoe");
  private final Client stranger = plaza.client("stranger");

  @AfterEach
  void close() {
    plaza.close();
  }

  @Test
  void everyCommandComesToWhatTheTableSays() throws IOException {
    for (AccountRole role : AccountRole.values()) {
      for (String place : PLACES) {
        people.put(role + place, person(role, place));
      }
    }
    StringBuilder table = new StringBuilder(LEGEND);
    table.append(
        "#                                admin              member             guest\n"
            + "#                                none member owner  none member owner  none member"
            + " owner\n");
    for (String[] tried : IN_ROOMS) {
      for (String room : ROOMS) {
        line(table, tried, room, PLACES);
      }
    }
    table.append("# Without a room.                admin              member             guest\n");
    for (String[] tried : AT_LARGE) {
      line(table, tried, "-", List.of("none"));
    }
    table.append("# Over HTTP.                     admin              member             guest\n");
    for (Holder holder : List.of(Holder.ADMINS, Holder.OWNERS, Holder.NOBODY)) {
      String[] tried = {"retention", holder.name().toLowerCase(Locale.ROOT), ""};
      RoomKeeping keeping = keeping(holder);
      for (String room : ROOMS) {
        line(table, tried, room, PLACES, (client, id) -> keep(keeping, client, id));
      }
    }
    if (Boolean.getBoolean("hiroba.tests.write-matrix")) {
      Files.writeString(TABLE, table);
    }
    assertThat(table.toString())
        .as("written anew by -Dhiroba.tests.write-matrix=true")
        .isEqualTo(Files.readString(TABLE));
  }

  @Test
  void theTableHasEveryCommand() {
    TreeSet<String> tried = new TreeSet<>();
    Stream.concat(IN_ROOMS.stream(), AT_LARGE.stream()).forEach(each -> tried.add(each[0]));
    assertThat(tried)
        .as("a new command needs a row, and somebody who thought of who may say it")
        .containsExactlyElementsOf(
            new TreeSet<>(plaza.kinds().stream().map(CommandKind::name).toList()));
  }

  private RoomKeeping keeping(Holder holder) {
    RightsSettings rights =
        new RightsSettings(Map.of(Right.RETENTION, holder), Optional.empty(), Optional.empty());
    return new RoomKeeping(
        plaza.writer,
        plaza.store.port(RetentionReads.class),
        plaza.store.rooms(),
        new Rights(rights),
        () -> 0);
  }

  private static String keep(RoomKeeping keeping, Client client, RoomId room) {
    try {
      User user = client.session.user();
      keeping.keep(user, new RetentionDesk.By(user.id().value(), ""), room, 30);
      return "yes";
    } catch (Refusal e) {
      return word(e.reason() == Refusal.Reason.NOT_FOUND ? "not-found" : "forbidden");
    }
  }

  private void line(StringBuilder table, String[] tried, String room, List<String> places) {
    String other = room.equals("announce") ? "members" : "owners";
    line(table, tried, room, places, (client, id) -> outcome(client, id, tried, other));
  }

  private void line(
      StringBuilder table,
      String[] tried,
      String room,
      List<String> places,
      BiFunction<Client, RoomId, String> outcome) {
    table.append(String.format("%-11s %-9s %-9s", tried[0], tried[1], room));
    for (AccountRole role : AccountRole.values()) {
      table.append("  ");
      for (String place : places) {
        boolean cannotBe = room.equals("direct") && place.equals("owner");
        Client client = people.get(role + place);
        RoomId id = room.equals("-") || cannotBe ? null : room(client, place, room);
        String word = cannotBe ? "." : outcome.apply(client, id);
        table.append(' ').append(String.format("%-5s", word));
      }
    }
    while (table.charAt(table.length() - 1) == ' ') {
      table.setLength(table.length() - 1);
    }
    table.append('\n');
  }

  private String outcome(Client client, @Nullable RoomId room, String[] tried, String other) {
    String fields =
        tried[2]
            .replace("%room", room == null ? "" : room.value())
            .replace("%wendy", wendy.id().value())
            .replace("%zoe", zoe.id().value())
            .replace("%stranger", stranger.id().value())
            .replace("%other", other)
            .replace("%new", "n" + UUID.randomUUID());
    CommandKind kind =
        plaza.kinds().stream()
            .filter(each -> each.name().equals(tried[0]))
            .findFirst()
            .orElseThrow();
    return word(kind.isAnswered() ? client.ask(tried[0], fields) : notice(client, kind, fields));
  }

  /** Says what has no answer, and returns the error that came of it, or something else. */
  private static JsonNode notice(Client client, CommandKind kind, String fields) {
    int before = client.events("error").size();
    client.say("{'type':'" + kind + "'," + fields + "}");
    client.settle();
    // Whatever is asked on behalf of a notice waits in the queue of reads.
    JsonNode last = client.ask("rooms", "");
    List<JsonNode> errors = client.events("error");
    return errors.size() > before ? errors.get(errors.size() - 1) : last;
  }

  private static String word(JsonNode answer) {
    return word(answer.path("code").asText(""));
  }

  private static String word(String code) {
    return switch (code) {
      case "" -> "yes";
      case "forbidden" -> "no";
      case "not-found" -> "hid";
      case "conflict" -> "con";
      case "bad-request" -> "bad";
      default -> throw new AssertionError(code);
    };
  }

  private Client person(AccountRole role, String place) {
    String name = role.wireName() + " " + place;
    plaza.signedIn(name);
    Client client = plaza.client(name);
    UserRef ref = client.session.user().ref();
    plaza.submit(
        tx -> {
          make(
              tx,
              RoomKind.PRIVATE,
              Map.of(ref.id(), MemberRole.MEMBER, wendy.id(), MemberRole.OWNER));
          tx.port(SignInWrites.class).setRoles(ref.id(), role.roles());
          tx.note(new RolesSet(ref.id(), role.roles()));
          if (role == AccountRole.GUEST) {
            keepOnlyTheirs(tx, ref);
          }
        });
    client.await("rights");
    client.settle();
    return client;
  }

  private static void keepOnlyTheirs(WriteTransaction tx, UserRef ref) {
    try {
      GuestRooms.keepOnlyTheirs(tx, Instant.EPOCH, ref, null);
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  private static RoomId make(WriteTransaction tx, RoomKind kind, Map<UserId, MemberRole> members) {
    RoomId room = new RoomId("r" + UUID.randomUUID());
    boolean direct = kind == RoomKind.DIRECT;
    boolean made =
        tx.port(RoomWrites.class)
            .create(
                new NewRoom(
                    room,
                    kind,
                    direct ? null : "Room " + room,
                    "",
                    direct ? room.value() : null,
                    members,
                    Instant.EPOCH,
                    null));
    assertThat(made).isTrue();
    return room;
  }

  /** Makes a room with a message of another's and one of the caller's. */
  private RoomId room(Client client, String place, String kind) {
    Map<UserId, MemberRole> members = new LinkedHashMap<>();
    boolean direct = kind.equals("direct");
    members.put(wendy.id(), direct ? MemberRole.MEMBER : MemberRole.OWNER);
    members.put(zoe.id(), MemberRole.MEMBER);
    if (!place.equals("none")) {
      members.put(client.id(), place.equals("owner") ? MemberRole.OWNER : MemberRole.MEMBER);
    }
    List<RoomId> made = new ArrayList<>();
    plaza.submit(
        tx -> {
          RoomId room =
              make(
                  tx,
                  switch (kind) {
                    case "private" -> RoomKind.PRIVATE;
                    case "direct" -> RoomKind.DIRECT;
                    default -> RoomKind.PUBLIC;
                  },
                  members);
          made.add(room);
          say(tx, room, wendy);
          say(tx, room, client);
          if (kind.equals("announce") || kind.equals("archived")) {
            tx.append(
                room,
                seq ->
                    new RoomUpdated(
                        room,
                        seq,
                        Instant.EPOCH,
                        null,
                        null,
                        kind.equals("archived") ? true : null,
                        null,
                        kind.equals("announce") ? Posters.OWNERS : null,
                        wendy.id()));
          }
        });
    return made.get(0);
  }

  private static void say(WriteTransaction tx, RoomId room, Client author) {
    tx.append(
        room,
        seq ->
            new MessagePosted(
                room,
                seq,
                Instant.EPOCH,
                "c" + UUID.randomUUID(),
                author.session.user().ref(),
                "first",
                null,
                List.of(),
                null,
                false));
  }
}
