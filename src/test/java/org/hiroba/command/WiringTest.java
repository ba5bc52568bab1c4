package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.broker.LocalBroker;
import org.hiroba.log.News;
import org.hiroba.log.Note;
import org.junit.jupiter.api.Test;

class WiringTest {
  private record Told(String what) implements Note {}

  private final List<String> heard = new CopyOnWriteArrayList<>();

  private void hear(Told note) {
    if (note.what().equals("sick")) {
      throw new StackOverflowError("told to throw");
    }
    heard.add(note.what());
  }

  @Test
  void tellsTheOtherNotesWhateverOneOfThemThrows() {
    Wiring wiring = new Wiring(null);
    wiring.onNote(Told.class, this::hear);
    News news = new News(List.of(), List.of(new Told("one"), new Told("sick"), new Told("two")));
    wiring.listeners().forEach(listener -> listener.committed(news));
    assertThat(heard).containsExactly("one", "two");
  }

  @Test
  void tellsEverybodyOfACommitWhateverOneOfThemThrows() {
    LocalBroker broker = new LocalBroker();
    broker.subscribe(
        news -> {
          throw new OutOfMemoryError("told to throw");
        });
    broker.subscribe(news -> heard.add("told"));
    broker.committed(new News(List.of(), List.of(new Told("one"))));
    assertThat(heard).containsExactly("told");
  }

  @Test
  void answersInternalToTheOneWhoseQuestionThrowsAnError() {
    try (Plaza plaza = new Plaza()) {
      Client client = plaza.client("ann");
      client.awaitFanOut("lobby");
      plaza.store.broken(true);
      JsonNode answer = client.ask("pins", "'room':'lobby'");
      plaza.store.broken(false);
      assertThat(answer.get("code").asText()).isEqualTo("internal");
    }
  }
}
