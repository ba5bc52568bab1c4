package org.hiroba.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hiroba.account.UserId;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.retention.EventExpired;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveExportTest {
  private static final RoomId ROOM = new RoomId("r1");

  @TempDir Path folder;
  private ArchiveHome home;
  private Path archive;

  @BeforeEach
  void open() throws Exception {
    home = ArchiveHome.sqlite(Files.createDirectory(folder.resolve("home")));
    TalkedHistory.fill(home.store.log(), 3, 1_200);
    archive = folder.resolve("archive");
  }

  @AfterEach
  void close() {
    home.close();
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> walk = Files.walk(archive)) {
      return walk.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void writesPagesThatABrowserOpensWithoutScripts() throws Exception {
    home.export(archive);
    assertThat(pages()).hasSizeGreaterThan(4);
    int articles = 0;
    for (Path page : pages()) {
      String html = Files.readString(page);
      assertThat(html)
          .startsWith("<!DOCTYPE html>")
          .contains("default-src 'none'")
          .doesNotContain("<script", "<b>&", "http://", "https://");
      articles += html.split("<article", -1).length - 1;
    }
    assertThat(articles).isEqualTo(1_200);
    assertThat(Files.readString(pages().get(1)))
        .contains("こんにちは &lt;b&gt;&amp; &quot;", "人 ", "👍", "2026-0");
    String index = Files.readString(archive.resolve("index.html"));
    for (Path page : pages().subList(1, pages().size())) {
      assertThat(index).contains("href=\"" + archive.relativize(page) + "\"");
    }
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    home.export(archive);
    home.export(folder.resolve("packed.zip"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rwx------");
    for (Path file : pages()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("packed.zip"))))
        .isEqualTo("rw-------");
  }

  @Test
  void ofOneRoomItNamesOnlyThoseWhoAreInIt() throws Exception {
    home.export(new ArchiveScope(ROOM, null, null, null), archive);
    assertThat(Files.readAllLines(archive.resolve("rooms.jsonl"))).hasSize(1);
    try (ArchiveHome other = ArchiveHome.sqlite(Files.createDirectory(folder.resolve("other")))) {
      other.take(archive);
      assertThat(other.events(ROOM)).isEqualTo(home.events(ROOM));
      assertThat(other.events(RoomId.LOBBY)).isEmpty();
    }
  }

  @Test
  void ofOnePersonItHoldsWhatTheyDidAndIsOnlyToBeRead() throws Exception {
    home.export(new ArchiveScope(null, new UserId("u4"), null, null), archive);
    long said =
        Stream.of(RoomId.LOBBY, ROOM, new RoomId("r2"))
            .flatMap(room -> home.messages(room).stream())
            .filter(message -> message.from().id().value().equals("u4"))
            .count();
    int articles = 0;
    for (Path page : pages()) {
      articles += Files.readString(page).split("<article", -1).length - 1;
    }
    assertThat(articles).isPositive().isEqualTo((int) said);
    assertThat(Files.readAllLines(archive.resolve("members.jsonl"))).isEmpty();
    assertThatThrownBy(() -> home.dryRun(archive, ArchiveHome.Manner.PLAIN))
        .hasMessageContaining("it is there to be read");
  }

  @Test
  void ofSomeDaysTheRestStandsAsExpiredWhenItIsImported() throws Exception {
    Instant from = TalkedHistory.BEGIN.plusSeconds(20_000);
    Instant before = TalkedHistory.BEGIN.plusSeconds(60_000);
    home.export(new ArchiveScope(ROOM, null, from, before), archive);
    try (ArchiveHome other = ArchiveHome.sqlite(Files.createDirectory(folder.resolve("other")))) {
      other.take(archive);
      List<RoomEvent> there = home.events(ROOM);
      List<RoomEvent> here = other.events(ROOM);
      assertThat(here).hasSameSizeAs(there);
      int kept = 0;
      for (int i = 0; i < here.size(); i++) {
        Instant at = there.get(i).at();
        boolean isWanted = !at.isBefore(from) && at.isBefore(before);
        assertThat(here.get(i) instanceof EventExpired).isEqualTo(!isWanted);
        kept += isWanted ? 1 : 0;
        // What was deleted later is deleted, though its deletion is not in the archive.
        if (isWanted && here.get(i) instanceof MessagePosted post) {
          assertThat(post).isEqualTo(there.get(i));
        }
      }
      assertThat(kept).isBetween(50, there.size() - 50);
    }
  }

  @Test
  void takesNothingThatIsThereAndLeavesNothingUnfinished() throws Exception {
    home.export(archive);
    assertThatThrownBy(() -> home.export(archive)).hasMessageContaining("is there already");
    Path failed = folder.resolve("failed.zip");
    assertThatThrownBy(
            () -> home.export(new ArchiveScope(new RoomId("none"), null, null, null), failed))
        .hasMessageContaining("There is no room with the id none");
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there.map(path -> path.getFileName().toString()).toList())
          .containsExactlyInAnyOrder("home", "archive");
    }
  }

  @Test
  void aPackedFileThatUnpacksToAThousandTimesItsSizeIsRefused() throws Exception {
    home.export(archive);
    Path bomb = folder.resolve("bomb.zip");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(bomb);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("people.jsonl"));
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(
          Files.readString(archive.resolve("manifest.json"))
              .replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + (100L << 20))
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    assertThatThrownBy(() -> home.dryRun(bomb, ArchiveHome.Manner.PLAIN))
        .hasMessageContaining("which no export does");
  }
}
