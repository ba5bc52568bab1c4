package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who hardly send what they announced, or hardly read what they asked for. */
class SlowFilesBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final int PEOPLE = 50;

  /** So many have connections that stand; four threads each are fewer than all. */
  private static final int WHO_ARE_SLOW = 7;

  private static final int SLOW = 224;
  private static final int POSTS = 100;
  private static final int NEVER = 600_000;

  /** What buffers on the way take is less. */
  private static final int BYTES = 8 << 20;

  @Test
  void neverStopTheChatNorTheProbesNorOtherFiles() throws IOException {
    List<Guest> guests = IntStream.range(0, PEOPLE).mapToObj(i -> SERVER.guest("Slow")).toList();
    List<ChatClient> people = new ArrayList<>();
    try {
      guests.forEach(guest -> people.add(guest.connect()));
      Guest other = guests.get(PEOPLE - 1);
      Talk before = talk(people, "before", POSTS);
      Talk besideUploads;
      try (Standing slow = new Standing()) {
        slow.add(
            guests,
            "POST api/v1/rooms/lobby/files?name=slow.bin",
            "Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n",
            1_000);
        besideUploads = talk(people, "beside slow uploads", POSTS);
        anotherFileComesAndGoes(other);
      }
      String big = sent(other, new byte[BYTES]);
      assertThat(FileRequests.post(people.get(PEOPLE - 1), "big", big).path("type").asText())
          .isEqualTo("accepted");
      Talk besideDownloads;
      try (Standing slow = new Standing()) {
        slow.add(guests, "GET api/v1/files/" + big, "", NEVER);
        besideDownloads = talk(people, "beside slow downloads", POSTS);
        anotherFileComesAndGoes(other);
      }
      // Whoever was slow has a share again once the server has seen that nobody reads.
      await()
          .atMost(Duration.ofSeconds(40))
          .until(
              () ->
                  FileRequests.ask(guests.get(0), "GET", "api/v1/files/" + big, null).statusCode()
                      == 200);
      System.out.printf(
          "%s: %d slow files beside %d people: posts %s before, %s beside uploads, %s beside"
              + " downloads%n",
          SERVER.serverName(), SLOW, PEOPLE, before, besideUploads, besideDownloads);
    } finally {
      people.forEach(ChatClient::close);
    }
  }

  /** Closes all of them. */
  private static final class Standing implements AutoCloseable {
    private final List<SlowBodies> all = new ArrayList<>();

    /** Opens an equal share for each of the first people. */
    void add(List<Guest> people, String request, String more, int everyMillis) throws IOException {
      for (Guest who : people.subList(0, WHO_ARE_SLOW)) {
        all.add(
            new SlowBodies(
                SERVER.baseUri(), SLOW / WHO_ARE_SLOW, request, headers(who) + more, everyMillis));
      }
    }

    @Override
    public void close() throws IOException {
      for (SlowBodies some : all) {
        some.close();
      }
    }
  }

  private static String headers(Guest who) {
    return "Cookie: " + who.cookie() + "\r\nOrigin: " + FileRequests.origin(who) + "\r\n";
  }

  private static void anotherFileComesAndGoes(Guest who) {
    String id = sent(who, "beside".getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> got = FileRequests.ask(who, "GET", "api/v1/files/" + id, null);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(FileRequests.ask(who, "DELETE", "api/v1/files/" + id, null).statusCode())
        .isEqualTo(204);
  }

  private static String sent(Guest who, byte[] bytes) {
    HttpResponse<byte[]> answer = FileRequests.send(who, "lobby", "f.bin", bytes);
    assertThat(answer.statusCode()).isEqualTo(201);
    return FileRequests.json(answer).get("id").asText();
  }

  private static Talk talk(List<ChatClient> people, String what, int posts) {
    return Talk.among(
        people,
        what,
        posts,
        () -> assertThat(SERVER.http().get("-/live").statusCode()).isEqualTo(200));
  }
}
