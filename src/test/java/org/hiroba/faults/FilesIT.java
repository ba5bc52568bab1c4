package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files over power cuts and a full disk. */
class FilesIT {
  private static final int PIECE = 1 << 20;
  private static final int UPLOADS = 10;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;

  private static HttpResponse<byte[]> ask(
      Guest who, String method, String path, byte[] body, String... headers) throws IOException {
    URI base = who.base();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Cookie", who.cookie())
            .header("Origin", base.getScheme() + "://" + base.getAuthority());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static String begin(Guest who, int size) throws IOException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("name", "部品.bin").put("size", size);
    HttpResponse<byte[]> begun =
        ask(
            who,
            "POST",
            "api/v1/rooms/lobby/files",
            body.toString().getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    assertThat(begun.statusCode())
        .as(new String(begun.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return json(begun).get("id").asText();
  }

  private static HttpResponse<byte[]> piece(Guest who, String id, byte[] content, int from)
      throws IOException {
    return ask(
        who,
        "PATCH",
        "api/v1/files/" + id,
        Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE)),
        "Upload-Offset",
        Integer.toString(from));
  }

  /** Goes on from where the server says that the file ends. */
  private static void goOn(Guest who, String id, byte[] content) throws IOException {
    while (true) {
      HttpResponse<byte[]> asked = ask(who, "HEAD", "api/v1/files/" + id, new byte[0]);
      assertThat(asked.statusCode()).isEqualTo(200);
      int offset = (int) asked.headers().firstValueAsLong("Upload-Offset").orElseThrow();
      assertThat(offset).isBetween(0, content.length);
      // Where all bytes came before the power went, an empty piece ends the file.
      HttpResponse<byte[]> answer = piece(who, id, content, offset);
      if (answer.statusCode() == 200) {
        return;
      }
      assertThat(answer.statusCode()).isEqualTo(204);
    }
  }

  private static byte[] random(long seed, int bytes) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    content[0] = 1;
    return content;
  }

  private static ObjectNode postOf(String id) {
    ObjectNode post =
        Json.MAPPER.createObjectNode().put("type", "post").put("room", "lobby").put("text", "");
    post.putArray("files").add(id);
    return post;
  }

  /** Every file that a message was accepted with is there, and what was begun can be ended. */
  @Test
  void areThereAfterKillsInTheMiddleOfTenUploads() throws Exception {
    Path home = folder.resolve("home");
    Map<String, byte[]> accepted = new ConcurrentHashMap<>();
    try (TestedServer server =
        new TestedServer(home, Map.of("hiroba.files.per-minute", "0"), Map.of())) {
      server.start();
      List<Guest> people = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        people.add(Guest.signIn(server.base(), Guest.unique("Sends")));
      }
      for (int round = 0; round < 4; round++) {
        Map<Integer, String> begun = new ConcurrentHashMap<>();
        Map<String, byte[]> contents = new ConcurrentHashMap<>();
        CountDownLatch under = new CountDownLatch(UPLOADS);
        ExecutorService senders = Executors.newFixedThreadPool(UPLOADS);
        for (int i = 0; i < UPLOADS; i++) {
          Guest who = people.get(i).at(server.base());
          int number = i;
          byte[] content = random(round * 100L + i, (2 + i % 3) * PIECE + i);
          var unused =
              senders.submit(
                  () -> {
                    try (ChatClient client = who.connect()) {
                      String id = begin(who, content.length);
                      contents.put(id, content);
                      begun.put(number, id);
                      piece(who, id, content, 0);
                      under.countDown();
                      while (true) {
                        goOn(who, id, content);
                        if (client.ask(postOf(id)).path("type").asText().equals("accepted")) {
                          accepted.put(id, content);
                        }
                        begun.remove(number, id);
                        id = begin(who, content.length);
                        contents.put(id, content);
                        begun.put(number, id);
                      }
                    } catch (IOException | RuntimeException | AssertionError e) {
                      // The server was killed.
                      return e;
                    }
                  });
        }
        assertThat(under.await(60, TimeUnit.SECONDS)).isTrue();
        TimeUnit.MILLISECONDS.sleep(100L * round);
        server.kill();
        senders.shutdownNow();
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        server.start();
        for (Map.Entry<Integer, String> one : begun.entrySet()) {
          Guest who = people.get(one.getKey()).at(server.base());
          String id = one.getValue();
          HttpResponse<byte[]> asked = ask(who, "HEAD", "api/v1/files/" + id, new byte[0]);
          assertThat(asked.statusCode()).isEqualTo(200);
          if (asked.headers().firstValue("Upload-Offset").isEmpty()) {
            // It has its message, and nobody was told.
            accepted.put(id, contents.get(id));
            continue;
          }
          goOn(who, id, contents.get(id));
          try (ChatClient client = who.connect()) {
            JsonNode answer = client.ask(postOf(id));
            assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("accepted");
          }
          accepted.put(id, contents.get(id));
        }
        for (Map.Entry<String, byte[]> one : accepted.entrySet()) {
          HttpResponse<byte[]> got =
              ask(
                  people.get(0).at(server.base()),
                  "GET",
                  "api/v1/files/" + one.getKey(),
                  new byte[0]);
          assertThat(got.statusCode()).isEqualTo(200);
          assertThat(got.body()).isEqualTo(one.getValue());
        }
        HirobaProcess check = HirobaProcess.command(home, "check");
        assertThat(check.waitForExit()).as(check.text()).isZero();
      }
      System.out.println(accepted.size() + " files over 4 kills: all whole, none nobody's");
      server.stop();
    }
  }

  @Test
  void goOnWhereTheDiskWasFull() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String problem = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString());
    if (!problem.isEmpty()) {
      System.out.println("SKIPPED files and the full disk: needs root to mount one: " + problem);
    }
    assumeThat(problem).isEmpty();
    byte[] content = random(1, 20 * PIECE);
    try (TestedServer server =
        new TestedServer(
            folder.resolve("home"),
            Map.of(
                "hiroba.files.folder",
                disk.resolve("files").toString(),
                "hiroba.files.min-free",
                "0"),
            Map.of())) {
      server.start();
      Guest ann = Guest.signIn(server.base(), "Ann");
      String first = begin(ann, content.length);
      String second = begin(ann, content.length);
      goOn(ann, first, content);
      for (int from = 0; from < content.length - PIECE; from += PIECE) {
        assertThat(piece(ann, second, content, from).statusCode()).isEqualTo(204);
      }

      HttpResponse<byte[]> full = piece(ann, second, content, content.length - PIECE);

      assertThat(full.statusCode()).isEqualTo(507);
      assertThat(json(full).path("code").asText()).isEqualTo("disk-full");
      try (ChatClient client = ann.connect()) {
        assertThat(client.ask(postOf(first)).path("type").asText()).isEqualTo("accepted");
        assertThat(client.awaitAnswer(client.post("lobby", "goes on")).path("type").asText())
            .isEqualTo("accepted");
        assertThat(ask(ann, "GET", "api/v1/files/" + first, new byte[0]).body()).isEqualTo(content);
        assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isEmpty();
        // All of it came: what is sent once more is its end.
        HttpResponse<byte[]> again = piece(ann, second, content, content.length);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(client.ask(postOf(second)).path("type").asText()).isEqualTo("accepted");
        assertThat(ask(ann, "GET", "api/v1/files/" + second, new byte[0]).body())
            .isEqualTo(content);
      }
      server.stop();
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : "failed: " + output.strip();
  }
}
