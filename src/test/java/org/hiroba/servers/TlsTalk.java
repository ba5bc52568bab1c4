package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;

/** Two members who talk in the lobby of a new server, over TLS. */
final class TlsTalk {
  /** How many messages are under way at once: less than what makes a slow client (1 MiB). */
  private static final int AT_ONCE = 16;

  private static final int ROUNDS = 20;

  /** One in so many messages is long. */
  private static final int LONG_EVERY = 5;

  /**
   * Of three bytes each: more than one TLS record holds (RFC 8446 §5.1), and one below the limit.
   */
  private static final String LONG = "広".repeat(9_000);

  private final Http http;
  private final String origin;

  TlsTalk(Tls tls) {
    http = Http.overTls(tls.base(), tls.trusting());
    origin = tls.origin();
  }

  /** Lets one speak and finds that both heard all of it once, in order and unchanged. */
  void hold() {
    try (ChatClient speaker = member("speaker");
        ChatClient listener = member("listener")) {
      List<String> said = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        String last = "";
        for (int i = 0; i < AT_ONCE; i++) {
          last = speaker.post("lobby", said(said));
        }
        awaitMessage(listener, last);
        awaitMessage(speaker, last);
        assertThat(speaker.awaitAnswer(last).path("type").asText()).isEqualTo("accepted");
      }
      heardAll(speaker, said);
      heardAll(listener, said);
    }
  }

  /** Signs in and connects as a page from this server does. */
  private ChatClient member(String name) {
    return Guest.signIn(http, Guest.unique(name), "Origin", origin).connect("Origin", origin);
  }

  /** Thinks of the next thing to say and notes it. */
  private static String said(List<String> said) {
    int number = said.size();
    String text = number + (number % LONG_EVERY == 0 ? LONG : " is short");
    said.add(text);
    return text;
  }

  private static void awaitMessage(ChatClient client, String id) {
    client.awaitEvent(
        "the message " + id,
        ChatClient.ofType("message").and(event -> event.path("id").asText().equals(id)));
  }

  private static void heardAll(ChatClient client, List<String> said) {
    List<JsonNode> heard = client.events("message");
    long first = heard.get(0).path("seq").asLong();
    assertThat(heard.stream().map(event -> event.path("seq").asLong()))
        .as("numbers of what was heard")
        .containsExactlyElementsOf(LongStream.range(first, first + said.size()).boxed().toList());
    // Not by AssertJ's comparison, which would print a megabyte.
    for (int i = 0; i < said.size(); i++) {
      assertThat(heard.get(i).path("text").asText().equals(said.get(i)))
          .as("message %d came unchanged", i)
          .isTrue();
    }
  }
}
