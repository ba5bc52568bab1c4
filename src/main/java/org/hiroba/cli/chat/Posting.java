package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Posts what comes in, one message after the other: each is accepted before the next is sent, which
 * keeps their order whatever happens to the connection. For one thread.
 */
final class Posting {
  /** No other message would fare better. */
  private static final Set<String> FATAL = Set.of("forbidden", "not-found", "unauthorized");

  private final TerminalClient client;
  private final String room;
  private final int maxChars;
  private final Output output;
  private int posted;
  private int refused;

  Posting(TerminalClient client, JsonNode welcome, String room, Output output) {
    this.client = client;
    this.room = room;
    this.output = output;
    maxChars = welcome.path("limits").path("maxTextChars").asInt(Integer.MAX_VALUE);
  }

  /**
   * Posts each line that is not blank.
   *
   * @throws ChatException if the conversation ended, a line was refused for a reason that holds for
   *     all, or, after the last, if some were refused
   */
  void lines(Reader in) {
    InputLines lines = new InputLines(in);
    Optional<String> line = next(lines);
    for (int number = 1; line.isPresent(); number++) {
      if (!line.get().isBlank()) {
        post(line.get(), "Line " + number);
      }
      line = next(lines);
    }
    finish();
  }

  /** Posts one text. */
  void text(Supplier<String> text) {
    post(text.get(), "The message");
    finish();
  }

  private Optional<String> next(InputLines lines) {
    CompletableFuture<Optional<String>> line = lines.next();
    // The end of the conversation shall not wait for a line that may never come.
    TerminalClient.await(CompletableFuture.anyOf(line, client.conversation().end()));
    return TerminalClient.await(line);
  }

  /** Posts one text, which may be empty, with files. */
  void withFiles(String text, List<String> files) {
    ObjectNode post = command(text);
    files.forEach(post.putArray("files")::add);
    post(post, text, "The message");
    finish();
  }

  private ObjectNode command(String text) {
    return Conversation.command("post").put("room", room).put("text", text);
  }

  private void post(String text, String what) {
    post(command(text), text, what);
  }

  private void post(ObjectNode command, String text, String what) {
    int chars = text.codePointCount(0, text.length());
    if (chars > maxChars) {
      refuse(what, "it has " + chars + " characters; this server takes " + maxChars);
      return;
    }
    Reply reply = client.ask(command);
    output.object(reply.event());
    if (reply.isGood()) {
      posted++;
    } else if (FATAL.contains(reply.code())) {
      throw new ChatException(
          ChatException.REFUSED, what + " was refused: " + reply.message() + soFar());
    } else {
      refuse(what, reply.message());
    }
  }

  private void refuse(String what, String why) {
    refused++;
    output.note(what + " was not posted: " + why);
  }

  private void finish() {
    if (refused > 0) {
      throw new ChatException(
          ChatException.REFUSED, refused + " of " + (posted + refused) + " were not posted");
    }
  }

  private String soFar() {
    return posted == 0 ? "" : " (" + posted + " posted before)";
  }
}
