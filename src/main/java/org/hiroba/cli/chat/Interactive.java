package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Talks with a person at a console. {@link #run} is for one thread. */
final class Interactive implements Observer {
  private static final int FIRST_MESSAGES = 20;
  private static final List<String> HELP =
      List.of(
          "/rooms            your rooms, and those you may join",
          "/join ROOM        go to a room; a public one is joined",
          "/dm NAME          write to one person",
          "/history [N]      the last N messages, 20 unless told",
          "/who              who is in this room",
          "/help, /quit      Ctrl-D leaves as well; a line that begins with // is a message with /");
  private static final List<String> COMMANDS =
      List.of("/rooms", "/join", "/dm", "/history", "/who", "/help", "/quit");

  private final TerminalClient client;
  private final EventLines lines;
  private volatile Optional<Console> console = Optional.empty();
  private volatile String room = "";
  private boolean isAway;

  Interactive(TerminalClient client, EventLines lines) {
    this.client = client;
    this.lines = lines;
  }

  /**
   * Talks until the person leaves.
   *
   * @param firstRoom the id of the room in which to begin
   */
  void run(Console person, String firstRoom) {
    console = Optional.of(person);
    enter(firstRoom);
    note("You are in " + lines.label(room) + ". /help tells what can be done.");
    var unused = client.conversation().end().whenComplete((ended, why) -> person.leave());
    Optional<String> line = person.readLine(prompt());
    while (line.isPresent()) {
      try {
        if (!take(line.get().strip())) {
          return;
        }
      } catch (ChatException e) {
        note(String.valueOf(e.getMessage()));
      }
      line = person.readLine(prompt());
    }
    client.throwIfOver();
  }

  private String prompt() {
    return lines.label(room) + "> ";
  }

  /** Completes what is typed. */
  List<String> completions(String typed) {
    if (typed.startsWith("/join ")) {
      return client.rooms().all().stream()
          .map(client.rooms()::name)
          .map(TerminalText::line)
          .toList();
    }
    return typed.startsWith("/") && !typed.contains(" ") ? COMMANDS : List.of();
  }

  /** Does what a line says; returns false when it says to leave. */
  private boolean take(String line) {
    if (line.isEmpty()) {
      return true;
    }
    if (!line.startsWith("/") || line.startsWith("//")) {
      post(line.startsWith("//") ? line.substring(1) : line);
      return true;
    }
    String[] words = line.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "/quit", "/exit" -> {
        return false;
      }
      case "/help" -> HELP.forEach(this::note);
      case "/rooms" -> listRooms();
      case "/join" -> enter(client.room(required(rest, "/join ROOM"), true));
      case "/dm" -> enter(client.direct(required(rest, "/dm NAME")));
      case "/history" -> history(rest.isEmpty() ? FIRST_MESSAGES : number(rest));
      case "/who" -> who();
      default -> note("There is no " + words[0] + "; /help tells what there is.");
    }
    return true;
  }

  private static String required(String rest, String usage) {
    if (rest.isEmpty()) {
      throw new ChatException(ChatException.REFUSED, "Write " + usage);
    }
    return rest;
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= HistoryReader.MAX_MESSAGES) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw noNumber(e);
    }
    throw noNumber(null);
  }

  private static ChatException noNumber(@Nullable Exception cause) {
    String message = "Write /history N with a number from 1 to " + HistoryReader.MAX_MESSAGES;
    return cause == null
        ? new ChatException(ChatException.REFUSED, message)
        : new ChatException(ChatException.REFUSED, message, cause);
  }

  private void post(String text) {
    String to = room;
    var unused =
        client
            .conversation()
            .request(Conversation.command("post").put("room", to).put("text", text))
            .thenAccept(
                reply -> {
                  if (!reply.isGood()) {
                    note("Not posted: " + reply.message());
                  }
                })
            .exceptionally(
                why -> {
                  note("Not known to be posted: " + TerminalText.line(text));
                  return null;
                });
  }

  private void enter(String id) {
    room = id;
    history(FIRST_MESSAGES);
  }

  private void history(int count) {
    HistoryReader.last(client, room, count).forEach(message -> show(lines.message(message)));
  }

  private void note(String text) {
    show(Line.note(text));
  }

  private void show(Line line) {
    console.ifPresent(shown -> shown.print(line));
  }

  private void listRooms() {
    for (JsonNode own : client.rooms().all()) {
      String topic = TerminalText.line(own.path("topic").asText());
      note(lines.label(own.path("id").asText()) + (topic.isEmpty() ? "" : " – " + topic));
    }
    client
        .ask(Conversation.command("rooms"))
        .orThrow("Cannot list the rooms")
        .path("rooms")
        .forEach(
            open -> {
              if (client.rooms().find(open.path("id").asText()).isEmpty()) {
                note("#" + TerminalText.line(open.path("name").asText()) + " (to join)");
              }
            });
  }

  private void who() {
    JsonNode answer =
        client
            .ask(Conversation.command("users").put("room", room))
            .orThrow("Cannot ask who is here");
    StreamSupport.stream(answer.path("users").spliterator(), false)
        .map(
            user ->
                TerminalText.line(user.path("displayName").asText())
                    + " ("
                    + TerminalText.line(user.path("presence").asText())
                    + ")")
        .forEach(this::note);
  }

  @Override
  public void welcomed(JsonNode welcome) {
    if (isAway) {
      note("Connected again.");
    }
    isAway = false;
  }

  @Override
  public void event(JsonNode event) {
    boolean elsewhere = !event.path("room").asText().equals(room);
    lines.of(event, elsewhere).ifPresent(this::show);
  }

  @Override
  public void waiting(String why, Duration delay) {
    if (!isAway) {
      note("Reconnecting: " + why);
    }
    isAway = true;
  }
}
