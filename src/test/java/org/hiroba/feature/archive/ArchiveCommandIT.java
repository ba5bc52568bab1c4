package org.hiroba.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar hiroba.war export} and {@code import}, as an operator types them. */
class ArchiveCommandIT {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Path home;
  private Path other;
  private Path archive;

  @BeforeEach
  void fill() throws Exception {
    home = Files.createDirectory(folder.resolve("home"));
    other = folder.resolve("other");
    archive = folder.resolve("all.zip");
    try (ArchiveHome filled = ArchiveHome.sqlite(home)) {
      TalkedHistory.fill(filled.store.log(), 6, 20_000);
    }
  }

  private static String run(int exitCode, Path home, String... args) {
    try (HirobaProcess command = HirobaProcess.command(home, args)) {
      assertThat(command.waitForExit()).as(command.text()).isEqualTo(exitCode);
      return command.text();
    }
  }

  private static List<RoomEvent> events(Path home, RoomId room) {
    try (ArchiveHome opened = ArchiveHome.sqlite(home)) {
      return opened.events(room);
    }
  }

  private void assertSame() {
    for (RoomId room : List.of(RoomId.LOBBY, new RoomId("r1"), new RoomId("r5"))) {
      assertThat(events(other, room)).isEqualTo(events(home, room)).isNotEmpty();
    }
  }

  @Test
  void exportsBesideAServerAndImportsOnlyWhereNoneRuns() {
    try (HirobaProcess server = HirobaProcess.start(home)) {
      assertThat(run(0, home, "export", "--all", archive.toString()))
          .contains("30 people, 6 rooms, 20000 messages");
      assertThat(run(1, home, "import", archive.toString())).contains("A server runs");
      server.stop();
    }
    assertThat(run(1, home, "export", "--all", archive.toString())).contains("is there already");
    assertThat(run(0, other, "import", "--dry-run", archive.toString()))
        .contains("checked against an empty one", "Rooms: 6, of which 6 get 20,000 messages");
    assertThat(other).doesNotExist();
    assertThat(run(0, other, "import", archive.toString())).contains("Imported ");
    assertSame();
    try (ArchiveHome opened = ArchiveHome.sqlite(home)) {
      assertThat(opened.store.log().port(AuditTrail.class).newest(2))
          .extracting(entry -> entry.action() + " " + entry.target())
          .containsExactly("export.end all", "export.begin all");
    }
  }

  /** Returns how many bytes the database has so far, its log counted in. */
  private long stored() throws IOException {
    long bytes = 0;
    for (String file : List.of("hiroba.db", "hiroba.db-wal")) {
      Path there = other.resolve(file);
      bytes += Files.exists(there) ? Files.size(there) : 0;
    }
    return bytes;
  }

  @Test
  void anImportThatIsKilledGoesOnWhereItWas() {
    run(0, home, "export", "--all", archive.toString());
    for (long bytes : new long[] {1_000_000, 3_000_000}) {
      try (HirobaProcess killed =
          HirobaProcess.launchCommand(other, "import", archive.toString())) {
        await().atMost(Duration.ofMinutes(2)).until(() -> stored() > bytes);
        killed.kill();
      }
    }
    run(0, other, "import", archive.toString());
    assertSame();
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    assertThat(run(2, home, "export", archive.toString())).contains("--all");
    assertThat(run(2, home, "export", "--all", "--from", "yesterday", archive.toString()))
        .contains("--from");
    assertThat(run(1, home, "export", "--room", "nowhere", archive.toString()))
        .contains("There is no room of the name or id nowhere.");
    assertThat(run(1, home, "export", "--person", "nobody", archive.toString()))
        .contains("There is no account of the name or id nobody.");
    assertThat(run(1, folder.resolve("typo"), "export", "--all", archive.toString()))
        .contains("There is no hiroba.db");
    assertThat(folder.resolve("typo")).doesNotExist();
    assertThat(run(1, other, "import", folder.resolve("none.zip").toString()))
        .contains("There is no archive");
    assertThat(run(1, home, "admin", "retention", "nowhere", "--days", "3"))
        .contains("There is no room of the name or id nowhere.");
    assertThat(run(0, home, "admin", "hold-person", "person3")).contains("Nothing of the person");
    assertThat(run(2, home, "admin", "retention", "lobby")).contains("retention needs --days");
    assertThat(run(0, home, "admin", "retention", "lobby", "--days", "90"))
        .contains("keeps its messages for 90 days");
  }
}
