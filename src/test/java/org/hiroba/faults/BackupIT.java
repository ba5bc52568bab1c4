package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.FileRequests;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator makes backups of a server while people talk, and goes on from them. */
class BackupIT {
  @TempDir Path folder;

  @Test
  void bringsBackEverythingThatWasAcceptedBeforeAPowerCut() throws IOException {
    Path home = folder.resolve("home");
    Path restored = folder.resolve("restored");
    Path file = folder.resolve("monday.backup");
    try (TestedServer server = new TestedServer(home)) {
      server.start();
      try (Load load = new Load(server, 5, 2, 1_000)) {
        load.start(10);
        load.awaitAccepted(500);
        List<Noted> before = load.recording().notes();
        Set<String> posts = acceptedPosts(before);

        HirobaProcess backup = HirobaProcess.command(home, "backup", file.toString());

        List<Noted> notes = load.recording().notes();
        assertThat(backup.text()).contains("Backed up to " + file);
        assertThat(backup.waitForExit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        tell(Latencies.of(before), Latencies.of(notes.subList(before.size(), notes.size())));
        HirobaProcess again = HirobaProcess.command(home, "backup", file.toString());
        assertThat(again.waitForExit()).isEqualTo(1);
        assertThat(again.output()).singleElement().asString().contains("exists");
        HirobaProcess check = HirobaProcess.command(home, "check");
        assertThat(check.waitForExit()).as(check.text()).isZero();
        HirobaProcess running =
            HirobaProcess.command(home, "restore", "--replace", file.toString());
        assertThat(running.waitForExit()).isEqualTo(1);
        assertThat(running.output()).singleElement().asString().contains("is in use by");
        load.awaitAccepted(100);
        load.finish("backup of a busy server");
        server.kill();

        HirobaProcess restore = HirobaProcess.command(restored, "restore", file.toString());

        assertThat(restore.waitForExit()).as(restore.text()).isZero();
        assertThat(restore.text()).contains("Restored into " + restored.resolve("hiroba.db"));
        checkRestored(restored, load.clients().get(0).guest(), load.rooms(), posts);
      }
    }
    refusesHomesAndFiles(restored, file);
  }

  private static void tell(Latencies before, Latencies during) {
    System.out.printf(
        "p99 of commands: %.1f ms before a backup, %.1f ms during it (%d answers): ratio %.2f%n",
        before.p99() / 1e3,
        during.p99() / 1e3,
        during.count(),
        (double) during.p99() / Math.max(1, before.p99()));
  }

  private static void checkRestored(
      Path restored, Guest guest, List<String> rooms, Set<String> before) {
    try (TestedServer server = new TestedServer(restored)) {
      server.start();
      // By the sign-in that was good when the backup was made.
      Guest reader = guest.at(server.base());
      Map<String, List<Event>> log = LogReader.read(server.base(), reader, rooms);
      Set<String> kept =
          log.values().stream()
              .flatMap(List::stream)
              .filter(event -> event.type().equals("message"))
              .map(Event::id)
              .collect(Collectors.toSet());
      assertThat(kept).containsAll(before);
      log.values()
          .forEach(
              events ->
                  assertThat(events.stream().map(Event::seq))
                      .containsExactlyElementsOf(
                          LongStream.rangeClosed(1, events.size()).boxed().toList()));
      try (ChatClient client = reader.connect()) {
        assertThat(client.awaitAnswer(client.post("lobby", "goes on")).path("type").asText())
            .isEqualTo("accepted");
        assertThat(
                client
                    .ask(Json.MAPPER.createObjectNode().put("type", "search").put("q", "こんにちは"))
                    .path("hits"))
            .isNotEmpty();
      }
    }
    HirobaProcess check = HirobaProcess.command(restored, "check");
    assertThat(check.waitForExit()).as(check.text()).isZero();
  }

  private void refusesHomesAndFiles(Path restored, Path file) throws IOException {
    HirobaProcess taken = HirobaProcess.command(restored, "restore", file.toString());
    assertThat(taken.waitForExit()).isEqualTo(1);
    assertThat(taken.output()).singleElement().asString().contains("--replace");
    byte[] whole = Files.readAllBytes(file);
    Path half = folder.resolve("half");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    Path foreign = Files.writeString(folder.resolve("foreign"), "not a backup");
    Path nowhere = folder.resolve("nowhere");
    for (Path wrong : List.of(half, foreign, folder.resolve("missing"), folder)) {
      HirobaProcess refused = HirobaProcess.command(nowhere, "restore", wrong.toString());
      assertThat(refused.waitForExit()).as(wrong.toString()).isEqualTo(1);
      assertThat(refused.output()).singleElement().asString().contains(wrong.toString());
    }
    assertThat(nowhere).doesNotExist();
    HirobaProcess replaced =
        HirobaProcess.command(restored, "restore", "--replace", file.toString());
    assertThat(replaced.waitForExit()).as(replaced.text()).isZero();
    assertThat(replaced.text()).contains("What was there before is in");
    assertThat(files(restored, "before-restore-"))
        .singleElement()
        .satisfies(old -> assertThat(old).isNotEmptyDirectory());
  }

  private static Set<String> acceptedPosts(List<Noted> notes) {
    Set<String> posts =
        notes.stream()
            .filter(note -> note instanceof Noted.Sent sent && sent.target() == 0)
            .map(note -> ((Noted.Sent) note).id())
            .collect(Collectors.toSet());
    return notes.stream()
        .filter(Noted.Accepted.class::isInstance)
        .map(note -> ((Noted.Accepted) note).id())
        .filter(posts::contains)
        .collect(Collectors.toSet());
  }

  @Test
  void needsNoSpaceInAFullHomeAndLeavesNothingOnAFullDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, "64m", "backups and the full disk");
        TestedServer server = new TestedServer(disk.resolve("home"))) {
      server.start();
      Guest guest = Guest.signIn(server.base(), "Ann");
      try (ChatClient client = guest.connect()) {
        client.awaitAnswer(client.post("lobby", "kept"));
      }
      disk.fill();
      HirobaProcess full =
          HirobaProcess.command(disk.resolve("home"), "backup", disk.resolve("b").toString());
      assertThat(full.waitForExit()).isEqualTo(1);
      assertThat(full.output()).singleElement().asString().contains("Disk full");
      checkFullHome(disk.path(), folder.resolve("running.backup"));
      server.kill();
      checkFullHome(disk.path(), folder.resolve("killed.backup"));
      assertThat(files(disk.path(), ""))
          .containsExactlyInAnyOrder(disk.resolve("home"), disk.resolve("filler"));
      Files.delete(disk.resolve("filler"));
      server.start();
      server.stop();
      disk.fill();
      checkFullHome(disk.path(), folder.resolve("stopped.backup"));
    }
  }

  private static List<Path> files(Path folder, String begin) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(begin)).toList();
    }
  }

  private static void checkFullHome(Path disk, Path file) {
    HirobaProcess backup = HirobaProcess.command(disk.resolve("home"), "backup", file.toString());
    assertThat(backup.waitForExit()).as(backup.text()).isZero();
    assertThat(backup.text()).contains("1 messages");
  }

  /** As with a DataSource: what the command finds does not lead to the database. */
  @Test
  void hasTheServerMakeItWhoseDatabaseTheCommandDoesNotKnow() throws Exception {
    Path home = folder.resolve("home");
    Path file = folder.resolve("monday.backup");
    try (TestedPostgres postgres = new TestedPostgres(folder.resolve("postgres"))) {
      postgres.start();
      try (TestedServer server = new TestedServer(home, postgres.settings(), Map.of())) {
        server.start();
        say(Guest.signIn(server.base(), "Ann"), "in PostgreSQL");
        HirobaProcess backup = HirobaProcess.command(home, "backup", file.toString());
        assertThat(backup.waitForExit()).as(backup.text()).isZero();
        assertThat(backup.text()).contains("Backed up to " + file, "1 messages");
        HirobaProcess again = HirobaProcess.command(home, "backup", file.toString());
        assertThat(again.waitForExit()).isEqualTo(1);
        assertThat(again.text()).contains("exists");
        server.stop();
      }
    }
    HirobaProcess alone = HirobaProcess.command(home, "backup", folder.resolve("b").toString());
    assertThat(alone.waitForExit()).isEqualTo(1);
    assertThat(alone.text()).contains("There is no hiroba.db in " + home);
  }

  @Test
  void bringsBackTheFilesOfMessagesIntoAnotherStore() throws Exception {
    Path home = folder.resolve("home");
    Path backup = folder.resolve("monday.backup");
    Path copies = folder.resolve("copies");
    String[] files = {"--files", copies.toString()};
    Guest ann;
    String plan;
    String note;
    try (TestedServer server = new TestedServer(home)) {
      server.start();
      ann = Guest.signIn(server.base(), "Ann");
      plan = sendFile(ann, "設計図.txt", "the plan");
      note = sendFile(ann, "note.txt", "a note");
      HirobaProcess without =
          HirobaProcess.command(home, "backup", folder.resolve("rows").toString());
      assertThat(without.waitForExit()).as(without.text()).isZero();
      assertThat(without.text()).contains("2 files", "add --files FOLDER");
      HirobaProcess made =
          HirobaProcess.command(home, "backup", files[0], files[1], backup.toString());
      assertThat(made.waitForExit()).as(made.text()).isZero();
      assertThat(made.text()).contains("The bytes of 2 files", "2 of them new");
      server.stop();
    }
    Path kept = home.resolve("files").resolve(plan.substring(0, 2)).resolve(plan);
    Files.delete(kept);
    Files.createDirectories(home.resolve("files/00"));
    Path stray = Files.writeString(home.resolve("files/00").resolve("0".repeat(32)), "nobody's");
    HirobaProcess check = HirobaProcess.command(home, "check");
    assertThat(check.waitForExit()).isEqualTo(1);
    assertThat(check.text()).contains("File " + plan + " (設計図.txt)", "1 files", "are nobody's");
    HirobaProcess repair = HirobaProcess.command(home, "check", "--repair");
    assertThat(repair.waitForExit()).isEqualTo(1);
    assertThat(stray).doesNotExist();
    HirobaProcess back =
        HirobaProcess.command(home, "restore", "--replace", files[0], files[1], backup.toString());
    assertThat(back.waitForExit()).as(back.text()).isZero();
    assertThat(back.text()).contains("2 are where they belong, 1 of them put back");
    assertThat(kept).hasContent("the plan");
    HirobaProcess well = HirobaProcess.command(home, "check");
    assertThat(well.waitForExit()).as(well.text()).isZero();

    try (TestedPostgres postgres = new TestedPostgres(folder.resolve("postgres"))) {
      postgres.start();
      Path other = Files.createDirectory(folder.resolve("other"));
      StringBuilder settings = new StringBuilder("hiroba.files.store=database\n");
      postgres.settings().forEach((key, value) -> settings.append(key + "=" + value + "\n"));
      Files.writeString(other.resolve("hiroba.properties"), settings);
      HirobaProcess without = HirobaProcess.command(other, "restore", backup.toString());
      assertThat(without.waitForExit()).as(without.text()).isZero();
      assertThat(without.text()).contains("The bytes of 2 are missing", "--files");
      HirobaProcess there =
          HirobaProcess.command(
              other, "restore", "--replace", files[0], files[1], backup.toString());
      assertThat(there.waitForExit()).as(there.text()).isZero();
      try (TestedServer server = new TestedServer(other)) {
        server.start();
        Http http = new Http(server.base());
        assertThat(http.get("api/v1/files/" + plan, "Cookie", ann.cookie()).body())
            .isEqualTo("the plan");
        assertThat(http.get("api/v1/files/" + note, "Cookie", ann.cookie()).body())
            .isEqualTo("a note");
        HirobaProcess sound = HirobaProcess.command(other, "check");
        assertThat(sound.waitForExit()).as(sound.text()).isZero();
        server.stop();
      }
    }
  }

  private static String sendFile(Guest who, String name, String content) {
    HttpResponse<byte[]> sent =
        FileRequests.send(who, "lobby", name, content.getBytes(StandardCharsets.UTF_8));
    assertThat(sent.statusCode()).isEqualTo(201);
    String id = FileRequests.json(sent).get("id").asText();
    try (ChatClient client = who.connect()) {
      assertThat(FileRequests.post(client, name, id).path("type").asText()).isEqualTo("accepted");
    }
    return id;
  }

  @Test
  void movesAServerFromSqliteToPostgresAndBack() throws Exception {
    Path home = folder.resolve("home");
    Path first = folder.resolve("first.backup");
    Path second = folder.resolve("second.backup");
    Guest ann;
    try (TestedPostgres postgres = new TestedPostgres(folder.resolve("postgres"))) {
      postgres.start();
      try (TestedServer server = new TestedServer(home)) {
        server.start();
        ann = Guest.signIn(server.base(), "Ann");
        say(ann, "in SQLite");
        assertThat(HirobaProcess.command(home, "backup", first.toString()).waitForExit()).isZero();
        server.stop();
      }
      Path other = Files.createDirectory(folder.resolve("other"));
      StringBuilder settings = new StringBuilder();
      postgres.settings().forEach((key, value) -> settings.append(key + "=" + value + "\n"));
      Files.writeString(other.resolve("hiroba.properties"), settings);
      HirobaProcess there = HirobaProcess.command(other, "restore", first.toString());
      assertThat(there.waitForExit()).as(there.text()).isZero();
      try (TestedServer server = new TestedServer(other)) {
        server.start();
        say(ann.at(server.base()), "in PostgreSQL");
        // Two homes, one database: whoever asks finds the server all the same.
        Path third = Files.createDirectory(folder.resolve("third"));
        Files.writeString(third.resolve("hiroba.properties"), settings);
        HirobaProcess running =
            HirobaProcess.command(third, "restore", "--replace", first.toString());
        assertThat(running.waitForExit()).isEqualTo(1);
        assertThat(running.output())
            .singleElement()
            .asString()
            .contains("A server runs on this PostgreSQL database");
        HirobaProcess check = HirobaProcess.command(other, "check");
        assertThat(check.waitForExit()).as(check.text()).isZero();
        assertThat(HirobaProcess.command(other, "backup", second.toString()).waitForExit())
            .isZero();
        server.stop();
      }
    }
    HirobaProcess back = HirobaProcess.command(home, "restore", "--replace", second.toString());
    assertThat(back.waitForExit()).as(back.text()).isZero();
    assertThat(home.resolve("hiroba.properties.restored")).exists();
    try (TestedServer server = new TestedServer(home)) {
      server.start();
      List<Event> lobby =
          LogReader.read(server.base(), ann.at(server.base()), List.of("lobby")).get("lobby");
      assertThat(lobby).hasSize(2);
    }
  }

  private static void say(Guest who, String text) {
    try (ChatClient client = who.connect()) {
      assertThat(client.awaitAnswer(client.post("lobby", text)).path("type").asText())
          .isEqualTo("accepted");
    }
  }

  @Test
  void makesBackupsByItself() throws IOException {
    Path home = folder.resolve("home");
    Path backups = folder.resolve("backups");
    try (TestedServer server =
        new TestedServer(
            home,
            Map.of("hiroba.backup.every", "1m", "hiroba.backup.folder", backups.toString()),
            Map.of())) {
      server.start();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.output().contains("Backup " + backups.resolve("hiroba-")));
      Path file = files(backups, "hiroba-").get(0);
      HirobaProcess restore =
          HirobaProcess.command(folder.resolve("restored"), "restore", file.toString());
      assertThat(restore.waitForExit()).as(restore.text()).isZero();
    }
  }
}
