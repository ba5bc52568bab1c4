package org.hiroba.feature.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hiroba.account.Role;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomRemover;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.StoreContract;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.junit.jupiter.api.Test;

/** Says what administrators are told of a server's people and rooms, and how ids get names. */
public abstract class CensusContract extends StoreContract {
  private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

  private void make(String id, RoomKind kind, String name) {
    run(
        tx ->
            tx.port(RoomWrites.class)
                .create(
                    new NewRoom(
                        new RoomId(id),
                        kind,
                        name,
                        "",
                        null,
                        Map.of(BOB.id(), MemberRole.OWNER),
                        NOON,
                        null)));
  }

  private Census.Count count() {
    return log.port(Census.class).count();
  }

  @Test
  void countsNothingButTheLobbyAtFirst() {
    assertThat(count()).isEqualTo(new Census.Count(0, 0, 0, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void countsPeopleByWhatTheyAreAndRoomsByTheirKind() throws Refusal {
    openRoom();
    make("r-b", RoomKind.PUBLIC, "Bees");
    make("r-d", RoomKind.DIRECT, null);
    post(ANN, "one");
    post(ANN, "two");
    assertThat(count()).isEqualTo(new Census.Count(3, 0, 0, 0, 2, 1, 1, 0, 2));
    run(
        tx -> {
          tx.port(SignInWrites.class).setRoles(CAT.id(), java.util.Set.of(Role.USER, Role.ADMIN));
          tx.port(SignInWrites.class).setRoles(BOB.id(), java.util.Set.of(Role.GUEST));
          tx.port(AccountWrites.class).setActive(ANN.id(), false, AccountWrites.BY_HAND);
        });
    assertThat(count()).isEqualTo(new Census.Count(2, 1, 1, 1, 2, 1, 1, 0, 2));
    try (LogWriter writer = new LogWriter(log, AT_NOON, news -> {})) {
      writer.start();
      AdminRooms.By by = new AdminRooms.By(CAT.id(), "");
      new AdminRooms(writer, log)
          .change(by, new RoomId("r-b"), new AdminRooms.Change(null, true, null));
      assertThat(count().archivedRooms()).isEqualTo(1);
      new RoomRemover(writer, log, AT_NOON).remove(by, SQUARE);
    }
    assertThat(count()).isEqualTo(new Census.Count(2, 1, 1, 1, 2, 0, 1, 1, 0));
  }

  @Test
  void namesWhoAndWhatIsThereAndNobodyElse() {
    openRoom();
    make("r-d", RoomKind.DIRECT, null);
    TrailNames names = log.port(TrailNames.class);
    assertThat(names.people(List.of("u-bob", "u-ann", "cli", "'\"\\", "r-square")))
        .isEqualTo(Map.of("u-ann", ANN, "u-bob", BOB));
    assertThat(names.rooms(List.of("r-square", "lobby", "r-d", "u-ann")))
        .isEqualTo(Map.of("r-square", "Square", "lobby", "Lobby"));
    assertThat(names.people(List.of())).isEmpty();
    assertThat(names.rooms(List.of())).isEmpty();
  }
}
