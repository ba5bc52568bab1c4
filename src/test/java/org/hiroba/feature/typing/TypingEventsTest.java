package org.hiroba.feature.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.hiroba.account.UserId;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Test;

/** What the feature tells clients, byte for byte. */
class TypingEventsTest {
  private final EventEncoder encoder = new EventEncoder();

  @Test
  void tellsWhoIsTypingAndMayBeDropped() {
    EncodedEvent encoded = encoder.encode(new Typing(new RoomId("r1"), new UserId("u2")));
    assertThat(encoded.json())
        .isEqualTo("{'type':'typing','room':'r1','user':'u2'}".replace('\'', '"'));
    assertThat(encoded.droppable()).isTrue();
  }
}
