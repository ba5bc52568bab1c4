package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.faults.abuse.Abuse;
import org.hiroba.faults.abuse.MemoryRows;
import org.hiroba.faults.abuse.MemoryTrial;
import org.hiroba.faults.abuse.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each row of the table of memory in {@code limits.md}, crossed on a server with a heap of 256 MiB:
 * it lives, still chats, and lets go. The short form leaves out what takes long.
 */
class MemoryIT {
  private static final int HEAP_MEBIBYTES = 256;
  private static final Set<String> QUICK =
      Set.of(
          "Unfinished message on `ws/chat`",
          "Commands that wait for their turn",
          "Body of a request");

  @TempDir static Path folder;
  private static HirobaProcess server;

  @BeforeAll
  static void start() {
    server = HirobaProcess.startWithHeap(folder, HEAP_MEBIBYTES);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Abuse> rows() {
    return MemoryRows.all().stream().filter(row -> Scale.isLong() || QUICK.contains(row.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void isBoundedAndLetGo(Abuse row) throws IOException {
    Target target = Target.of(server.baseUri(), server.pid());
    System.out.println("memory " + MemoryTrial.run(target, row, Duration.ofSeconds(5)));
    assertThat(server.text()).doesNotContain("OutOfMemoryError");
    try (ChatClient client = Guest.signIn(server.baseUri(), Guest.unique("Alive")).connect()) {
      String text = "still here " + ChatClient.newId();
      client.post("lobby", text);
      client.awaitMessage(text);
    }
  }
}
