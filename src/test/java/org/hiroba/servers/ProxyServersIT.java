package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples for nginx in front of application servers, with the chat at the root or a path. */
@Tag("servers")
class ProxyServersIT {
  private static final Set<String> WITH_ANY_PATH =
      Set.of("tomcat10", "tomcat11", "wildfly", "payara7");
  private static final int OK = 200;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  static Stream<Arguments> serversAndPaths() {
    return ServersIT.servers()
        .filter(WITH_ANY_PATH::contains)
        .flatMap(name -> Stream.of("", "/chat").map(path -> Arguments.of(name, path)));
  }

  @ParameterizedTest(name = "{0} at \"{1}/\"", allowZeroInvocations = true)
  @MethodSource("serversAndPaths")
  void letsPeopleTalkAndHidesTheRest(String name, String path) throws Exception {
    Path files = Files.createDirectory(folder.resolve("proxy"));
    try (AppServer server =
        AppServers.forTests(
            name,
            Optional.empty(),
            "-Dhiroba.home=" + folder.resolve("home"),
            "-Dhiroba.auth.guest.allow-remote=true",
            "-Dhiroba.trusted-proxies=127.0.0.1",
            "-Dhiroba.url=https://127.0.0.1" + path)) {
      try {
        URI root = server.start().resolve("/");
        server.deploy(HirobaProcess.war(), path);
        try (ReverseProxy proxy =
            ReverseProxy.start(ReverseProxy.Kind.NGINX, files, root.getPort(), path)) {
          AppServers.awaitStatus(server, root.resolve(path + "/"), OK);
          ProxiedChat chat = new ProxiedChat(proxy, path);
          chat.works();
          chat.hidesWhatIsNotForPeople();
          chat.signsInFromElsewhere();
        }
        assertThat(server.log())
            .anyMatch(line -> line.contains("address=" + ProxiedChat.ELSEWHERE))
            .noneMatch(line -> line.contains("198.51.100.9"))
            .noneMatch(line -> line.contains("hiroba.url leads to"));
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
    }
  }
}
