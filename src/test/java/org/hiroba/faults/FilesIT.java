package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.FileRequests;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files over power cuts and a full disk. */
class FilesIT {
  private static final int PIECE = 1 << 20;
  private static final int UPLOADS = 10;
  @TempDir Path folder;

  private static String begin(Guest who, int size) {
    HttpResponse<byte[]> begun = FileRequests.begin(who, "部品.bin", size);
    assertThat(begun.statusCode())
        .as(new String(begun.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return FileRequests.json(begun).get("id").asText();
  }

  private static HttpResponse<byte[]> offset(Guest who, String id) {
    return FileRequests.ask(who, "HEAD", "api/v1/files/" + id, null);
  }

  private static HttpResponse<byte[]> got(Guest who, String id) {
    return FileRequests.ask(who, "GET", "api/v1/files/" + id, null);
  }

  private static String posted(ChatClient who, String id) {
    return FileRequests.post(who, "", id).path("type").asText();
  }

  private static HttpResponse<byte[]> piece(Guest who, String id, byte[] content, int from)
      throws IOException {
    return FileRequests.ask(
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
      HttpResponse<byte[]> asked = offset(who, id);
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
        int done = accepted.size();
        Map<Integer, String> begun = new ConcurrentHashMap<>();
        Map<String, byte[]> contents = new ConcurrentHashMap<>();
        CountDownLatch under = new CountDownLatch(UPLOADS);
        ExecutorService senders = Executors.newFixedThreadPool(UPLOADS);
        for (int i = 0; i < UPLOADS; i++) {
          Guest who = people.get(i).at(server.base());
          int number = i;
          byte[] content = FileRequests.random(round * 100L + i, (2 + i % 3) * PIECE + i);
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
                        if (posted(client, id).equals("accepted")) {
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
        int later = done + 3 * round;
        await().atMost(Duration.ofSeconds(60)).until(() -> accepted.size() >= later);
        server.kill();
        senders.shutdownNow();
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        server.start();
        for (Map.Entry<Integer, String> one : begun.entrySet()) {
          Guest who = people.get(one.getKey()).at(server.base());
          String id = one.getValue();
          HttpResponse<byte[]> asked = offset(who, id);
          assertThat(asked.statusCode()).isEqualTo(200);
          if (asked.headers().firstValue("Upload-Offset").isEmpty()) {
            // It has its message, and nobody was told.
            accepted.put(id, contents.get(id));
            continue;
          }
          goOn(who, id, contents.get(id));
          try (ChatClient client = who.connect()) {
            assertThat(posted(client, id)).isEqualTo("accepted");
          }
          accepted.put(id, contents.get(id));
        }
        for (Map.Entry<String, byte[]> one : accepted.entrySet()) {
          HttpResponse<byte[]> got = got(people.get(0).at(server.base()), one.getKey());
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
    byte[] content = FileRequests.random(1, 20 * PIECE);
    try (SmallDisk disk = SmallDisk.mount(folder, "24m", "files and the full disk");
        TestedServer server =
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
      assertThat(FileRequests.json(full).path("code").asText()).isEqualTo("disk-full");
      try (ChatClient client = ann.connect()) {
        assertThat(posted(client, first)).isEqualTo("accepted");
        assertThat(client.awaitAnswer(client.post("lobby", "goes on")).path("type").asText())
            .isEqualTo("accepted");
        assertThat(got(ann, first).body()).isEqualTo(content);
        disk.grow("64m");
        // All of it came: what is sent once more is its end.
        HttpResponse<byte[]> again = piece(ann, second, content, content.length);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(posted(client, second)).isEqualTo("accepted");
        assertThat(got(ann, second).body()).isEqualTo(content);
      }
      server.stop();
    }
  }
}
