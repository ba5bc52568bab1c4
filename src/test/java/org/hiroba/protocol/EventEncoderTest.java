package org.hiroba.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MemberLeft;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.reaction.Reacted;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.MessageView;
import org.hiroba.log.Reaction;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Room;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.room.RoomOverview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEncoderTest {
  private static final RoomId ROOM = new RoomId("r1");
  private static final Instant AT = Instant.parse("2026-11-21T07:06:00.120Z");
  private static final String AT_JSON = "'at':'2026-11-21T07:06:00.120Z'";
  private static final UserId BOB = new UserId("u2");
  private static final UserRef ANN = new UserRef(new UserId("u1"), "ann", "Ann A.");
  private static final String ANN_FIELDS = "'id':'u1','name':'ann','displayName':'Ann A.'";
  private static final User USER =
      new User(ANN.id(), "ann", "Ann A.", Set.of(Role.ADMIN, Role.USER));
  private static final Room SQUARE =
      new Room(ROOM, RoomKind.PUBLIC, "Square", "talk", false, 9, 7, AT);
  private static final Room DIRECT = new Room(ROOM, RoomKind.DIRECT, null, "", false, 2, 1, AT);
  private static final String SQUARE_FIELDS =
      "'id':'r1','name':'Square','kind':'public','topic':'talk','archived':false,'head':9";

  private final EventEncoder encoder = new EventEncoder();

  private static Arguments room(String json, RoomEvent event) {
    return Arguments.of(json, event);
  }

  static Stream<Arguments> roomEvents() {
    String head = "'room':'r1','seq':3," + AT_JSON;
    return Stream.of(
        room(
            "{'type':'message'," + head + ",'id':'c-1','from':{" + ANN_FIELDS + "},'text':'hi'}",
            message("hi", null, List.of(), false)),
        room(
            "{'type':'message',"
                + head
                + ",'id':'c-1','from':{"
                + ANN_FIELDS
                + "},'text':'hi','replyTo':2,'mentions':['u1','u2']}",
            message("hi", 2L, List.of(ANN.id(), BOB), false)),
        room(
            "{'type':'message',"
                + head
                + ",'id':'c-1','from':{"
                + ANN_FIELDS
                + "},'deleted':true,'replyTo':2}",
            message("", 2L, List.of(), true)),
        room(
            "{'type':'edited'," + head + ",'target':1,'text':'new','by':'u2'}",
            new MessageEdited(ROOM, 3, AT, 1, "new", BOB, List.of(), null, false)),
        room(
            "{'type':'edited'," + head + ",'target':1,'deleted':true,'by':'u2'}",
            new MessageEdited(ROOM, 3, AT, 1, "", BOB, List.of(), null, true)),
        room(
            "{'type':'edited',"
                + head
                + ",'target':1,'text':'@bob"
                + " @room','by':'u2','mentions':['u2'],'mentionsAll':'room'}",
            new MessageEdited(
                ROOM, 3, AT, 1, "@bob @room", BOB, List.of(BOB), MentionGroup.ROOM, false)),
        room(
            "{'type':'message',"
                + head
                + ",'id':'c-1','from':{"
                + ANN_FIELDS
                + "},'text':'@here','mentionsAll':'here'}",
            new MessagePosted(
                ROOM, 3, AT, "c-1", ANN, "@here", null, List.of(), MentionGroup.HERE, false)),
        room(
            "{'type':'deleted'," + head + ",'target':1,'by':'u2'}",
            new MessageDeleted(ROOM, 3, AT, 1, BOB)),
        room(
            "{'type':'reacted'," + head + ",'target':1,'emoji':'👍','on':false,'by':'u2'}",
            new Reacted(ROOM, 3, AT, 1, "👍", false, BOB)),
        room(
            "{'type':'memberJoined'," + head + ",'user':{" + ANN_FIELDS + "}}",
            new MemberJoined(ROOM, 3, AT, ANN, null)),
        room(
            "{'type':'memberJoined'," + head + ",'user':{" + ANN_FIELDS + "},'by':'u2'}",
            new MemberJoined(ROOM, 3, AT, ANN, BOB)),
        room(
            "{'type':'memberLeft'," + head + ",'user':{" + ANN_FIELDS + "}}",
            new MemberLeft(ROOM, 3, AT, ANN, null)),
        room(
            "{'type':'memberLeft'," + head + ",'user':{" + ANN_FIELDS + "},'by':'u2'}",
            new MemberLeft(ROOM, 3, AT, ANN, BOB)),
        room(
            "{'type':'roomUpdated'," + head + ",'by':'u2'}",
            new RoomUpdated(ROOM, 3, AT, null, null, null, null, BOB)),
        room(
            "{'type':'roomUpdated',"
                + head
                + ",'name':'N','topic':'','archived':false,'owner':'u1','by':'u2'}",
            new RoomUpdated(ROOM, 3, AT, "N", "", false, ANN.id(), BOB)));
  }

  private static RoomEvent message(
      String text, Long replyTo, List<UserId> mentions, boolean deleted) {
    return new MessagePosted(ROOM, 3, AT, "c-1", ANN, text, replyTo, mentions, null, deleted);
  }

  @ParameterizedTest
  @MethodSource("roomEvents")
  void writesWhatHappensInARoom(String json, RoomEvent event) {
    EncodedEvent encoded = encoder.encode(event);
    assertThat(encoded.json()).isEqualTo(json.replace('\'', '"'));
    assertThat(encoded.droppable()).isFalse();
  }

  private static RoomOverview overview(Room room, List<UserRef> members) {
    return new RoomOverview(room, MemberRole.OWNER, 4, 3, 1, members, RoomArrangement.USUAL, null);
  }

  static Stream<Arguments> serverEvents() {
    String place = ",'role':'owner','readUpTo':4,'unread':3,'mentions':1,'notify':'all'";
    return Stream.of(
        Arguments.of(
            "{'type':'caughtUp','room':'r1','seq':0}", null, new CoreEvents.CaughtUp(ROOM, 0)),
        Arguments.of("{'type':'gap','room':'r1','head':7}", null, new CoreEvents.Gap(ROOM, 7)),
        Arguments.of(
            "{'type':'accepted','re':'c','room':'r1','seq':3," + AT_JSON + "}",
            "c",
            new CoreEvents.Accepted(ROOM, 3L, AT)),
        Arguments.of(
            "{'type':'accepted','re':'c','room':'r1'}",
            "c",
            new CoreEvents.Accepted(ROOM, null, null)),
        Arguments.of(
            "{'type':'error','re':'c','code':'rate-limited','message':'m','retryAfterMillis':5}",
            "c",
            new CoreEvents.Failed(ErrorCode.RATE_LIMITED, "m", 5L)),
        Arguments.of(
            "{'type':'error','code':'bad-request','message':'m'}",
            null,
            new CoreEvents.Failed(ErrorCode.BAD_REQUEST, "m", null)),
        Arguments.of(
            "{'type':'error','re':'c','code':'conflict','message':'m','field':'name'}",
            "c",
            new CoreEvents.Failed(ErrorCode.CONFLICT, "m", null, "name")),
        Arguments.of(
            "{'type':'roomAdded','room':{" + SQUARE_FIELDS + place + "}}",
            null,
            new CoreEvents.RoomAdded(overview(SQUARE, List.of()))),
        Arguments.of(
            "{'type':'roomAdded','room':{'id':'r1','name':null,'kind':'direct','topic':'',"
                + "'archived':false,'head':2"
                + place
                + ",'members':[{"
                + ANN_FIELDS
                + "}]}}",
            null,
            new CoreEvents.RoomAdded(overview(DIRECT, List.of(ANN)))),
        Arguments.of("{'type':'roomRemoved','room':'r1'}", null, new CoreEvents.RoomRemoved(ROOM)),
        Arguments.of(
            "{'type':'notice','level':'info','text':'t'}",
            null,
            new CoreEvents.Notice("info", "t")),
        Arguments.of(
            "{'type':'draining','reconnectAfterMillis':2000}",
            null,
            new CoreEvents.Draining(2_000)));
  }

  @ParameterizedTest
  @MethodSource("serverEvents")
  void writesWhatIsNeverDropped(String json, String re, ServerEvent event) {
    EncodedEvent encoded = encoder.answer(re, event);
    assertThat(encoded.json()).isEqualTo(json.replace('\'', '"'));
    assertThat(encoded.droppable()).isFalse();
  }

  @Test
  void writesPresenceWhichMayBeDropped() {
    EncodedEvent encoded =
        encoder.encode(
            new CoreEvents.PresenceChanged(
                List.of(
                    new CoreEvents.PresenceOf(ANN.id(), PresenceState.ONLINE),
                    new CoreEvents.PresenceOf(BOB, PresenceState.OFFLINE))));
    assertThat(encoded.json())
        .isEqualTo(
            ("{'type':'presence','users':[{'id':'u1','state':'online'},"
                    + "{'id':'u2','state':'offline'}]}")
                .replace('\'', '"'));
    assertThat(encoded.droppable()).isTrue();
  }

  private static MessageView view(boolean deleted) {
    List<Reaction> reactions =
        deleted
            ? List.of()
            : List.of(
                new Reaction("👍", 21, List.of(BOB, ANN.id())),
                new Reaction("A", 1, List.of(ANN.id())));
    return new MessageView(
        3,
        AT,
        "c-1",
        ANN,
        deleted ? "" : "hi",
        2L,
        List.of(BOB),
        null,
        AT,
        deleted,
        reactions,
        List.of());
  }

  @Test
  void writesAPageOfMessages() {
    HistoryPage page =
        new HistoryPage(
            List.of(view(false), view(true)), true, false, 9, true, Map.of(3L, List.of("👍")));
    String common = "'seq':3," + AT_JSON + ",'id':'c-1','from':{" + ANN_FIELDS + "},";
    String rest = ",'replyTo':2,'mentions':['u2'],'editedAt':'2026-11-21T07:06:00.120Z'";
    String json =
        ("'room':'r1','messages':[{"
                + common
                + "'text':'hi'"
                + rest
                + ",'reactions':{'👍':['u2','u1'],'A':['u1']},'reactionCounts':{'👍':21}},{"
                + common
                + "'deleted':true"
                + rest
                + ",'reactions':{}}],'hasBefore':true,'hasAfter':false,'head':9,'expired':true,'mine':{'3':['👍']}}")
            .replace('\'', '"');
    assertThat(encoder.encodePage("r1", page)).isEqualTo("{\"type\":\"history\"," + json);
  }

  @Test
  void writesAUserForHttp() {
    assertThat(encoder.encodeUser(USER))
        .isEqualTo(("{'user':{" + ANN_FIELDS + ",'roles':['user','admin']}}").replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T07:06:00Z, 2026-11-21T07:06:00.000Z",
    "2026-11-21T07:06:00.1Z, 2026-11-21T07:06:00.100Z",
    "2026-11-21T07:06:00.123456789Z, 2026-11-21T07:06:00.123Z",
    "2026-11-21T00:00:00Z, 2026-11-21T00:00:00.000Z",
    "1970-01-01T00:00:00.001Z, 1970-01-01T00:00:00.001Z"
  })
  void writesMillisecondsAlways(String instant, String expected) {
    assertThat(EventEncoder.time(Instant.parse(instant))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "quote \" backslash \\ slash /",
        "tab\t newline\n return\r",
        "\u0001\u001f\u007f",
        "ä ß é",
        "広場",
        "한국어",
        "👍🏽 👨‍👩‍👧",
        "\u202e rtl",
        "\u2028\u2029",
        "𝒳𠀋",
        "</script>",
        "\u07ff\u0800\uffff\ud800\udc00\udbff\udfff"
      })
  void measuresAndWritesTextsOfAllScripts(String text) throws Exception {
    EncodedEvent encoded = encoder.encode(message(text, null, List.of(), false));
    assertThat(encoded.utf8Bytes())
        .isEqualTo(encoded.json().getBytes(StandardCharsets.UTF_8).length);
    assertThat(new ObjectMapper().readTree(encoded.json()).get("text").asText()).isEqualTo(text);
  }

  @Test
  void joinsEventsIntoOneArrayOfExactLength() throws Exception {
    List<EncodedEvent> events =
        List.of(
            encoder.encode(new CoreEvents.Gap(ROOM, 1)),
            encoder.encode(message("広場👍", null, List.of(), false)),
            encoder.encode(new CoreEvents.Gap(ROOM, 2)));
    Frame frame = Frame.of(events);
    assertThat(frame.utf8Bytes()).isEqualTo(frame.text().getBytes(StandardCharsets.UTF_8).length);
    assertThat(frame.utf8())
        .isEqualTo(ByteBuffer.wrap(frame.text().getBytes(StandardCharsets.UTF_8)));
    JsonNode array = new ObjectMapper().readTree(frame.text());
    assertThat(array).hasSize(3);
    assertThat(array.get(1).get("text").asText()).isEqualTo("広場👍");
  }

  @Test
  void letsEventsThatGoTogetherCountAsOneAndStayThemselvesOnTheWire() {
    List<EncodedEvent> events =
        List.of(
            encoder.encode(new CoreEvents.Gap(ROOM, 1)),
            encoder.encode(new CoreEvents.PresenceChanged(List.of())));
    EncodedEvent together = EncodedEvent.together(events);
    assertThat(Frame.of(List.of(together)).text()).isEqualTo(Frame.of(events).text());
    assertThat(Frame.of(List.of(together)).utf8Bytes()).isEqualTo(Frame.of(events).utf8Bytes());
    assertThat(together.droppable()).isFalse();
  }
}
