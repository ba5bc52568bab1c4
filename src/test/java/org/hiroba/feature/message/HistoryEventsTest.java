package org.hiroba.feature.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.log.HistoryQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who came and went and how a room changed, in its history. */
class HistoryEventsTest {
  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("ann");
  private final Client bob = plaza.client("bob");
  private final String room = ann.createRoom("Square", "public");

  @AfterEach
  void close() {
    plaza.close();
  }

  private JsonNode history(String more) {
    return ann.ask("history", "'room':'" + room + "'" + more);
  }

  private static List<Long> seqs(JsonNode list) {
    List<Long> seqs = new ArrayList<>();
    list.forEach(one -> seqs.add(one.path("seq").asLong()));
    return seqs;
  }

  @Test
  void tellsThemBesideTheMessagesWhenAskedFor() {
    bob.must("joinRoom", "'room':'" + room + "'");
    ann.post(room, "hello");
    ann.must("updateRoom", "'room':'" + room + "','name':'Plaza','topic':'news'");
    bob.must("leaveRoom", "'room':'" + room + "'");

    assertThat(history("").has("events")).isFalse();
    assertThat(history(",'events':false").has("events")).isFalse();
    JsonNode events = history(",'events':true").path("events");
    assertThat(seqs(events)).containsExactly(1L, 3L, 4L);
    assertThat(events.path(0).path("type").asText()).isEqualTo("memberJoined");
    assertThat(events.path(0).path("user").path("name").asText()).isEqualTo("bob");
    assertThat(events.path(1).path("type").asText()).isEqualTo("roomUpdated");
    assertThat(events.path(1).path("name").asText()).isEqualTo("Plaza");
    assertThat(events.path(1).path("by").asText()).isEqualTo(ann.id().value());
    assertThat(events.path(2).path("type").asText()).isEqualTo("memberLeft");
    assertThat(events.path(2).path("at").asText()).startsWith("2026-11-21T12:00:00");
  }

  private void comeAndGo(int messages) {
    for (int i = 0; i < messages; i++) {
      bob.must("joinRoom", "'room':'" + room + "'");
      ann.post(room, "message " + i);
      bob.must("leaveRoom", "'room':'" + room + "'");
    }
  }

  @Test
  void tellsEachOnceOnPagesThatFollowEachOther() {
    comeAndGo(7);
    List<Long> expected = new ArrayList<>();
    for (long i = 0; i < 7; i++) {
      expected.add(3 * i + 1);
      expected.add(3 * i + 3);
    }

    List<Long> back = new ArrayList<>();
    JsonNode page = history(",'events':true,'limit':3");
    back.addAll(0, seqs(page.path("events")));
    while (page.path("hasBefore").asBoolean()) {
      long first = page.path("messages").path(0).path("seq").asLong();
      page = history(",'events':true,'limit':3,'before':" + first);
      back.addAll(0, seqs(page.path("events")));
    }
    assertThat(back).isEqualTo(expected);

    page = history(",'events':true,'limit':3,'after':0");
    List<Long> on = new ArrayList<>(seqs(page.path("events")));
    while (page.path("hasAfter").asBoolean()) {
      JsonNode messages = page.path("messages");
      long last = messages.path(messages.size() - 1).path("seq").asLong();
      page = history(",'events':true,'limit':3,'after':" + last);
      on.addAll(seqs(page.path("events")));
    }
    assertThat(on).isEqualTo(expected);

    JsonNode around = history(",'events':true,'limit':2,'around':11");
    assertThat(seqs(around.path("messages"))).containsExactly(8L, 11L);
    assertThat(seqs(around.path("events"))).containsExactly(9L, 10L);
  }

  @Test
  void tellsThemOfARoomWithoutAMessage() {
    bob.must("joinRoom", "'room':'" + room + "'");

    assertThat(seqs(history(",'events':true").path("events"))).containsExactly(1L);
    assertThat(seqs(history(",'events':true,'before':5").path("events"))).containsExactly(1L);
    assertThat(seqs(history(",'events':true,'after':1").path("events"))).isEmpty();
    assertThat(seqs(history(",'events':true,'after':9223372036854775807").path("events")))
        .isEmpty();
  }

  @Test
  void tellsNoMoreThanAPageHolds() {
    int most = HistoryQuery.MAX_CHANGES;
    for (int i = 0; i <= most; i++) {
      ann.must("updateRoom", "'room':'" + room + "','topic':'topic " + i + "'");
    }

    JsonNode latest = history(",'events':true");
    assertThat(latest.path("events")).hasSize(most);
    assertThat(latest.path("eventsCut").asBoolean()).isTrue();
    assertThat(seqs(latest.path("events"))).first().isEqualTo(2L);
    JsonNode first = history(",'events':true,'after':0");
    assertThat(seqs(first.path("events"))).first().isEqualTo(1L);
    assertThat(first.path("eventsCut").asBoolean()).isTrue();
  }

  @Test
  void tellsOutsidersNothing() {
    String secret = ann.createRoom("Secret", "private");
    JsonNode answer = bob.ask("history", "'room':'" + secret + "','events':true");

    assertThat(Client.outcome(answer)).isEqualTo("not-found");
  }
}
