package org.hiroba.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.UserId;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.jdbc.Database;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Gives a person of the corpus more direct rooms than anybody has. */
final class DirectRooms {
  private DirectRooms() {}

  /** Makes direct rooms of one person, each with two others, unless they are there. */
  static void write(Database database, int rooms) {
    if (database.rooms().overviewsOf(Corpus.person(0)).size() >= rooms) {
      return;
    }
    try (WriteTransaction tx = database.log().begin(Set.of(), new TreeSet<>())) {
      for (int i = 0; i < rooms; i++) {
        Map<UserId, MemberRole> roles = new LinkedHashMap<>();
        roles.put(Corpus.person(0), MemberRole.MEMBER);
        roles.put(Corpus.person(1 + i % (Corpus.PEOPLE / 2)), MemberRole.MEMBER);
        roles.put(
            Corpus.person(Corpus.PEOPLE / 2 + i % (Corpus.PEOPLE / 2 - 1)), MemberRole.MEMBER);
        String key = NewRoom.directKey(List.copyOf(roles.keySet()));
        RoomId room = new RoomId("corpus-d" + i);
        tx.port(RoomWrites.class)
            .create(new NewRoom(room, RoomKind.DIRECT, null, "", key, roles, Corpus.START, null));
      }
      tx.commit();
    }
  }
}
