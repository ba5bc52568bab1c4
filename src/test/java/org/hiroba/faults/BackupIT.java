package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator copies the database of a server while people talk, and goes on from the copy. */
class BackupIT {
  @TempDir Path folder;

  @Test
  void copiesEverythingThatWasAcceptedBeforeWhilePeopleTalk() throws IOException {
    Path home = folder.resolve("home");
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Path copy = restored.resolve("hiroba.db");
    try (TestedServer server = new TestedServer(home)) {
      server.start();
      try (Load load = new Load(server, 4, 2, 1_000)) {
        load.start(10);
        load.awaitAccepted(200);
        Set<String> before = acceptedPosts(load);

        HirobaProcess backup = HirobaProcess.command(home, "backup", copy.toString());

        assertThat(backup.text()).contains("Copied to " + copy);
        assertThat(backup.waitForExit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
            .isEqualTo("rw-------");
        load.awaitAccepted(100);
        load.finish("backup of a busy server");
        checkCopy(restored, load.clients().get(0).guest(), load.rooms(), before);
        HirobaProcess again = HirobaProcess.command(home, "backup", copy.toString());
        assertThat(again.waitForExit()).isEqualTo(1);
        assertThat(again.output()).singleElement().asString().contains("exists");
      }
    }
  }

  private static void checkCopy(
      Path restored, Guest guest, List<String> rooms, Set<String> before) {
    try (TestedServer server = new TestedServer(restored)) {
      server.start();
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
                          java.util.stream.LongStream.rangeClosed(1, events.size())
                              .boxed()
                              .toList()));
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
  }

  private static Set<String> acceptedPosts(Load load) {
    Set<String> posts =
        load.recording().notes().stream()
            .filter(note -> note instanceof Noted.Sent sent && sent.target() == 0)
            .map(note -> ((Noted.Sent) note).id())
            .collect(Collectors.toSet());
    return load.recording().notes().stream()
        .filter(Noted.Accepted.class::isInstance)
        .map(note -> ((Noted.Accepted) note).id())
        .filter(posts::contains)
        .collect(Collectors.toSet());
  }
}
