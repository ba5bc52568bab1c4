package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A conversation for callers that wait for answers. Thread-safe. */
final class TerminalClient implements AutoCloseable {
  private final ThreadLoop loop = new ThreadLoop();
  private final Rooms rooms = new Rooms();
  private final CompletableFuture<JsonNode> firstWelcome = new CompletableFuture<>();
  private final Conversation conversation;
  private volatile Observer observer = new Observer() {};

  /** Makes a client that has not begun. */
  TerminalClient(Transport transport, Optional<Duration> giveUpAfter) {
    conversation =
        new Conversation(
            loop,
            transport,
            new Noting(),
            CommandIds.random(),
            () -> ThreadLocalRandom.current().nextDouble(),
            giveUpAfter);
    var unused =
        conversation
            .end()
            .whenComplete(
                (ended, why) -> {
                  if (why != null) {
                    firstWelcome.completeExceptionally(why);
                  }
                });
  }

  /** Lets somebody hear of everything, after {@link #rooms} knows it; before {@link #start}. */
  void observer(Observer newObserver) {
    observer = newObserver;
  }

  Rooms rooms() {
    return rooms;
  }

  Conversation conversation() {
    return conversation;
  }

  /**
   * Begins and waits until the server says welcome.
   *
   * @throws ChatException if that will not be
   */
  JsonNode start() {
    conversation.start();
    return await(firstWelcome);
  }

  /** Sends a command and waits for its answer, which may be an error. */
  Reply ask(ObjectNode command) {
    return await(conversation.request(command));
  }

  /**
   * Waits for something of this conversation.
   *
   * @throws ChatException if the conversation ends before
   */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw reason(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChatException(ChatException.UNREACHABLE, "Interrupted", e);
    }
  }

  /** Throws the reason if the conversation has ended for one. */
  void throwIfOver() {
    if (conversation.end().isCompletedExceptionally()) {
      await(conversation.end());
    }
  }

  private static ChatException reason(Exception e) {
    Throwable cause = e;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof ChatException known
        ? known
        : new ChatException(ChatException.UNREACHABLE, String.valueOf(cause), e);
  }

  /**
   * Finds the id of a room by its id or name.
   *
   * @param join whether to become a member of a public room
   * @throws ChatException if there is none, or one is no member
   */
  String room(String wanted, boolean join) {
    Optional<JsonNode> own = rooms.find(wanted);
    if (own.isPresent()) {
      return own.get().path("id").asText();
    }
    JsonNode found =
        publicRoom(wanted)
            .orElseThrow(
                () ->
                    new ChatException(
                        ChatException.REFUSED,
                        "There is no room "
                            + TerminalText.line(wanted)
                            + " that you may see; list them with --rooms"));
    if (!join) {
      throw new ChatException(
          ChatException.REFUSED,
          "You are not a member of " + TerminalText.line(wanted) + "; add --join to become one");
    }
    String id = found.path("id").asText();
    ask(Conversation.command("joinRoom").put("room", id)).orThrow("Cannot join " + wanted);
    return id;
  }

  /** Finds a public room that one may join, by name or, since a search knows names only, by id. */
  private Optional<JsonNode> publicRoom(String wanted) {
    Optional<JsonNode> named =
        publicRooms(Conversation.command("rooms").put("q", wanted))
            .filter(room -> room.path("name").asText().equalsIgnoreCase(wanted))
            .findFirst();
    return named.isPresent()
        ? named
        : publicRooms(Conversation.command("rooms"))
            .filter(room -> room.path("id").asText().equals(wanted))
            .findFirst();
  }

  private Stream<JsonNode> publicRooms(ObjectNode question) {
    JsonNode answer = ask(question).orThrow("Cannot list the rooms");
    return StreamSupport.stream(answer.path("rooms").spliterator(), false);
  }

  /**
   * Opens the direct room with somebody and returns its id.
   *
   * @throws ChatException if nobody has that name
   */
  String direct(String name) {
    JsonNode answer =
        ask(Conversation.command("users").put("q", name)).orThrow("Cannot look for " + name);
    String user =
        StreamSupport.stream(answer.path("users").spliterator(), false)
            .filter(
                one ->
                    one.path("name").asText().equalsIgnoreCase(name)
                        || one.path("displayName").asText().equalsIgnoreCase(name))
            .map(one -> one.path("id").asText())
            .findFirst()
            .orElseThrow(
                () ->
                    new ChatException(
                        ChatException.REFUSED, "Nobody is called " + TerminalText.line(name)));
    ObjectNode open = Conversation.command("openDirect");
    open.putArray("users").add(user);
    return ask(open).orThrow("Cannot write to " + name).path("room").asText();
  }

  @Override
  public void close() {
    conversation.stop();
    try {
      conversation.end().exceptionally(why -> null).join();
    } finally {
      loop.close();
    }
  }

  /** Notes what the rooms become before others hear of it. */
  private final class Noting implements Observer {
    @Override
    public void welcomed(JsonNode welcome) {
      rooms.welcomed(welcome);
      observer.welcomed(welcome);
      firstWelcome.complete(welcome);
    }

    @Override
    public void event(JsonNode event) {
      rooms.heard(event);
      observer.event(event);
    }

    @Override
    public void waiting(String why, Duration delay) {
      observer.waiting(why, delay);
    }
  }
}
