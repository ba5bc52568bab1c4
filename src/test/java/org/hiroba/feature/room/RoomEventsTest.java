package org.hiroba.feature.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.room.RoomListing;
import org.junit.jupiter.api.Test;

/** What the feature tells clients, byte for byte. */
class RoomEventsTest {
  private final EventEncoder encoder = new EventEncoder();

  @Test
  void listsRoomsThatOneMayJoin() {
    Room square =
        new Room(new RoomId("r1"), RoomKind.PUBLIC, "Square", "talk", false, 9, 7, Instant.EPOCH);
    assertThat(
            encoder
                .answer(
                    "c",
                    new ListRooms.Answer(List.of(new RoomListing(square, 3, true, null)), null))
                .json())
        .isEqualTo(
            ("{'type':'rooms','re':'c','rooms':[{'id':'r1','name':'Square','kind':'public',"
                    + "'topic':'talk','archived':false,'head':9,'memberCount':3,'joined':true}]}")
                .replace('\'', '"'));
  }
}
