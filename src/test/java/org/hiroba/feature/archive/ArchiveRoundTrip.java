package org.hiroba.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiroba.room.RoomId;

/** Takes a history from one database to another and back, and looks whether it is the same. */
final class ArchiveRoundTrip {
  private ArchiveRoundTrip() {}

  static void check(Path folder, int rooms, int messages) throws IOException, ArchiveFailure {
    try (ArchiveHome first = ArchiveHome.sqlite(folder(folder, "first"));
        ArchiveHome second = ArchiveHome.postgres(folder(folder, "second"));
        ArchiveHome third = ArchiveHome.sqlite(folder(folder, "third"))) {
      TalkedHistory.fill(first.store.log(), rooms, messages);
      first.export(folder.resolve("one.zip"));
      second.take(folder.resolve("one.zip"));
      second.export(folder.resolve("two"));
      third.take(folder.resolve("two"));
      int events = 0;
      for (int i = 0; i < rooms; i++) {
        RoomId room = i == 0 ? RoomId.LOBBY : new RoomId("r" + i);
        events += first.events(room).size();
        assertThat(second.events(room)).isEqualTo(first.events(room));
        assertThat(third.events(room)).isEqualTo(first.events(room));
        assertThat(second.messages(room)).isEqualTo(first.messages(room));
        assertThat(third.messages(room)).isEqualTo(first.messages(room));
      }
      assertThat(events).isGreaterThan(messages);
      assertThat(second.roomsAndMembers()).isEqualTo(first.roomsAndMembers());
      assertThat(third.roomsAndMembers()).isEqualTo(first.roomsAndMembers());
    }
  }

  private static Path folder(Path parent, String name) throws IOException {
    return Files.createDirectory(parent.resolve(name));
  }
}
