package org.hiroba.feature.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Test;

/** What the feature tells clients, byte for byte. */
class ReadingEventsTest {
  private final EventEncoder encoder = new EventEncoder();

  @Test
  void dropsAMarkForwardButNeverOneThatWasPutBack() {
    RoomId room = new RoomId("r1");
    assertThat(encoder.encode(new ReadUpTo(room, 8, true)).json())
        .isEqualTo("{'type':'read','room':'r1','upTo':8}".replace('\'', '"'));
    assertThat(encoder.encode(new ReadUpTo(room, 8, true)).droppable()).isTrue();
    assertThat(encoder.encode(new ReadUpTo(room, 8, false)).droppable()).isFalse();
  }
}
