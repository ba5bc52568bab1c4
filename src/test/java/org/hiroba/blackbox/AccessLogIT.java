package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java -jar hiroba.war} writes of the requests that it answered. */
class AccessLogIT {
  private static final String KEY = "hiroba.log.access";
  private static final String SECRET = "not-for-logs";

  @TempDir Path folder;

  @Test
  void isALineARequestWithTheClientsAddressAndWithoutQueries() {
    try (HirobaProcess server =
        HirobaProcess.start(
            folder.resolve("home"), Map.of(KEY, "stdout", "hiroba.trusted-proxies", "127.0.0.1"))) {
      Http http = new Http(server.baseUri());
      http.get("-/live;jsessionid=" + SECRET + "?token=" + SECRET);
      http.get("-/live?token=" + SECRET, "X-Forwarded-For", "192.0.2.7");
      await()
          .untilAsserted(
              () ->
                  assertThat(server.output())
                      .anyMatch(
                          line ->
                              line.matches(
                                  "192\\.0\\.2\\.7 - - \\[[^]]+] \"GET /-/live HTTP/1\\.1\""
                                      + " 200 \\d+ \\d+")));
      assertThat(server.text()).doesNotContain(SECRET).contains("127.0.0.1 - - [");
    }
  }

  @Test
  void isAFileOfItsOwnerThatMayBeMovedAway() throws IOException {
    Path home = folder.resolve("home");
    Path file = home.resolve("access.log");
    try (HirobaProcess server = HirobaProcess.start(home, Map.of(KEY, "access.log"))) {
      Http http = new Http(server.baseUri());
      http.get("-/live");
      await().until(() -> lines(file).stream().anyMatch(line -> line.contains("GET /-/live")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Files.move(file, home.resolve("access.log.1"));
      http.get("-/ready");
      await().until(() -> lines(file).stream().anyMatch(line -> line.contains("GET /-/ready")));
      assertThat(server.text()).doesNotContain("\"GET /");
    }
  }

  @Test
  void isNowhereUnlessItIsAskedForAndRefusedInOneLineWhereItCannotBe() {
    HirobaProcess refused =
        HirobaProcess.launch(
            folder.resolve("home"), Map.of(KEY, folder.resolve("none/access.log").toString()));
    assertThat(refused.waitForExit()).isEqualTo(1);
    assertThat(refused.output())
        .singleElement()
        .asString()
        .contains(KEY)
        .contains("none/access.log");
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"))) {
      new Http(server.baseUri()).get("-/live");
      assertThat(server.text()).doesNotContain("\"GET /");
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
