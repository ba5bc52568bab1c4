package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFieldsTest {
  private static final String NO_PROFILE =
      " statusUntil=null title=null reading=null timeZone=null";

  private static final RoomId ROOM = new RoomId("r");

  private static CommandTable reader;

  @BeforeAll
  static void makeTheTable() {
    reader = new CommandTable(new ProtocolLimits(10, 1_000, 1, 1));
  }

  @AfterAll
  static void closeTheTable() {
    reader.close();
  }

  @Test
  void readsEachCommandWithAllItsFields() throws Exception {
    MessagePlace place = new MessagePlace(Instant.ofEpochMilli(5), ROOM, 7);
    long latest = Long.MAX_VALUE;

    assertThat(read("'type':'versions','room':'r','target':3"))
        .isEqualTo("id=i room=r target=3 before=" + latest);
    assertThat(read("'type':'versions','room':'r','target':3,'before':9"))
        .isEqualTo("id=i room=r target=3 before=9");
    assertThat(read("'type':'setNotify','room':'r','level':'mentions'"))
        .isEqualTo("id=i room=r level=MENTIONS");
    assertThat(read("'type':'markUnread','room':'r','seq':1")).isEqualTo("id=i room=r seq=1");
    assertThat(read("'type':'save','room':'r','target':1,'on':true"))
        .isEqualTo("id=i room=r target=1 on=true");
    assertThat(read("'type':'pin','room':'r','target':1,'on':false"))
        .isEqualTo("id=i room=r target=1 on=false");
    assertThat(read("'type':'pins','room':'r'"))
        .isEqualTo("id=i room=r before=" + latest + " limit=" + Listed.DEFAULT_ITEMS);
    assertThat(read("'type':'pins','room':'r','cursor':'12','limit':1000"))
        .isEqualTo("id=i room=r before=12 limit=" + Listed.MAX_ITEMS);
    assertThat(read("'type':'saved','cursor':'5.7.r','limit':2"))
        .isEqualTo("id=i cursor=" + Optional.of(place) + " limit=2");
    assertThat(read("'type':'mentions'"))
        .isEqualTo("id=i cursor=Optional.empty limit=" + Listed.DEFAULT_ITEMS);
    assertThat(read("'type':'setProfile','status':' Cafe\u0301 '"))
        .isEqualTo("id=i displayName=null status=Caf\u00e9" + NO_PROFILE);
    assertThat(read("'type':'setProfile','displayName':'花子','status':''"))
        .isEqualTo("id=i displayName=花子 status=" + NO_PROFILE);
    assertThat(place.cursor()).isEqualTo("5.7.r");
  }

  @Test
  void takesProfileLinesUpTo64CodePoints() throws Exception {
    String limit = "😀".repeat(64);

    assertThat(read("'type':'setProfile','displayName':'" + limit + "'"))
        .isEqualTo("id=i displayName=" + limit + " status=null" + NO_PROFILE);
    refuse("'type':'setProfile','displayName':'" + limit + "a'");
    refuse("'type':'setProfile','status':'" + limit + "a'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'versions','target':3",
        "'type':'versions','room':'r'",
        "'type':'versions','room':'r','target':0",
        "'type':'versions','room':'r','target':'3'",
        "'type':'versions','room':7,'target':3",
        "'type':'versions','room':'r r','target':3",
        "'type':'versions','room':'r','target':3,'before':0",
        "'type':'versions','room':'r','target':3,'before':[]",
        "'type':'versions','room':'r','target':9223372036854775808",
        "'type':'setNotify','room':'r'",
        "'type':'setNotify','level':'all'",
        "'type':'setNotify','room':'r','level':'ALL'",
        "'type':'setNotify','room':'r','level':'muted'",
        "'type':'setNotify','room':'r','level':true",
        "'type':'markUnread','seq':1",
        "'type':'markUnread','room':'r'",
        "'type':'markUnread','room':'r','seq':0",
        "'type':'markUnread','room':'r','seq':-1",
        "'type':'markUnread','room':'r','seq':1.5",
        "'type':'save','target':1,'on':true",
        "'type':'save','room':'r','on':true",
        "'type':'save','room':'r','target':1",
        "'type':'save','room':'r','target':1,'on':'true'",
        "'type':'save','room':'r','target':0,'on':true",
        "'type':'pin','target':1,'on':true",
        "'type':'pin','room':'r','on':true",
        "'type':'pin','room':'r','target':1",
        "'type':'pin','room':'r','target':1,'on':1",
        "'type':'pins'",
        "'type':'pins','room':{}",
        "'type':'pins','room':'r','cursor':'0'",
        "'type':'pins','room':'r','cursor':'x'",
        "'type':'pins','room':'r','cursor':5",
        "'type':'pins','room':'r','cursor':'9999999999999999999'",
        "'type':'pins','room':'r','limit':0",
        "'type':'saved','cursor':''",
        "'type':'saved','cursor':'1.2'",
        "'type':'saved','cursor':'1.2.r r'",
        "'type':'saved','cursor':'-1.2.r'",
        "'type':'saved','cursor':{}",
        "'type':'saved','cursor':'9999999999999999.1.r'",
        "'type':'saved','limit':'many'",
        "'type':'mentions','cursor':' OR 1=1 --'",
        "'type':'mentions','limit':-5",
        "'type':'setProfile'",
        "'type':'setProfile','displayName':null,'status':null",
        "'type':'setProfile','displayName':''",
        "'type':'setProfile','displayName':'   '",
        "'type':'setProfile','displayName':7",
        "'type':'setProfile','status':[]",
        "'type':'setProfile','status':'a\\nb'",
        "'type':'setProfile','status':'a\\u0000b'",
        "'type':'setProfile','status':'a\\u202eb'",
        "'type':'setProfile','status':'a\\u2066b'",
        "'type':'setProfile','status':'a\\u2028b'",
        "'type':'setProfile','displayName':'a\\ud800b'",
        "'type':'setProfile','displayName':'\\u202dadmin'"
      })
  void refusesWhatIsMissingWrongOversizedOrHostile(String fields) {
    refuse(fields);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "versions",
        "setNotify",
        "markUnread",
        "save",
        "pin",
        "pins",
        "saved",
        "mentions",
        "setProfile"
      })
  void refusesACommandWithoutAnId(String type) {
    CommandException refused =
        catchThrowableOfType(
            CommandException.class,
            () ->
                reader.read(
                    "{\"type\":\"%s\",\"room\":\"r\",\"target\":1,\"seq\":1,\"on\":true,"
                            .formatted(type)
                        + "\"level\":\"all\",\"status\":\"s\"}"));

    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused.re()).isNull();
  }

  private void refuse(String fields) {
    CommandException refused = catchThrowableOfType(CommandException.class, () -> read(fields));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused.re()).isEqualTo("i");
    assertThat(refused.isJsonObject()).isTrue();
  }

  private static String read(String fields) throws CommandException, ReflectiveOperationException {
    return CommandTable.said(reader.read(("{'id':'i'," + fields + "}").replace('\'', '"')));
  }
}
