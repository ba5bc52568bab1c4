package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar hiroba.war} from start to stop. */
class StandaloneIT {
  private static final int USAGE = 2;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @Test
  void saysWhereItIsAndStopsWhenAsked() throws IOException {
    Path home = folder.resolve("home");
    try (HirobaProcess server = HirobaProcess.start(home)) {
      assertThat(server.baseUri().toString()).matches("http://localhost:[0-9]+/");
      assertThat(server.text())
          .contains(
              "Home: " + home, "Database: SQLite " + home, "Listeners: daytime-tcp 127.0.0.1:");
      assertThat(new Http(server.baseUri()).get("").statusCode()).isEqualTo(200);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
          .isEqualTo("rwx------");
      assertThat(server.stop()).as("stopped as it was asked to").isZero();
      assertThat(server.text()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void servesAtThePathOfItsUrl() {
    try (HirobaProcess server =
        HirobaProcess.start(
            folder.resolve("home"), Map.of("hiroba.url", "http://localhost/office/chat/"))) {
      assertThat(server.baseUri().toString()).matches("http://localhost:[0-9]+/office/chat/");
      Http http = new Http(server.baseUri());
      assertThat(http.get("").statusCode()).isEqualTo(200);
      assertThat(http.get("-/metrics").statusCode()).isEqualTo(200);
      assertThat(http.get("/").statusCode()).isEqualTo(404);
      assertThat(http.get("/-/metrics").statusCode()).isEqualTo(404);
      assertThat(http.get("/office/chat").headers().firstValue("Location"))
          .hasValueSatisfying(location -> assertThat(location).endsWith("/office/chat/"));
      HttpResponse<String> in = http.postJson("api/v1/session", "{\"name\":\"Ann\"}");
      assertThat(in.headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Path=/office/chat;"));
      try (ChatClient ben = Guest.signIn(server.baseUri(), "Ben").connect()) {
        ben.post("lobby", "hello");
        ben.awaitMessage("hello");
      }
    }
  }

  @Test
  void encodesAMessageOnceForAllWhoHearIt() {
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"))) {
      String text = "広場 😀 ".repeat(1_500);
      try (ChatClient ann = Guest.signIn(server.baseUri(), "Ann").connect();
          ChatClient ben = Guest.signIn(server.baseUri(), "Ben").connect()) {
        ann.post("p1", "lobby", text);
        assertThat(
                ben.awaitEvent("the message", ChatClient.ofType("message")).path("text").asText())
            .isEqualTo(text);
      }
      assertThat(server.text()).contains("messages leave by Tomcat's socket, encoded once");
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"))) {
      for (InetAddress other : others) {
        try (Socket socket = new Socket()) {
          InetSocketAddress address = new InetSocketAddress(other, server.baseUri().getPort());
          assertThatThrownBy(() -> socket.connect(address, 2_000))
              .isInstanceOf(ConnectException.class);
        }
      }
    }
  }

  @Test
  void tellsNobodyWhatItRunsOn() {
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"))) {
      Http http = new Http(server.baseUri());
      for (String path :
          List.of("nosuchpage", "org/hiroba/launcher/Main.class", "WEB-INF/web.xml", "%00", "[")) {
        HttpResponse<String> answer =
            http.send("GET", path.equals("[") ? "?a=%5B" : path, "", "Accept", "text/html");
        assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By");
        assertThat(answer.body()).doesNotContain("Tomcat", "Exception", "\tat ");
      }
      assertThat(http.get("org/hiroba/launcher/Main.class").statusCode()).isIn(403, 404);
    }
  }

  @Test
  void namesATakenPortInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      HirobaProcess second =
          HirobaProcess.launch(folder.resolve("home"), Map.of("hiroba.http.port", port));
      assertThat(second.waitForExit()).isEqualTo(1);
      assertThat(second.output())
          .singleElement()
          .asString()
          .contains("127.0.0.1:" + port, "-Dhiroba.http.port=");
    }
  }

  @Test
  void refusesAHomeInUseInOneLine() {
    Path home = folder.resolve("home");
    try (HirobaProcess first = HirobaProcess.start(home)) {
      HirobaProcess second = HirobaProcess.launch(home, Map.of());
      assertThat(second.waitForExit()).isEqualTo(1);
      assertThat(second.output()).singleElement().asString().contains(home.toString());
      assertThat(new Http(first.baseUri()).get("").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesAWrongSettingInOneLine() {
    HirobaProcess started =
        HirobaProcess.launch(folder.resolve("home"), Map.of("hiroba.http.port", "eighty"));
    assertThat(started.waitForExit()).isEqualTo(1);
    assertThat(started.output())
        .singleElement()
        .asString()
        .contains("hiroba.http.port", "eighty", "65535");
  }

  @Test
  void tellsAllSettingsThatAreWrongAtOnceAndMakesNoHomeForACommandThatReads() {
    Path home = folder.resolve("typo");
    for (String[] command :
        new String[][] {
          {"backup", folder.resolve("b").toString()},
          {"admin", "list-users"},
          {"check"},
          {"check", "--repair"}
        }) {
      HirobaProcess run = HirobaProcess.command(home, command);
      assertThat(run.waitForExit()).isEqualTo(1);
      assertThat(run.text()).contains("There is no hiroba.db in " + home);
    }
    HirobaProcess check = HirobaProcess.command(home, "config", "check");
    assertThat(check.waitForExit()).as(check.text()).isZero();
    assertThat(check.text()).contains("hiroba.home = " + home);
    assertThat(home).doesNotExist();
    HirobaProcess wrong =
        HirobaProcess.launch(
            folder.resolve("home"), Map.of("hiroba.http.port", "x", "hiroba.drain.seconds", "y"));
    assertThat(wrong.waitForExit()).isEqualTo(1);
    assertThat(wrong.output())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("hiroba.http.port=x"))
        .anyMatch(line -> line.startsWith("hiroba.drain.seconds=y"));
  }

  @Test
  void asksWhomItsSettingsNameWithoutBeingStarted() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(
        home.resolve("hiroba.properties"),
        """
        hiroba.database.url=jdbc:postgresql://127.0.0.1:1/hiroba
        hiroba.url=http://chat.example
        hiroba.mail.host=127.0.0.1
        hiroba.mail.port=1
        hiroba.mail.tls=off
        hiroba.mail.from=chat@example.com
        """);
    HirobaProcess check = HirobaProcess.command(home, "config", "check");
    assertThat(check.waitForExit()).as(check.text()).isEqualTo(1);
    assertThat(check.output())
        .anyMatch(line -> line.startsWith("hiroba.database.url: Cannot connect"))
        .anyMatch(line -> line.startsWith("hiroba.mail.host: ConnectException"));
    assertThat(check.text()).doesNotContain("\tat ");
    HirobaProcess offline = HirobaProcess.command(home, "config", "check", "--offline");
    assertThat(offline.waitForExit()).as(offline.text()).isZero();
    assertThat(home).isDirectoryNotContaining("glob:**/hiroba.lock");
  }

  @Test
  void saysInOneLineWhyItsDatabaseIsNotToBeHad() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("hiroba.db"), "This is no database. ".repeat(100));
    HirobaProcess started = HirobaProcess.launch(home, Map.of());
    assertThat(started.waitForExit()).isEqualTo(1);
    assertThat(started.text()).doesNotContain("\tat ");
    assertThat(started.output())
        .filteredOn(line -> line.contains("ERROR") || line.contains("SEVERE"))
        .singleElement()
        .asString()
        .contains("Hiroba does not start: ", "file is not a database");
  }

  @Test
  void waitsForADatabaseThatCannotBeReachedAndEndsAtOnceWhenToldTo() {
    Path home = folder.resolve("home");
    HirobaProcess started =
        HirobaProcess.launch(
            home, Map.of("hiroba.database.url", "jdbc:postgresql://127.0.0.1:1/hiroba"));
    await("it says that it waits")
        .atMost(Duration.ofMinutes(1))
        .until(() -> started.text().contains("Trying again for up to"));
    assertThat(started.stop()).isZero();
    assertThat(started.text()).contains("hiroba.database.start-timeout").doesNotContain("\tat ");
  }

  @Test
  void writesItsLogAsJsonWhereThatIsWanted() {
    try (HirobaProcess server =
        HirobaProcess.start(folder.resolve("home"), Map.of("hiroba.log.format", "json"))) {
      assertThat(server.output())
          .filteredOn(line -> line.startsWith("{"))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(Json.parse(line).path("logger").asText()).isNotEmpty());
    }
  }

  @Test
  void refusesAHostThatIsNotItsOwn() {
    for (String host : List.of("192.0.2.1", "nosuchhost.invalid")) {
      HirobaProcess started =
          HirobaProcess.launch(folder.resolve("home"), Map.of("hiroba.http.host", host));
      assertThat(started.waitForExit()).isEqualTo(1);
      assertThat(started.output()).singleElement().asString().contains(host);
    }
  }

  @Test
  void servesAgainOnTheSameHomeAfterKill() {
    Path home = folder.resolve("home");
    for (int i = 0; i < 2; i++) {
      try (HirobaProcess server = HirobaProcess.start(home)) {
        assertThat(new Http(server.baseUri()).get("").statusCode()).isEqualTo(200);
        server.kill();
      }
    }
  }

  @Test
  void explainsItselfWhenUsedWrongly() {
    HirobaProcess help = HirobaProcess.command(folder.resolve("home"), "--help");
    assertThat(help.waitForExit()).isZero();
    assertThat(help.text()).contains("Usage: java", "serve");
    HirobaProcess wrong = HirobaProcess.command(folder.resolve("home"), "nosuchcommand");
    assertThat(wrong.waitForExit()).isEqualTo(USAGE);
    assertThat(wrong.text()).contains("nosuchcommand", "Did you mean");
  }
}
