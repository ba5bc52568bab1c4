package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples for reverse proxies, in the real ones, in front of {@code java -jar}. */
class ProxyIT {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @ParameterizedTest(name = "{0} at \"{1}/\"")
  @CsvSource({
    "NGINX, ''",
    "NGINX, /chat",
    "NGINX, /office/chat",
    "APACHE, ''",
    "APACHE, /chat",
    "APACHE, /office/chat",
    "CADDY, ''",
    "CADDY, /chat",
    "CADDY, /office/chat"
  })
  void letsPeopleTalkAndHidesTheRest(ReverseProxy.Kind kind, String path) throws Exception {
    int port = FreePorts.take();
    Path files = Files.createDirectory(folder.resolve("proxy"));
    // Before the server, since a machine may lack it.
    try (ReverseProxy proxy = ReverseProxy.start(kind, files, port, path);
        HirobaProcess server =
            HirobaProcess.start(
                folder.resolve("home"),
                Map.of(
                    "hiroba.http.port",
                    Integer.toString(port),
                    "hiroba.url",
                    proxy.base().toString(),
                    "hiroba.trusted-proxies",
                    "127.0.0.1",
                    "hiroba.auth",
                    "guest",
                    "hiroba.auth.guest.allow-remote",
                    "true"))) {
      assertThat(server.baseUri().getPath()).isEqualTo(path + "/");
      ProxiedChat chat = new ProxiedChat(proxy, path);
      try {
        chat.works();
        chat.hidesWhatIsNotForPeople();
        chat.signsInFromElsewhere();
        await("who came, in the log")
            .atMost(Duration.ofSeconds(20))
            .until(() -> server.text().contains("address=" + ProxiedChat.ELSEWHERE));
        assertThat(server.text()).doesNotContain("198.51.100.9");
        assertThat(new Http(server.baseUri()).get("-/metrics").statusCode())
            .as("on the machine itself")
            .isEqualTo(200);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            e.getMessage() + "\nThe proxy:\n" + proxy.log() + "\nHiroba:\n" + server.text(), e);
      }
    }
  }
}
