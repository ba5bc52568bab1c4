package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hiroba.s3.S3ProxyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps files in S3. */
class S3FilesIT {
  @TempDir Path home;

  private static Map<String, String> settings(int port, String... changes) {
    Map<String, String> values = new HashMap<>();
    values.put("hiroba.files.store", "s3");
    values.put("hiroba.files.s3.endpoint", "http://127.0.0.1:" + port);
    values.put("hiroba.files.s3.bucket", S3ProxyServer.BUCKET);
    values.put("hiroba.files.s3.prefix", "chat/");
    values.put("hiroba.files.s3.access-key", S3ProxyServer.ACCESS_KEY);
    values.put("hiroba.files.s3.secret-key", S3ProxyServer.SECRET_KEY);
    for (int i = 0; i < changes.length; i += 2) {
      values.put(changes[i], changes[i + 1]);
    }
    return values;
  }

  private static HttpResponse<byte[]> send(Guest who, byte[] bytes) {
    return FileRequests.send(who, "lobby", "a.bin", bytes);
  }

  @Test
  void keepsGivesAndDeletesFiles() throws IOException {
    byte[] content = FileRequests.random(3_000_000, 3_000_000);
    try (S3ProxyServer s3 = new S3ProxyServer();
        HirobaProcess server = HirobaProcess.start(home, settings(s3.endpoint().getPort()))) {
      Guest ann = Guest.signIn(server.baseUri(), "Ann");
      JsonNode file = FileRequests.json(send(ann, content));
      String id = file.get("id").asText();
      assertThat(s3.keys()).containsExactly("chat/" + id);
      assertThat(home.resolve("files")).doesNotExist();

      HttpResponse<byte[]> part =
          FileRequests.ask(
              ann, "GET", "api/v1/files/" + id, null, "Range", "bytes=1000000-1000099");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 1_000_100));
      assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).body())
          .isEqualTo(content);

      try (ChatClient author = ann.connect()) {
        long seq = FileRequests.post(author, "", id).get("seq").asLong();
        author.ask(
            Json.MAPPER
                .createObjectNode()
                .put("type", "delete")
                .put("room", "lobby")
                .put("target", seq));
      }
      await().untilAsserted(() -> assertThat(s3.keys()).isEmpty());
      assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).statusCode())
          .isEqualTo(404);
      assertThat(server.text()).doesNotContain(S3ProxyServer.SECRET_KEY);
    }
  }

  @Test
  void doesNotStartWhereItIsRefused() throws IOException {
    try (S3ProxyServer s3 = new S3ProxyServer();
        HirobaProcess server =
            HirobaProcess.launch(
                home,
                settings(
                    s3.endpoint().getPort(), "hiroba.files.s3.secret-key", "not the right one"))) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> server.text().contains("SignatureDoesNotMatch"));
      assertThat(server.waitForExit()).isNotZero();
      assertThat(server.text())
          .contains("hiroba.files.s3.secret-key")
          .contains("SignatureDoesNotMatch")
          .doesNotContain("not the right one");
    }
  }

  @Test
  void startsWithoutS3AndGoesOnByItself() throws IOException {
    int port = FreePorts.take();
    try (HirobaProcess server = HirobaProcess.start(home, settings(port))) {
      assertThat(server.text()).contains("hiroba-files at http://127.0.0.1:" + port);
      Guest ann = Guest.signIn(server.baseUri(), "Ann");
      HttpResponse<byte[]> refused = send(ann, FileRequests.random(10, 10));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(FileRequests.json(refused).get("detail").asText())
          .contains("where files are kept");
      await()
          .untilAsserted(
              () ->
                  assertThat(health(server, "files").path("error").asText())
                      .contains("cannot be asked"));
      try (S3ProxyServer s3 = new S3ProxyServer(port)) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> send(ann, FileRequests.random(10, 10)).statusCode() == 201);
        assertThat(s3.keys()).hasSize(1);
        await()
            .atMost(Duration.ofSeconds(40))
            .untilAsserted(() -> assertThat(health(server, "files").has("error")).isFalse());
      }
    }
  }

  private static JsonNode health(HirobaProcess server, String check) {
    String body = new Http(server.baseUri()).get("-/ready").body();
    for (JsonNode one : Json.parse(body).get("checks")) {
      if (one.get("name").asText().equals(check)) {
        return one.get("data");
      }
    }
    throw new AssertionError("no check " + check + " in " + body);
  }

  @Test
  void isAskedByConfigCheck() throws IOException {
    try (S3ProxyServer s3 = new S3ProxyServer()) {
      Path file = home.resolve("hiroba.properties");
      StringBuilder lines = new StringBuilder();
      settings(s3.endpoint().getPort())
          .forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
      Files.writeString(file, lines);
      HirobaProcess check = HirobaProcess.command(home, "config", "check");
      assertThat(check.waitForExit()).as(check.text()).isZero();
      assertThat(check.text())
          .contains("hiroba.files.s3: bucket hiroba-files")
          .contains("hiroba.files.s3.secret-key = ")
          .doesNotContain(S3ProxyServer.SECRET_KEY);
      assertThat(s3.keys()).isEmpty();
    }
  }
}
