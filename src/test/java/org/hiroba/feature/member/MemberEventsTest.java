package org.hiroba.feature.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hiroba.account.Profile;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.PresenceState;
import org.junit.jupiter.api.Test;

/** What the feature tells clients, byte for byte. */
class MemberEventsTest {
  private final EventEncoder encoder = new EventEncoder();

  @Test
  void namesPeopleAndWhetherTheyAreThere() {
    UserRef ann = new UserRef(new UserId("u1"), "ann", "Ann A.");
    ListUsers.Answer answer =
        new ListUsers.Answer(
            List.of(new ListUsers.Present(new Profile(ann, ""), PresenceState.AWAY)));
    assertThat(encoder.answer("c", answer).json())
        .isEqualTo(
            ("{'type':'users','re':'c','users':[{'id':'u1','name':'ann','displayName':'Ann A.',"
                    + "'presence':'away'}]}")
                .replace('\'', '"'));
  }
}
