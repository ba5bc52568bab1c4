package org.hiroba.feature.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchPage;
import org.junit.jupiter.api.Test;

/** What the feature tells clients, byte for byte. */
class SearchEventsTest {
  private final EventEncoder encoder = new EventEncoder();

  @Test
  void tellsHitsAndWhereTheyGoOn() {
    UserRef ann = new UserRef(new UserId("u1"), "ann", "Ann A.");
    Instant at = Instant.parse("2026-11-21T07:06:00.120Z");
    SearchPage page =
        new SearchPage(
            List.of(new SearchHit(new RoomId("r1"), 3, at, ann, "a <b>")), Optional.of("next"));
    assertThat(encoder.answer("c", new SearchMessages.Answer(page)).json())
        .isEqualTo(
            ("{'type':'results','re':'c','hits':[{'room':'r1','seq':3,"
                    + "'at':'2026-11-21T07:06:00.120Z','from':{'id':'u1','name':'ann',"
                    + "'displayName':'Ann A.'},'snippet':'a <b>'}],'cursor':'next'}")
                .replace('\'', '"'));
    assertThat(
            encoder
                .answer("c", new SearchMessages.Answer(new SearchPage(List.of(), Optional.empty())))
                .json())
        .isEqualTo("{'type':'results','re':'c','hits':[]}".replace('\'', '"'));
    SearchPage cut = new SearchPage(List.of(), Optional.empty(), true);
    assertThat(encoder.answer("c", new SearchMessages.Answer(cut)).json())
        .isEqualTo("{'type':'results','re':'c','hits':[],'incomplete':true}".replace('\'', '"'));
  }
}
