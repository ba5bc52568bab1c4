package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Fetches the last messages of a room, page by page. */
final class HistoryReader {
  /** How many messages may be asked for at once. */
  static final int MAX_MESSAGES = 1_000;

  private static final int PAGE = 100;

  private HistoryReader() {}

  /** Returns the last messages, oldest first; each tells its room. */
  static List<JsonNode> last(TerminalClient client, String room, int count) {
    Deque<JsonNode> found = new ArrayDeque<>();
    boolean more = true;
    while (more && found.size() < count) {
      ObjectNode ask =
          Conversation.command("history")
              .put("room", room)
              .put("limit", Math.min(PAGE, count - found.size()));
      if (!found.isEmpty()) {
        ask.put("before", found.getFirst().path("seq").asLong());
      }
      JsonNode page = client.ask(ask).orThrow("Cannot read the history");
      List<JsonNode> messages = new ArrayList<>();
      page.path("messages").forEach(messages::add);
      for (int i = messages.size() - 1; i >= 0; i--) {
        if (messages.get(i) instanceof ObjectNode message) {
          found.addFirst(message.put("room", room));
        }
      }
      more = page.path("hasBefore").asBoolean() && !messages.isEmpty();
    }
    return List.copyOf(found);
  }
}
