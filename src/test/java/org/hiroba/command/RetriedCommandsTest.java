package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page sends once more after it lost its connection, under the same id. */
class RetriedCommandsTest {
  private final Plaza plaza = new Plaza();
  private final Client bob = plaza.client("bob");

  @AfterEach
  void close() {
    plaza.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          edit   | 'text':'better'           | edited
          delete |                           | deleted
          react  | 'emoji':'👍','on':true    | reacted
          pin    | 'on':true                 | pinned
          """)
  void answersTheSameAndDoesNothingTwiceAfterAReconnect(String type, String more, String event) {
    Client before = plaza.client("ann");
    long target = before.post("lobby", "draft");
    String fields = "'room':'lobby','target':" + target + (more == null ? "" : "," + more);
    JsonNode first = before.askAs("c-1", type, fields);
    assertThat(first.path("type").asText()).isEqualTo("accepted");
    bob.awaitEvent("lobby", first.path("seq").asLong());
    before.disconnect();

    Client after = plaza.connect("ann");
    after.hello("");
    JsonNode again = after.askAs("c-1", type, fields);

    assertThat(again).isEqualTo(first);
    long next = after.post("lobby", "and on");
    assertThat(next).isEqualTo(first.path("seq").asLong() + 1);
    bob.awaitEvent("lobby", next);
    assertThat(bob.events(event)).hasSize(1);
  }

  @Test
  void takesAReactionBackOnceHoweverOftenItIsSent() {
    Client before = plaza.client("ann");
    long target = before.post("lobby", "draft");
    String fields = "'room':'lobby','target':" + target + ",'emoji':'👍','on':";
    before.must("react", fields + "true");
    JsonNode off = before.askAs("c-2", "react", fields + "false");
    before.disconnect();
    Client after = plaza.connect("ann");
    after.hello("");
    JsonNode on = after.askAs("c-3", "react", fields + "true");

    assertThat(after.askAs("c-2", "react", fields + "false")).isEqualTo(off);

    JsonNode message = after.ask("history", "'room':'lobby'").path("messages").path(0);
    assertThat(message.path("reactions").path("👍")).hasSize(1);
    assertThat(after.ask("counts", "'room':'lobby'").path("head")).isEqualTo(on.path("seq"));
  }

  @Test
  void refusesTheSameIdForAnotherEdit() {
    Client ann = plaza.client("ann");
    String edit = "'room':'lobby','target':" + ann.post("lobby", "draft") + ",'text':";
    ann.askAs("c-1", "edit", edit + "'one'");

    assertThat(Client.outcome(ann.askAs("c-1", "edit", edit + "'two'"))).isEqualTo("conflict");
  }

  @Test
  void answersAnEditThatWasDoneEvenIfTheMessageIsGoneSince() {
    Client ann = plaza.client("ann");
    long target = ann.post("lobby", "draft");
    String edit = "'room':'lobby','target':" + target + ",'text':'better'";
    JsonNode first = ann.askAs("c-1", "edit", edit);
    ann.must("delete", "'room':'lobby','target':" + target);

    assertThat(ann.askAs("c-1", "edit", edit)).isEqualTo(first);
  }
}
