package org.hiroba.feature.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.ChatLimits;
import org.hiroba.command.Rights;
import org.hiroba.config.MemberLimits;
import org.hiroba.config.RightsSettings;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.junit.jupiter.api.Test;

/** What the feature tells clients, byte for byte. */
class HelloEventsTest {
  private final EventEncoder encoder = new EventEncoder();

  @Test
  void welcomesWithLimitsAndRooms() {
    User ann = new User(new UserId("u1"), "ann", "Ann A.", Set.of(Role.ADMIN, Role.USER));
    Welcome welcome =
        new Welcome(
            "e",
            "s",
            ann,
            20,
            new ChatLimits(new ProtocolLimits(10_000, 65_536, 10, 1_000), MemberLimits.defaults()),
            new Rights(RightsSettings.defaults()),
            List.of());
    assertThat(encoder.answer("h", welcome).json())
        .isEqualTo(
            ("{'type':'welcome','re':'h','epoch':'e','session':'s','user':{'id':'u1','name':'ann',"
                    + "'displayName':'Ann A.','roles':['user','admin']},'heartbeatSeconds':20,"
                    + "'limits':{'maxTextChars':10000,'maxFrameBytes':65536,'postsPerSecond':10,"
                    + "'replayEvents':1000,'files':{'maxBytes':104857600,'perMessage':10,"
                    + "'chunk':8388608,'perUser':5368709120,'uploads':3,'perMinute':30,"
                    + "'previewBytes':200000,'previewPixels':1280}},'rights':{'publicRooms':true,'privateRooms':true,"
                    + "'directRooms':true,'addPeople':true,'invitations':true,'callAll':true,"
                    + "'tokens':true,'deleteOthers':true,'retention':true},'rooms':[]}")
                .replace('\'', '"'));
  }

  @Test
  void answersAPingWithTheTime() {
    assertThat(encoder.answer("c", new Pong(Instant.parse("2026-11-21T07:06:00.120Z"))).json())
        .isEqualTo("{'type':'pong','re':'c','at':'2026-11-21T07:06:00.120Z'}".replace('\'', '"'));
  }
}
