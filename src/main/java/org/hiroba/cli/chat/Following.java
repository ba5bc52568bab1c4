package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Prints what happens, as it happens, until enough messages came. What happens before it is told
 * where to begin waits. Thread-safe.
 */
final class Following implements Observer {
  private final Output output;
  private final EventLines lines;
  private final CompletableFuture<Void> enough = new CompletableFuture<>();
  private final List<JsonNode> early = new ArrayList<>();
  private Optional<String> onlyRoom = Optional.empty();
  private long printedUpTo;
  private boolean begun;
  private boolean isAway;
  private long left;

  /**
   * Makes one that prints to a script.
   *
   * @param count how many messages are enough; 0 for never
   */
  Following(Output output, EventLines lines, long count) {
    this.output = output;
    this.lines = lines;
    left = count;
  }

  /**
   * Begins to print.
   *
   * @param room the id of the room to hear; empty for all
   * @param upTo the seq up to which everything in it was printed already
   */
  synchronized void begin(Optional<String> room, long upTo) {
    onlyRoom = room;
    printedUpTo = upTo;
    begun = true;
    early.forEach(this::print);
    early.clear();
  }

  /** Waits until enough messages came, the reader has gone or the conversation ended. */
  void await(TerminalClient client) {
    TerminalClient.await(CompletableFuture.anyOf(enough, client.conversation().end()));
  }

  @Override
  public synchronized void event(JsonNode event) {
    if (begun) {
      print(event);
    } else {
      early.add(event);
    }
  }

  private void print(JsonNode event) {
    if (!isWanted(event) || enough.isDone()) {
      return;
    }
    output.object(event);
    lines.of(event, onlyRoom.isEmpty()).ifPresent(line -> output.line(line.toString()));
    boolean isMessage = event.path("type").asText().equals("message");
    boolean last = isMessage && left > 0 && --left == 0;
    if (output.isClosed() || last) {
      enough.complete(null);
    }
  }

  private boolean isWanted(JsonNode event) {
    if (onlyRoom.isEmpty()) {
      return true;
    }
    boolean here = event.path("room").asText().equals(onlyRoom.get());
    boolean printed = event.has("seq") && event.path("seq").asLong() <= printedUpTo;
    return (here && !printed) || event.path("type").asText().equals("notice");
  }

  @Override
  public synchronized void welcomed(JsonNode welcome) {
    isAway = false;
  }

  @Override
  public synchronized void waiting(String why, Duration delay) {
    if (!isAway) {
      output.note("Reconnecting: " + why);
    }
    isAway = true;
  }
}
