package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers that hold a connection by a body they hardly send, beside a chat. */
class SlowBodiesBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final int PEOPLE = 50;
  private static final int SLOW = 250;
  // The 99th of a hundred is not the worst one.
  private static final int POSTS = 200;
  private static final int ROUNDS = 3;
  private static final String FORM =
      "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n";

  @Test
  void neverStopTheChatNorTheProbes() throws IOException {
    List<Guest> guests = IntStream.range(0, PEOPLE).mapToObj(i -> SERVER.guest("Slow")).toList();
    List<ChatClient> people = new ArrayList<>();
    try {
      guests.forEach(guest -> people.add(guest.connect()));
      talk(people, "warming up", POSTS);
      for (int round = 1; round <= ROUNDS; round++) {
        Talk before = talk(people, "before", POSTS);
        Talk arriving;
        Talk standing;
        try (SlowBodies slow =
            new SlowBodies(SERVER.baseUri(), SLOW, "POST sign-in", FORM, 8_000)) {
          arriving = talk(people, "as they arrive", POSTS / 10);
          standing = talk(people, "as they stand", POSTS);
          if (round == ROUNDS) {
            anotherRequestIsAnswered(guests.get(0));
            assertThat(slow.awaitAnswers(40_000))
                .filteredOn(line -> line.contains(" 503"))
                .isNotEmpty();
          }
        }
        System.out.printf(
            "%s: %d slow bodies beside %d people: posts %s before, %s as they arrive, %s then%n",
            SERVER.serverName(), SLOW, PEOPLE, before, arriving, standing);
      }
      assertThat(Guest.signIn(SERVER.baseUri(), Guest.unique("After")).name()).isNotEmpty();
    } finally {
      people.forEach(ChatClient::close);
    }
  }

  /** Who is signed in has threads apart. */
  private static void anotherRequestIsAnswered(Guest guest) {
    HttpResponse<String> made =
        guest.send(
            "POST",
            "api/v1/tokens",
            "{\"name\":\"beside slow bodies\"}",
            "Content-Type",
            "application/json");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static Talk talk(List<ChatClient> people, String what, int posts) {
    return Talk.among(
        people,
        what,
        posts,
        () -> {
          // The client gives up after 30 seconds.
          assertThat(SERVER.http().get("-/live").statusCode()).isEqualTo(200);
          assertThat(SERVER.http().get("-/ready").statusCode()).isEqualTo(200);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "POST api/v1/session, Content-Length: 4000",
    "GET -/live, Content-Length: 4000",
    "POST css/page.css, Content-Length: 4000",
    "POST api/v1/session, Transfer-Encoding: chunked",
    "DELETE nowhere, Content-Length: 4000"
  })
  void areCutWhateverTheyAskFor(String request, String header) throws IOException {
    try (SlowBodies slow = new SlowBodies(SERVER.baseUri(), 40, request, header + "\r\n", 1_000)) {
      assertThat(SERVER.http().get("-/live").statusCode()).isEqualTo(200);
      assertThat(slow.awaitAnswers(40_000)).noneMatch(line -> line.contains(" 200"));
    }
    assertThat(SERVER.http().get("-/live").statusCode()).isEqualTo(200);
  }

  /** Also as long as a server itself would read for whoever asks for a parameter. */
  @ParameterizedTest
  @CsvSource({
    "POST sign-in, 5000000",
    "POST sign-in, 200000",
    "POST api/v1/session, 5000000",
    "POST post, 5000000",
    "POST post, 200000"
  })
  void areRefusedUnreadWhenTheyAnnounceTooMuch(String request, int length) throws IOException {
    try (SlowBodies slow =
        new SlowBodies(
            SERVER.baseUri(),
            4,
            request,
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n",
            1_000)) {
      assertThat(slow.awaitAnswers(30_000)).allMatch(line -> line.contains(" 413"));
    }
  }
}
