package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code chat} as a script runs it: a process of its own between two pipes. */
class ChatCommandIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;

  private CommandProcess chat(String... args) {
    return CommandProcess.start(
        home, Map.of("HIROBA_URL", SERVER.baseUri().toString()), with("chat", args));
  }

  private static String[] with(String first, String... rest) {
    return with(new String[] {first}, rest);
  }

  private static String[] with(String[] first, String... rest) {
    return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
  }

  /** Makes a room of a test's own and returns its id. */
  private static String room(Guest owner) {
    try (ChatClient client = owner.connect()) {
      return client
          .ask(
              Json.MAPPER
                  .createObjectNode()
                  .put("type", "createRoom")
                  .put("name", Guest.unique("room"))
                  .put("kind", "public"))
          .path("room")
          .asText();
    }
  }

  private static List<String> texts(Guest reader, String room) {
    List<String> texts = new ArrayList<>();
    JsonNode page = Json.parse(reader.get("api/v1/rooms/" + room + "/messages?limit=100").body());
    page.path("messages").forEach(message -> texts.add(message.path("text").asText()));
    return texts;
  }

  private static String token(Guest guest) {
    return guest.cookie().substring(guest.cookie().indexOf('=') + 1);
  }

  @Test
  void postsEachLineOfAPipeWithATokenFromTheEnvironment() {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    try (CommandProcess chat =
        CommandProcess.start(
            home,
            Map.of("HIROBA_TOKEN", token(owner)),
            with("chat", "--url", SERVER.baseUri().toString(), "--room", room))) {
      chat.type("build done").type("").type("広場 \u001b[31m");
      assertThat(chat.end()).as(() -> chat.err().toString()).isZero();
      assertThat(chat.out()).isEmpty();
      assertThat(texts(owner, room)).containsExactly("build done", "広場 \u001b[31m");
    }
  }

  @Test
  void postsFilesInOneMessage() throws IOException {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    byte[] big = new byte[9 << 20];
    new Random(7).nextBytes(big);
    Path plan = Files.write(home.resolve("設計 図.bin"), big);
    Path empty = Files.createFile(home.resolve("empty.txt"));
    String[] posted = {
      "chat", "--url", SERVER.baseUri().toString(), "--room", room, "--file", plan.toString()
    };
    Map<String, String> token = Map.of("HIROBA_TOKEN", token(owner));
    try (CommandProcess chat =
        CommandProcess.start(
            home, token, with(posted, "--file", empty.toString(), "--message", "the plan"))) {
      assertThat(chat.end()).as(() -> chat.err().toString()).isZero();
    }
    JsonNode message =
        Json.parse(owner.get("api/v1/rooms/" + room + "/messages?limit=10").body())
            .at("/messages/0");
    assertThat(message.path("text").asText()).isEqualTo("the plan");
    assertThat(message.at("/files/0/name").asText()).isEqualTo("設計 図.bin");
    assertThat(message.at("/files/1/bytes").asLong(-1)).isZero();
    String id = message.at("/files/0/id").asText();
    assertThat(FileRequests.ask(owner, "GET", "api/v1/files/" + id, null).body()).isEqualTo(big);
    try (CommandProcess chat =
        CommandProcess.start(home, token, with(posted, "--file", home.resolve("no").toString()))) {
      assertThat(chat.end()).isEqualTo(1);
      assertThat(chat.err().toString()).contains("There is no file").doesNotContain("\tat ");
    }
    assertThat(texts(owner, room)).containsExactly("the plan");
  }

  @Test
  void postsInOrderAtTheRateThatTheServerTakes() {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    List<String> lines = new ArrayList<>();
    try (CommandProcess chat = chat("--token", token(owner), "--room", room, "--json")) {
      for (int i = 0; i < 30; i++) {
        lines.add("line " + i);
        chat.type("line " + i);
      }
      assertThat(chat.end()).as(() -> chat.err().toString()).isZero();
      assertThat(chat.out()).hasSize(30).allMatch(line -> line.contains("\"accepted\""));
    }
    assertThat(texts(owner, room)).isEqualTo(lines);
  }

  @Test
  void keepsTheNameBetweenRunsAndShowsTheTokenToNobody() throws IOException {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    String name = Guest.unique("bot");
    try (CommandProcess first = chat("--name", name, "--room", room, "--join", "-m", "one")) {
      assertThat(first.end()).as(() -> first.err().toString()).isZero();
    }
    try (CommandProcess second = chat("--room", room, "-m", "two")) {
      assertThat(second.end()).as(() -> second.err().toString()).isZero();
    }
    assertThat(texts(owner, room)).containsExactly("one", "two");
    List<Path> kept;
    try (Stream<Path> files = Files.walk(home.resolve("sign-ins"))) {
      kept = files.filter(Files::isRegularFile).toList();
    }
    assertThat(kept).hasSize(1);
    String secret = Files.readAllLines(kept.get(0)).get(1);
    try (CommandProcess third = chat("--history", "2", "--room", room, "--json")) {
      assertThat(third.end()).isZero();
      assertThat(third.out()).hasSize(2).noneMatch(line -> line.contains(secret));
      assertThat(third.err()).isEmpty();
    }
    try (CommandProcess out = chat("--sign-out")) {
      assertThat(out.end()).isZero();
      assertThat(out.out()).containsExactly(name + " is signed out");
    }
    try (CommandProcess nobody = chat("--room", room, "-m", "three")) {
      assertThat(nobody.end()).isEqualTo(3);
      assertThat(nobody.err()).singleElement().asString().contains("--name", "HIROBA_TOKEN");
    }
  }

  @Test
  void losesAndDoublesNothingWhenTheServerIsKilledInBetween() {
    Path serverHome = home.resolve("server");
    try (HirobaProcess first = HirobaProcess.start(serverHome)) {
      Guest owner = Guest.signIn(first.baseUri(), "owner");
      String room = room(owner);
      try (CommandProcess chat =
          CommandProcess.start(
              home,
              Map.of("HIROBA_TOKEN", token(owner), "HIROBA_URL", first.baseUri().toString()),
              "chat",
              "--room",
              room,
              "--give-up-after",
              "10m",
              "--json")) {
        chat.type("before").awaitOut("accepted");
        first.kill();
        chat.type("while it is away").type("and after");
        String port = Integer.toString(first.baseUri().getPort());
        try (HirobaProcess second =
            HirobaProcess.start(serverHome, Map.of("hiroba.http.port", port))) {
          assertThat(chat.end()).as(() -> chat.err().toString()).isZero();
          assertThat(texts(owner.at(second.baseUri()), room))
              .containsExactly("before", "while it is away", "and after");
        }
      }
    }
  }

  @Test
  void printsWhatOthersWriteUntilEnoughCame() {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    try (CommandProcess chat =
            chat(
                "--token",
                token(owner),
                "--room",
                room,
                "--since",
                "0",
                "--follow",
                "--json",
                "--count",
                "2");
        ChatClient client = owner.connect()) {
      client.post(room, "first");
      chat.awaitOut("first");
      client.post(room, "second");
      assertThat(chat.end()).as(() -> chat.err().toString()).isZero();
      assertThat(chat.out().stream().map(Json::parse).filter(ChatClient.ofType("message")))
          .extracting(event -> event.path("text").asText())
          .containsExactly("first", "second");
    }
  }

  @Test
  void printsForPeopleWhatCannotHarmTheirTerminal() {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    try (ChatClient client = owner.connect()) {
      client.awaitAnswer(client.post(room, "red \u001b[31m\nsecond line"));
    }
    try (CommandProcess chat = chat("--token", token(owner), "--room", room, "--history", "5")) {
      assertThat(chat.end()).isZero();
      assertThat(chat.out())
          .hasSize(2)
          .first()
          .asString()
          .endsWith(owner.name() + ": red \\u001b[31m");
      assertThat(chat.out().get(1)).isEqualTo("    second line");
    }
  }

  @Test
  void goesOnAfterALineThatIsTooLongAndFailsAtTheEnd() {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    try (CommandProcess chat = chat("--token", token(owner), "--room", room)) {
      chat.type("x".repeat(10_001)).type("fits");
      assertThat(chat.end()).isEqualTo(1);
      assertThat(chat.err())
          .containsExactly(
              "Line 1 was not posted: it has 10001 characters; this server takes 10000",
              "1 of 2 were not posted");
    }
    assertThat(texts(owner, room)).containsExactly("fits");
  }

  @Test
  void saysInOneLineWhyItWasRefused() throws IOException {
    Guest owner = SERVER.guest("owner");
    String room = room(owner);
    Guest other = SERVER.guest("other");
    try (CommandProcess badToken = chat("--token", "nonsense", "-m", "x");
        CommandProcess noRoom = chat("--token", token(other), "--room", "nosuchroom", "-m", "x");
        CommandProcess noMember = chat("--token", token(other), "--room", room, "-m", "x")) {
      assertThat(badToken.end()).isEqualTo(3);
      assertThat(badToken.err())
          .singleElement()
          .asString()
          .contains("token")
          .doesNotContain("nonsense");
      assertThat(noRoom.end()).isEqualTo(1);
      assertThat(noRoom.err()).singleElement().asString().contains("nosuchroom", "--rooms");
      assertThat(noMember.end()).isEqualTo(1);
    }
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (CommandProcess nobody =
        chat(
            "--url",
            "http://localhost:" + port,
            "--token",
            "t",
            "-m",
            "x",
            "--give-up-after",
            "3s")) {
      assertThat(nobody.end()).isEqualTo(4);
      assertThat(nobody.err()).singleElement().asString().contains("Gave up after 3s");
    }
  }

  @Test
  void makesATokenForAProgramAndRevokesIt() throws IOException {
    String url = SERVER.baseUri().toString();
    String name = Guest.unique("anna");
    Path file = home.resolve("ci.token");
    try (CommandProcess create =
        CommandProcess.start(
            home,
            Map.of(),
            "token",
            "create",
            "ci",
            "--scope",
            "post",
            "--for-room",
            "lobby",
            "--expires",
            "2099-12-31",
            "--url",
            url,
            "--name",
            name)) {
      assertThat(create.end()).as(() -> create.err().toString()).isZero();
      assertThat(create.out()).singleElement().asString().startsWith("hrb_");
      Files.writeString(file, create.out().get(0) + "\n");
    }
    String text = Guest.unique("build done");
    try (CommandProcess post = chat("--token-file", file.toString(), "-m", text)) {
      assertThat(post.end()).as(() -> post.err().toString()).isZero();
    }
    assertThat(texts(SERVER.guest("reader"), "lobby")).contains(text);
    String id;
    try (CommandProcess list =
        CommandProcess.start(home, Map.of("HIROBA_URL", url), "token", "list")) {
      assertThat(list.end()).isZero();
      assertThat(list.out())
          .singleElement()
          .asString()
          .contains("\tci\tpost\t")
          .endsWith("\t2099-12-31T00:00:00.000Z\tlobby");
      id = list.out().get(0).substring(0, list.out().get(0).indexOf('\t'));
    }
    try (CommandProcess revoke =
        CommandProcess.start(home, Map.of("HIROBA_URL", url), "token", "revoke", id)) {
      assertThat(revoke.end()).isZero();
    }
    try (CommandProcess post = chat("--token-file", file.toString(), "-m", "too late")) {
      assertThat(post.end()).isEqualTo(3);
    }
  }

  @Test
  void endsWhenTheSignInIsEndedElsewhere() {
    Guest owner = SERVER.guest("owner");
    try (CommandProcess chat =
            chat("--token", token(owner), "--json", "--follow", "--room", "lobby");
        ChatClient client = owner.connect()) {
      await("both are connected")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                client.awaitAnswer(client.post("lobby", "knock"));
                return chat.out().stream().anyMatch(line -> line.contains("knock"));
              });
      assertThat(owner.send("DELETE", "api/v1/session", "").statusCode()).isEqualTo(204);
      assertThat(chat.end()).isEqualTo(3);
      assertThat(chat.err()).singleElement().asString().contains("The sign-in is over");
    }
  }
}
