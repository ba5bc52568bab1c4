package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hiroba.command.CommandTable.said;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.ProtocolLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final int MAX_TEXT = 10_000;
  private static final String LONG_ID = "x".repeat(65);

  private static CommandTable reader;

  @BeforeAll
  static void makeTheTable() {
    reader = new CommandTable(new ProtocolLimits(MAX_TEXT, 65_536, 10, 1_000));
  }

  @AfterAll
  static void closeTheTable() {
    reader.close();
  }

  /** Values that are wrong for a field of each kind, as JSON; null stands for an absent field. */
  private enum Kind {
    ID(null, "null", "1", "true", "[]", "{}", "\"\"", "\"a b\"", "\"ä\"", "\"" + LONG_ID + "\""),
    OPAQUE(null, "null", "1", "true", "[]", "{}", "\"\"", "\"a b\"", "\"" + LONG_ID + "\""),
    OPTIONAL_OPAQUE("1", "true", "[]", "{}", "\"\"", "\"' OR 1=1\"", "\"" + LONG_ID + "\""),
    TEXT(
        null,
        "null",
        "1",
        "true",
        "[\"a\"]",
        "{}",
        "\"\"",
        "\" \\t\\n\\u3000\\u00a0\"",
        "\"a\\u0000b\"",
        "\"\\ud83d\"",
        "\"a\\udc00b\"",
        "\"\\udc00\\ud83d\""),
    TEXT_OR_BLANK(null, "null", "1", "true", "[\"a\"]", "{}", "\"a\\u0000b\"", "\"\\ud83d\""),
    SEQ(
        null,
        "null",
        "\"1\"",
        "true",
        "[]",
        "{}",
        "0",
        "-1",
        "1.0",
        "1.5",
        "1e3",
        "9223372036854775808",
        "99999999999999999999999999999999"),
    OPTIONAL_SEQ("\"1\"", "true", "[]", "{}", "0", "-1", "1.5", "9223372036854775808"),
    SEQ_FROM_0(null, "null", "\"1\"", "true", "[]", "{}", "-1", "1.5", "9223372036854775808"),
    OPTIONAL_SEQ_FROM_0("\"1\"", "true", "[]", "{}", "-1", "1.5", "9223372036854775808"),
    BOOL(null, "null", "\"true\"", "1", "0", "[]", "{}"),
    END("1", "true", "[]", "{}", "\"soon\"", "\"2026-13-01T00:00:00Z\""),
    ZONE("1", "true", "[]", "{}", "\"+09:00\"", "\"Asia/Nowhere\"", "\"\\u0000\""),
    OPTIONAL_BOOL("\"true\"", "1", "[]", "{}"),
    EMOJI(
        null,
        "null",
        "1",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"a b\"",
        "\"\\u0007\"",
        "\"\\ud83d\"",
        "\"" + "x".repeat(33) + "\""),
    NAME(
        null,
        "null",
        "1",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"  \"",
        "\"a\\nb\"",
        "\"a\\u0000\"",
        "\"\\ud83d\"",
        "\"" + "x".repeat(65) + "\""),
    OPTIONAL_NAME("1", "true", "[]", "{}", "\"\"", "\"a\\nb\"", "\"" + "x".repeat(65) + "\""),
    TOPIC("1", "true", "[]", "{}", "\"a\\nb\"", "\"\\ud83d\"", "\"" + "x".repeat(251) + "\""),
    ROOM_KIND(null, "null", "1", "\"\"", "\"direct\"", "\"PUBLIC\"", "[]"),
    STATE(null, "null", "1", "\"\"", "\"offline\"", "\"ONLINE\"", "[]"),
    USERS(null, "null", "1", "\"u1\"", "{}", "[1]", "[null]", "[\"\"]", "[\"a b\"]", "[[\"u1\"]]"),
    ROOMS(
        null,
        "null",
        "1",
        "\"r1\"",
        "{}",
        "[]",
        "[1]",
        "[null]",
        "[\"\"]",
        "[\"a b\"]",
        "[[\"r\"]]"),
    OPTIONAL_USERS(
        "1",
        "\"u1\"",
        "{}",
        "[1]",
        "[null]",
        "[\"\"]",
        "[\"a b\"]",
        "[" + "\"u1\",".repeat(100) + "\"u2\"]"),
    RESUME(
        "1",
        "\"r1\"",
        "[]",
        "{\"r1\":-1}",
        "{\"r1\":\"1\"}",
        "{\"r1\":null}",
        "{\"\":1}",
        "{\"a b\":1}",
        "{\"r1\":1.5}"),
    STRING("1", "true", "[]", "{}", "\"\\ud83d\"", "\"\\u0000\""),
    QUERY("1", "true", "[]", "{}", "\"\\ud83d\"", "\"a\\u0000\"", "\"" + "x".repeat(201) + "\""),
    NEEDED_QUERY(
        null,
        "null",
        "1",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\" \"",
        "\"a\\u0000\"",
        "\"" + "x".repeat(201) + "\""),
    LIMIT("\"1\"", "true", "[]", "0", "-1", "1.5", "9223372036854775808"),
    MOMENT(
        "1", "true", "[]", "\"\"", "\"yesterday\"", "\"2026-13-01\"", "\"2026-11-21T25:00:00Z\""),
    CURSOR("1", "true", "[]", "\"\"", "\"" + "x".repeat(201) + "\""),
    POSTING("1", "true", "[]", "{}", "\"\"", "\"OWNERS\"", "\"nobody\""),
    LEVEL(null, "null", "1", "true", "[]", "{}", "\"\"", "\"ALL\"", "\"muted\""),
    PLACE_CURSOR(
        "1",
        "true",
        "[]",
        "\"\"",
        "\"1.2\"",
        "\"1.2.r r\"",
        "\"' OR 1=1 --\"",
        "\"9999999999999999.1.r\"",
        "\"" + "1".repeat(201) + "\""),
    PIN_CURSOR("1", "true", "[]", "\"\"", "\"0\"", "\"-1\"", "\"x\"", "\"9999999999999999999\""),
    FILE_CURSOR(
        "1",
        "true",
        "[]",
        "\"\"",
        "\"7\"",
        "\"7.\"",
        "\".0\"",
        "\"-1.0\"",
        "\"7.9999999999999999999\""),
    FILE_KIND("1", "true", "[]", "\"\"", "\"IMAGE\"", "\"picture\""),
    FILES(
        "1",
        "\"f1\"",
        "{}",
        "[]",
        "[1]",
        "[null]",
        "[\"\"]",
        "[\"a b\"]",
        "[" + "\"f1\",".repeat(10) + "\"f2\"]"),
    LINE(
        "1",
        "true",
        "[]",
        "{}",
        "\"a\\nb\"",
        "\"a\\u0000\"",
        "\"a\\u202eb\"",
        "\"a\\u2028b\"",
        "\"\\ud83d\"",
        "\"" + "x".repeat(65) + "\"");

    @SuppressWarnings("ImmutableEnumChecker") // List.of takes no null.
    private final List<String> wrong;

    Kind(String... wrong) {
      this.wrong = Collections.unmodifiableList(Arrays.asList(wrong));
    }
  }

  /** Each command as it should be, and the kind of each of its fields. */
  private record Sample(String type, Map<String, String> good, Map<String, Kind> fields) {
    String json(String field, String value) {
      StringBuilder json = new StringBuilder("{\"type\":\"" + type + "\"");
      good.forEach(
          (name, ok) -> {
            if (!name.equals(field)) {
              json.append(",\"").append(name).append("\":").append(ok);
            }
          });
      if (value != null) {
        json.append(",\"").append(field).append("\":").append(value);
      }
      return json.append('}').toString();
    }
  }

  private static Sample sample(String type, Map<String, String> good, Map<String, Kind> fields) {
    return new Sample(type, good, fields);
  }

  private static final String I = "\"c-1\"";
  private static final String R = "\"r1\"";
  private static final String U = "\"u1\"";

  private static final List<Sample> SAMPLES =
      List.of(
          sample(
              "hello",
              Map.of("id", I),
              Map.of("id", Kind.ID, "epoch", Kind.STRING, "resume", Kind.RESUME)),
          sample(
              "post",
              Map.of("id", I, "room", R, "text", "\"hi\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "text",
                  Kind.TEXT,
                  "replyTo",
                  Kind.OPTIONAL_SEQ,
                  "mentions",
                  Kind.OPTIONAL_USERS,
                  "files",
                  Kind.FILES)),
          sample(
              "edit",
              Map.of("id", I, "room", R, "target", "1", "text", "\"hi\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "target",
                  Kind.SEQ,
                  "text",
                  Kind.TEXT_OR_BLANK,
                  "mentions",
                  Kind.OPTIONAL_USERS)),
          sample(
              "delete",
              Map.of("id", I, "room", R, "target", "1"),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "target", Kind.SEQ)),
          sample(
              "react",
              Map.of("id", I, "room", R, "target", "1", "emoji", "\"👍\"", "on", "true"),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "target",
                  Kind.SEQ,
                  "emoji",
                  Kind.EMOJI,
                  "on",
                  Kind.BOOL)),
          sample(
              "reactors",
              Map.of("id", I, "room", R, "target", "1", "emoji", "\"👍\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "target",
                  Kind.SEQ,
                  "emoji",
                  Kind.EMOJI,
                  "cursor",
                  Kind.PIN_CURSOR,
                  "limit",
                  Kind.LIMIT)),
          sample(
              "read",
              Map.of("room", R, "seq", "1"),
              Map.of("room", Kind.OPAQUE, "seq", Kind.SEQ_FROM_0)),
          sample("typing", Map.of("room", R), Map.of("room", Kind.OPAQUE)),
          sample("presence", Map.of("state", "\"away\""), Map.of("state", Kind.STATE)),
          sample(
              "createRoom",
              Map.of("id", I, "name", "\"Square\"", "kind", "\"public\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "name",
                  Kind.NAME,
                  "kind",
                  Kind.ROOM_KIND,
                  "members",
                  Kind.OPTIONAL_USERS,
                  "topic",
                  Kind.TOPIC)),
          sample(
              "openDirect",
              Map.of("id", I, "users", "[\"u1\"]"),
              Map.of("id", Kind.ID, "users", Kind.USERS)),
          sample(
              "joinRoom", Map.of("id", I, "room", R), Map.of("id", Kind.ID, "room", Kind.OPAQUE)),
          sample(
              "leaveRoom", Map.of("id", I, "room", R), Map.of("id", Kind.ID, "room", Kind.OPAQUE)),
          sample(
              "leaveRooms",
              Map.of("id", I, "rooms", "[\"r1\",\"r2\"]"),
              Map.of("id", Kind.ID, "rooms", Kind.ROOMS)),
          sample(
              "added",
              Map.of("id", I),
              Map.of("id", Kind.ID, "cursor", Kind.PLACE_CURSOR, "limit", Kind.LIMIT)),
          sample(
              "invite",
              Map.of("id", I, "room", R, "user", U),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "user", Kind.OPAQUE)),
          sample(
              "remove",
              Map.of("id", I, "room", R, "user", U),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "user", Kind.OPAQUE)),
          sample(
              "updateRoom",
              Map.of("id", I, "room", R, "topic", "\"t\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "name",
                  Kind.OPTIONAL_NAME,
                  "archived",
                  Kind.OPTIONAL_BOOL,
                  "owner",
                  Kind.OPTIONAL_OPAQUE,
                  "posting",
                  Kind.POSTING,
                  "topic",
                  Kind.TOPIC)),
          sample(
              "rooms",
              Map.of("id", I),
              Map.of("id", Kind.ID, "q", Kind.QUERY, "cursor", Kind.CURSOR, "limit", Kind.LIMIT)),
          sample(
              "members",
              Map.of("id", I, "room", R),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "q",
                  Kind.QUERY,
                  "cursor",
                  Kind.CURSOR,
                  "limit",
                  Kind.LIMIT,
                  "calls",
                  Kind.OPTIONAL_BOOL)),
          sample("person", Map.of("id", I, "user", U), Map.of("id", Kind.ID, "user", Kind.OPAQUE)),
          sample(
              "users",
              Map.of("id", I),
              Map.of("id", Kind.ID, "q", Kind.QUERY, "room", Kind.OPTIONAL_OPAQUE)),
          sample(
              "history",
              Map.of("id", I, "room", R),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "before",
                  Kind.OPTIONAL_SEQ,
                  "after",
                  Kind.OPTIONAL_SEQ_FROM_0,
                  "around",
                  Kind.OPTIONAL_SEQ,
                  "events",
                  Kind.OPTIONAL_BOOL,
                  "limit",
                  Kind.LIMIT)),
          sample(
              "search",
              Map.of("id", I, "q", "\"word\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "q",
                  Kind.NEEDED_QUERY,
                  "room",
                  Kind.OPTIONAL_OPAQUE,
                  "from",
                  Kind.OPTIONAL_OPAQUE,
                  "before",
                  Kind.MOMENT,
                  "after",
                  Kind.MOMENT,
                  "zone",
                  Kind.ZONE,
                  "cursor",
                  Kind.CURSOR,
                  "limit",
                  Kind.LIMIT)),
          sample("ping", Map.of("id", I), Map.of("id", Kind.ID)),
          sample(
              "versions",
              Map.of("id", I, "room", R, "target", "1"),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "target",
                  Kind.SEQ,
                  "before",
                  Kind.OPTIONAL_SEQ)),
          sample(
              "setNotify",
              Map.of("id", I, "room", R, "level", "\"all\""),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "level", Kind.LEVEL)),
          sample(
              "setRoom",
              Map.of("id", I, "room", R, "favourite", "true", "section", "\"Daily\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "favourite",
                  Kind.OPTIONAL_BOOL,
                  "section",
                  Kind.LINE,
                  "muted",
                  Kind.OPTIONAL_BOOL)),
          sample("counts", Map.of("id", I, "room", R), Map.of("id", Kind.ID, "room", Kind.OPAQUE)),
          sample(
              "markUnread",
              Map.of("id", I, "room", R, "seq", "1"),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "seq", Kind.SEQ)),
          sample(
              "save",
              Map.of("id", I, "room", R, "target", "1", "on", "true"),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "target", Kind.SEQ, "on", Kind.BOOL)),
          sample(
              "pin",
              Map.of("id", I, "room", R, "target", "1", "on", "true"),
              Map.of("id", Kind.ID, "room", Kind.OPAQUE, "target", Kind.SEQ, "on", Kind.BOOL)),
          sample(
              "pins",
              Map.of("id", I, "room", R),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "cursor",
                  Kind.PIN_CURSOR,
                  "limit",
                  Kind.LIMIT)),
          sample(
              "files",
              Map.of("id", I, "room", R),
              Map.of(
                  "id",
                  Kind.ID,
                  "room",
                  Kind.OPAQUE,
                  "q",
                  Kind.QUERY,
                  "kind",
                  Kind.FILE_KIND,
                  "cursor",
                  Kind.FILE_CURSOR,
                  "limit",
                  Kind.LIMIT)),
          sample(
              "saved",
              Map.of("id", I),
              Map.of("id", Kind.ID, "cursor", Kind.PLACE_CURSOR, "limit", Kind.LIMIT)),
          sample(
              "mentions",
              Map.of("id", I),
              Map.of("id", Kind.ID, "cursor", Kind.PLACE_CURSOR, "limit", Kind.LIMIT)),
          sample(
              "setProfile",
              Map.of("id", I, "displayName", "\"Ann\"", "status", "\"here\""),
              Map.of(
                  "id",
                  Kind.ID,
                  "displayName",
                  Kind.LINE,
                  "status",
                  Kind.LINE,
                  "statusUntil",
                  Kind.END,
                  "title",
                  Kind.LINE,
                  "reading",
                  Kind.LINE,
                  "timeZone",
                  Kind.ZONE)));

  static Stream<Arguments> wrongFields() {
    return SAMPLES.stream()
        .flatMap(
            sample ->
                sample.fields().entrySet().stream()
                    .flatMap(
                        field ->
                            field.getValue().wrong.stream()
                                .map(
                                    value ->
                                        Arguments.of(
                                            sample.type(),
                                            field.getKey(),
                                            sample.json(field.getKey(), value)))));
  }

  static Stream<String> types() {
    return SAMPLES.stream().map(Sample::type);
  }

  private static Sample sample(String type) {
    return SAMPLES.stream().filter(s -> s.type().equals(type)).findFirst().orElseThrow();
  }

  private CommandException refusal(String json) {
    CommandException refusal =
        catchThrowableOfType(CommandException.class, () -> reader.read(json));
    assertThat(refusal).as("refusal of %.200s", json).isNotNull();
    return refusal;
  }

  @ParameterizedTest(name = "{0}.{1}: {2}")
  @MethodSource("wrongFields")
  void refusesEachFieldThatIsMissingOrWrong(String type, String field, String json) {
    CommandException refusal = refusal(json);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.isJsonObject()).isTrue();
    boolean answered = sample(type).fields().containsKey("id") && !field.equals("id");
    assertThat(refusal.re()).isEqualTo(answered ? "c-1" : null);
    assertThat(refusal.getMessage()).contains("\"" + field + "\"").doesNotContain("jackson");
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsEachCommandAndIgnoresUnknownFieldsAndThoseOfTheServer(String type) throws Exception {
    String plain = sample(type).json("", null);
    String more =
        plain.substring(0, plain.length() - 1)
            + ",\"author\":\"u9\",\"at\":\"never\",\"role\":\"owner\",\"@class\":\"java.lang.Runtime\""
            + ",\"unknown\":{\"a\":[1,{\"b\":null}]},\"__proto__\":{}}";
    assertThat(reader.read(more)).isEqualTo(reader.read(plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"post", "edit", "delete", "react", "joinRoom"})
  void ignoresASeqThatAClientChooses(String type) throws Exception {
    assertThat(reader.read(sample(type).json("seq", "\"mine\"")))
        .isEqualTo(reader.read(sample(type).json("", null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "42",
        "\"text\"",
        "[]",
        "[{\"type\":\"ping\",\"id\":\"a\"}]",
        "{",
        "}",
        "{]",
        "{\"type\":\"ping\",\"id\":\"a\"",
        "{\"type\":\"ping\",\"id\":\"a\"}}",
        "{\"type\":\"ping\",\"id\":\"a\"} {}",
        "{\"type\":\"ping\",\"id\":\"a\"}x",
        "{type:\"ping\"}",
        "{'type':'ping'}",
        "{\"type\":\"ping\",}",
        "{\"n\":01}",
        "{\"n\":+1}",
        "{\"n\":NaN}",
        "{\"n\":Infinity}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "/*c*/{}",
        "<xml/>",
        "{\"a\":undefined}"
      })
  void countsWhatIsNoJsonObject(String frame) {
    CommandException refusal = refusal(frame);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.isJsonObject()).isFalse();
    assertThat(refusal.re()).isNull();
  }

  static Stream<String> hostileObjects() {
    return Stream.of(
        "{}",
        "{\"type\":null}",
        "{\"type\":1}",
        "{\"type\":\"\"}",
        "{\"type\":\"Post\",\"id\":\"a\"}",
        "{\"type\":\"drop\",\"id\":\"a\"}",
        "{\"type\":\"post\\u0000\",\"id\":\"a\"}",
        "{\"type\":\"ping\",\"id\":\"a\",\"id\":\"b\"}",
        "{\"type\":\"ping\",\"type\":\"ping\",\"id\":\"a\"}",
        "{\"type\":\"ping\",\"id\":\"a\",\"x\":{\"k\":1,\"k\":2}}",
        "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
        "{\"x\":".repeat(5_000) + "1" + "}".repeat(5_000),
        "{\"type\":\"ping\",\"x\":" + "9".repeat(10_000) + "}",
        "{\"type\":\"ping\",\"x\":0." + "9".repeat(10_000) + "}",
        "{\"type\":\"ping\",\"" + "k".repeat(60_000) + "\":1}");
  }

  @ParameterizedTest
  @MethodSource("hostileObjects")
  void refusesHostileObjectsWithoutCountingThemAsJunk(String frame) {
    CommandException refusal = refusal(frame);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.isJsonObject()).isTrue();
    assertThat(refusal.getMessage()).hasSizeLessThan(200);
  }

  @Test
  void readsAnObjectOfAHundredThousandMembersAsWhatItIs() {
    StringBuilder json = new StringBuilder("{\"type\":\"post\",\"id\":\"c-1\"");
    for (int i = 0; i < 100_000; i++) {
      json.append(",\"k").append(i).append("\":0");
    }
    assertThat(refusal(json.append('}').toString()).re()).isEqualTo("c-1");
  }

  @Test
  void reachesExactlyTheDepthThatItMay() throws Exception {
    String inner = "[".repeat(Commands.MAX_DEPTH - 1) + "]".repeat(Commands.MAX_DEPTH - 1);
    String frame = "{\"type\":\"ping\",\"id\":\"a\",\"x\":" + inner + "}";
    assertThat(reader.read(frame).id()).isEqualTo("a");
    assertThat(refusal(frame.replace("[]", "[[]]")).code()).isEqualTo(ErrorCode.BAD_REQUEST);
  }

  private static String post(String text) {
    return "{\"type\":\"post\",\"id\":\"c-1\",\"room\":\"r1\",\"text\":\"" + text + "\"}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "あ", "👍"})
  void countsTheCodePointsOfATextToItsLimit(String character) throws Exception {
    assertThat(said(reader.read(post(character.repeat(MAX_TEXT)))))
        .contains("text=" + character.repeat(MAX_TEXT) + " replyTo");
    CommandException refusal = refusal(post(character.repeat(MAX_TEXT + 1)));
    assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(refusal.re()).isEqualTo("c-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  verbatim \\t\\n ",
        "\\u202etxt.exe",
        "e\\u0301\\u0301\\u0301",
        "<script>alert(1)</script>",
        "\\u0001\\u0007",
        "\\ud83d\\udc4d",
        "'; DROP TABLE room; --",
        "\\u200bx",
        "\\ufeffx",
        "{\\\"type\\\":\\\"post\\\"}"
      })
  void keepsATextVerbatim(String json) throws Exception {
    String expected =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readValue("\"" + json + "\"", String.class);
    assertThat(said(reader.read(post(json)))).contains(" text=" + expected + " replyTo=null");
  }

  @Test
  void readsEveryFieldOfAPost() throws Exception {
    assertThat(
            said(
                reader.read(
                    "{\"type\":\"post\",\"id\":\"A.b_c:d-9\",\"room\":\"r1\",\"text\":\"hi\","
                        + "\"replyTo\":7,\"mentions\":[\"u1\",\"u2\"]}")))
        .isEqualTo("id=A.b_c:d-9 room=r1 text=hi replyTo=7 named=[u1, u2] files=[]");
  }

  @Test
  void takesANullForAnAbsentOptionalField() throws Exception {
    assertThat(
            said(
                reader.read(
                    "{\"type\":\"post\",\"id\":\"a\",\"room\":\"r1\",\"text\":\"hi\",\"replyTo\":null,"
                        + "\"mentions\":null}")))
        .isEqualTo("id=a room=r1 text=hi replyTo=null named=[] files=[]");
  }

  @Test
  void readsHelloWithItsRoomsInOrder() throws Exception {
    assertThat(
            said(
                reader.read(
                    "{\"type\":\"hello\",\"id\":\"h\",\"epoch\":\"e\","
                        + "\"resume\":{\"b\":0,\"a\":12}}")))
        .isEqualTo("id=h epoch=e resume={b=0, a=12}");
  }

  @Test
  void normalisesNamesAndTopics() throws Exception {
    assertThat(
            said(
                reader.read(
                    "{\"type\":\"createRoom\",\"id\":\"a\",\"name\":\"  Cafe\\u0301"
                        + " \",\"kind\":\"private\",\"topic\":\" \"}")))
        .isEqualTo("id=a name=Café kind=PRIVATE topic= members=[]");
    assertThat(said(reader.read(sample("createRoom").json("name", "\"" + "👍".repeat(64) + "\""))))
        .contains("name=" + "👍".repeat(64) + " kind");
  }

  @Test
  void refusesAnUpdateThatChangesNothing() {
    assertThat(refusal("{\"type\":\"updateRoom\",\"id\":\"a\",\"room\":\"r1\"}").code())
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "'', LATEST, 0, 50",
    "',\"limit\":1', LATEST, 0, 1",
    "',\"limit\":100', LATEST, 0, 100",
    "',\"limit\":101', LATEST, 0, 100",
    "',\"limit\":9223372036854775807', LATEST, 0, 100",
    "',\"before\":7', BEFORE, 7, 50",
    "',\"after\":0', AFTER, 0, 50",
    "',\"after\":9223372036854775807', AFTER, 9223372036854775807, 50",
    "',\"around\":3,\"limit\":5', AROUND, 3, 5"
  })
  void readsWhereAPageLies(String fields, Anchor anchor, long seq, int limit) throws Exception {
    assertThat(
            said(reader.read("{\"type\":\"history\",\"id\":\"a\",\"room\":\"r1\"" + fields + "}")))
        .isEqualTo("id=a room=r1 query=" + new HistoryQuery(anchor, seq, limit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"before\":1,\"after\":1",
        "\"before\":1,\"around\":1",
        "\"after\":0,\"around\":1",
        "\"before\":1,\"after\":1,\"around\":1"
      })
  void refusesMoreThanOnePlaceOfAPage(String fields) {
    assertThat(refusal("{\"type\":\"history\",\"id\":\"a\",\"room\":\"r1\"," + fields + "}").re())
        .isEqualTo("a");
  }

  @Test
  void readsEveryFieldOfASearch() throws Exception {
    assertThat(
            said(
                reader.read(
                    "{\"type\":\"search\",\"id\":\"a\",\"q\":\" 'x' OR 1=1 \",\"room\":\"r1\","
                        + "\"from\":\"u1\",\"before\":\"2026-11-21\","
                        + "\"after\":\"2026-11-20T01:02:03.004Z\",\"cursor\":\"c\",\"limit\":5}")))
        .isEqualTo(
            "id=a query='x' OR 1=1 zone=null room=Optional[r1] from=Optional[u1]"
                + " before=Optional[2026-11-21T00:00:00Z]"
                + " after=Optional[2026-11-20T01:02:03.004Z] cursor=Optional[c] limit=5");
  }

  @Test
  void holdsASampleOfEveryCommandThatThereIs() {
    assertThat(types().sorted().toList()).isEqualTo(reader.names());
  }

  @Test
  void refusesTwoCommandsOfOneName() {
    CommandKind kind = CommandKind.notice("twice", in -> session -> {});
    assertThatThrownBy(
            () -> new Commands(() -> new ProtocolLimits(1, 1, 1, 1), List.of(kind, kind)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u200b", "\\u00ad", "a\\u202eb", "\\u2800", "\\u3164", "\\u2066", "a\\u2028b"})
  void refusesARoomNameAndATopicThatOneCannotSeeOrThatTurnDirection(String line) {
    for (String json :
        List.of(
            "{'type':'createRoom','id':'a','name':'" + line + "','kind':'public'}",
            "{'type':'createRoom','id':'a','name':'b','kind':'public','topic':'" + line + "'}",
            "{'type':'updateRoom','id':'a','room':'r','name':'" + line + "'}",
            "{'type':'updateRoom','id':'a','room':'r','topic':'" + line + "'}",
            "{'type':'setProfile','id':'a','displayName':'" + line + "'}",
            "{'type':'setProfile','id':'a','status':'" + line + "'}")) {
      CommandException refused =
          catchThrowableOfType(CommandException.class, () -> reader.read(json.replace('\'', '"')));
      assertThat(refused).as(json).isNotNull();
      assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }
  }
}
