package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Does once what a {@code chat} command line asks for. */
public final class ChatRun {
  /** Every user is a member of this room. */
  private static final String LOBBY = "lobby";

  private final HttpClient http;
  private final ServerAddress server;
  private final Wishes wishes;
  private final Output output;
  private final InputStream in;
  private final ZoneId zone = ZoneId.systemDefault();

  /**
   * Holds what was asked for.
   *
   * @param room the id or name of the room
   * @param direct the name of the person to write to, instead of a room
   * @param join whether to become a member of a public room
   * @param since the seq after which to follow
   * @param count how many messages to follow; 0 for all
   * @param giveUpAfter how long it may get nowhere; empty for ever
   */
  public record Wishes(
      Optional<String> room,
      Optional<String> direct,
      boolean join,
      OptionalLong since,
      long count,
      Duration connectTimeout,
      Optional<Duration> giveUpAfter,
      boolean json) {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** Returns for how long to try to sign in. */
    public Duration signInPatience() {
      return giveUpAfter.orElse(FOR_EVER);
    }
  }

  /** Makes a run that prints to these and reads from that. */
  public ChatRun(
      HttpClient http,
      ServerAddress server,
      Wishes wishes,
      InputStream in,
      PrintWriter out,
      PrintWriter err) {
    this.http = http;
    this.server = server;
    this.wishes = wishes;
    this.in = in;
    output = new Output(out, err, wishes.json());
  }

  /** Posts each line of the input. */
  public void postLines(String token) {
    try (TerminalClient client = client(token)) {
      posting(client).lines(reader());
    }
  }

  /** Posts one text; without one, all of the input. */
  public void postText(String token, @Nullable String text) {
    try (TerminalClient client = client(token)) {
      posting(client).text(() -> text == null ? InputLines.whole(reader()).strip() : text);
    }
  }

  /** Posts files in one message, with a text or without; with the input as a text if that is so. */
  public void postFiles(String token, List<Path> files, @Nullable String text, boolean whole) {
    try (TerminalClient client = client(token)) {
      JsonNode welcome = client.start();
      int most = welcome.path("limits").path("files").path("perMessage").asInt(files.size());
      if (files.size() > most) {
        throw new ChatException(
            ChatException.REFUSED, "A message takes " + most + " files, and not " + files.size());
      }
      String room = room(client);
      FileSender sender =
          new FileSender(
              http,
              server,
              token,
              FileSender.Patient.of(
                  wishes.signInPatience(), ThreadLocalRandom.current()::nextDouble));
      List<String> ids = files.stream().map(file -> sender.send(file, room)).toList();
      String words = whole ? InputLines.whole(reader()).strip() : text == null ? "" : text;
      new Posting(client, welcome, room, output).withFiles(words, ids);
    }
  }

  /** Prints the rooms that one is a member of, and those that one may join. */
  public void listRooms(String token) {
    try (TerminalClient client = client(token)) {
      client.start();
      for (JsonNode room : client.rooms().all()) {
        output.object(room);
        output.line(roomLine(client, room, "member"));
      }
      JsonNode open =
          client.ask(Conversation.command("rooms")).orThrow("Cannot list the rooms").path("rooms");
      for (JsonNode room : open) {
        if (client.rooms().find(room.path("id").asText()).isEmpty()) {
          output.object(room);
          output.line(roomLine(client, room, "public"));
        }
      }
    }
  }

  private static String roomLine(TerminalClient client, JsonNode room, String role) {
    return TerminalText.line(room.path("id").asText())
        + "\t"
        + role
        + "\t"
        + TerminalText.line(client.rooms().name(room));
  }

  /** Prints the last messages of the room, and goes on with what comes if that is wished. */
  public void read(String token, int history, boolean follow) {
    try (TerminalClient client = client(token)) {
      EventLines lines = new EventLines(client.rooms(), "yyyy-MM-dd HH:mm:ss", zone);
      Following following = new Following(output, lines, wishes.count());
      if (follow) {
        client.observer(following);
      }
      wishes
          .since()
          .ifPresent(
              seq -> {
                String id = wishes.room().orElse(LOBBY);
                client.conversation().beginAfter(id, seq);
                following.begin(Optional.of(id), 0);
              });
      client.start();
      if (wishes.since().isEmpty()) {
        begin(client, lines, following, history);
      }
      if (follow) {
        following.await(client);
      }
    }
  }

  private void begin(TerminalClient client, EventLines lines, Following following, int history) {
    if (history == 0 && wishes.room().isEmpty() && wishes.direct().isEmpty()) {
      following.begin(Optional.empty(), 0);
      return;
    }
    String room = room(client);
    long printed = 0;
    for (JsonNode message : HistoryReader.last(client, room, history)) {
      output.object(message);
      output.line(lines.message(message).toString());
      printed = message.path("seq").asLong();
    }
    following.begin(Optional.of(room), printed);
  }

  /** Talks with the person at the terminal. */
  public void talk(String token) {
    try (TerminalClient client = client(token)) {
      Interactive interactive =
          new Interactive(client, new EventLines(client.rooms(), "HH:mm", zone));
      client.observer(interactive);
      client.start();
      String room = room(client);
      try (JLineConsole console =
          new JLineConsole(
              TerminalBuilder.builder().system(true).build(), interactive::completions)) {
        interactive.run(console, room);
      }
    } catch (IOException e) {
      throw new ChatException(
          ChatException.REFUSED, "The terminal cannot be used: " + e.getMessage(), e);
    }
  }

  private TerminalClient client(String token) {
    return new TerminalClient(
        new WebSocketTransport(http, server.webSocket(), token, wishes.connectTimeout()),
        wishes.giveUpAfter());
  }

  private Posting posting(TerminalClient client) {
    JsonNode welcome = client.start();
    return new Posting(client, welcome, room(client), output);
  }

  private String room(TerminalClient client) {
    return wishes
        .direct()
        .map(client::direct)
        .orElseGet(() -> client.room(wishes.room().orElse(LOBBY), wishes.join()));
  }

  private Reader reader() {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
