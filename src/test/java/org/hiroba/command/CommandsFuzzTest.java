package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.fuzz.CommandGrammar;
import org.hiroba.fuzz.Fuzz;
import org.hiroba.fuzz.Mutator;
import org.junit.jupiter.api.Test;

/**
 * Odd commands through the whole core on a real database: whatever they say, nobody is told {@code
 * internal}, and the chat goes on.
 */
class CommandsFuzzTest {
  private static final int ROUNDS = 60;
  private static final int COMMANDS = 40;

  private static CommandGrammar grammar(Plaza plaza, Client one, Client other) {
    List<String> types = new ArrayList<>();
    plaza.kinds().forEach(kind -> types.add(kind.name()));
    String open = one.createRoom("open", "public");
    String closed = other.createRoom("closed", "private");
    one.post("lobby", "A first message with @other and words.");
    one.post(open, "Another one: 日本語の検索 ÀÉ");
    return new CommandGrammar(
        types,
        List.of("lobby", "lobby", open, closed, "nowhere"),
        List.of(one.id().value(), other.id().value(), "nobody"));
  }

  @Test
  void neverEndInAnInternalErrorNorStopTheChat() {
    try (Plaza plaza = new Plaza()) {
      Client one = plaza.client("One");
      Client other = plaza.client("Other");
      CommandGrammar grammar = grammar(plaza, one, other);
      Fuzz.rounds(
          ROUNDS,
          mutator -> {
            // A new socket each time: what one has heard is kept.
            Client client = plaza.client("One");
            List<String> said = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
              said.add(frame(grammar, mutator));
              plaza.chat.received(client.session, said.get(i));
            }
            requireHealth(client, said);
            client.disconnect();
          });
      long seq = other.post("lobby", "still here");
      other.awaitEvent("lobby", seq);
    }
  }

  private static String frame(CommandGrammar grammar, Mutator mutator) {
    String command = grammar.command(mutator);
    return mutator.oneIn(5)
        ? new String(
            mutator.mutate(command.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
        : command;
  }

  private static void requireHealth(Client client, List<String> said) {
    String id = "settled-" + Client.newId();
    client.say("{'type':'ping','id':'" + id + "'}");
    client.connection.await("pong after " + said, event -> event.path("re").asText().equals(id));
    for (JsonNode event : client.events("error")) {
      assertThat(event.path("code").asText())
          .as("%s for %s", event, said)
          .isNotIn("internal", "unavailable");
    }
    assertThat(client.connection.closes()).as("closes for %s", said).isEmpty();
  }
}
