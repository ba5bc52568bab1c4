package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.hiroba.cli.chat.PendingCommands.Pending;
import org.jspecify.annotations.Nullable;

/**
 * Speaks {@code hiroba.v1} with a server for as long as that makes sense, over one connection after
 * the other: says hello, resumes, sends each command until it is answered (always under the same
 * id, so that nothing happens twice) and comes back after a loss as the close code tells.
 *
 * <p>The methods that are not private may be called from any thread; all work is done on the loop.
 */
final class Conversation {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
  private static final Duration SLOWLY = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Loop loop;
  private final Transport transport;
  private final Observer observer;
  private final CommandIds ids;
  private final Backoff backoff;
  private final Patience patience;
  private final Silence silence;
  private final Places places = new Places();
  private final PendingCommands pending = new PendingCommands();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Optional<Attempt> current = Optional.empty();
  private boolean everWelcomed;
  private Duration drain = Duration.ZERO;
  private Runnable cancelRetry = () -> {};

  /**
   * Makes a conversation that has not begun.
   *
   * @param giveUpAfter how long it may get nowhere while somebody waits; empty for ever
   */
  Conversation(
      Loop loop,
      Transport transport,
      Observer observer,
      CommandIds ids,
      DoubleSupplier random,
      Optional<Duration> giveUpAfter) {
    this.loop = loop;
    this.transport = transport;
    this.observer = observer;
    this.ids = ids;
    backoff = new Backoff(random);
    silence = new Silence(loop, this::ping, () -> drop("the server fell silent"));
    patience =
        new Patience(
            loop,
            giveUpAfter,
            () -> everWelcomed && pending.isEmpty(),
            why -> finish(new ChatException(ChatException.UNREACHABLE, why)));
  }

  /** Hears a room from after an event on; before {@link #start} only. */
  void beginAfter(String room, long seq) {
    places.beginAfter(room, seq);
  }

  void start() {
    loop.execute(
        () -> {
          patience.start();
          connect();
        });
  }

  /**
   * Sends a command until it is answered. An {@code unavailable} or {@code rate-limited} is no
   * answer: the command is sent again.
   *
   * @return completes with the answer, or fails with a {@link ChatException} when the conversation
   *     is over
   */
  CompletableFuture<Reply> request(ObjectNode command) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    loop.execute(
        () -> {
          if (end.isDone()) {
            var unused = end.whenComplete((ended, why) -> reply.completeExceptionally(reason(why)));
            return;
          }
          command.put("id", ids.next());
          patience.progress();
          send(pending.add(command, reply));
        });
    return reply;
  }

  /** Sends what has no answer; drops it when there is no connection. */
  void tell(ObjectNode command) {
    loop.execute(() -> current.ifPresent(attempt -> attempt.send(command.toString())));
  }

  /** Returns what completes when it is over: normally after {@link #stop}, else with the reason. */
  CompletableFuture<Void> end() {
    return end.copy();
  }

  /** Ends it; commands that wait fail. */
  void stop() {
    loop.execute(() -> finish(null));
  }

  /** Begins a command of a type. */
  static ObjectNode command(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private void connect() {
    if (end.isDone()) {
      return;
    }
    ObjectNode hello = command("hello").put("id", ids.next());
    places.addTo(hello);
    Attempt attempt = new Attempt(loop, new Hearing(), hello);
    current = Optional.of(attempt);
    attempt.open(transport);
  }

  private void send(Pending command) {
    current
        .filter(Attempt::isWelcomed)
        .ifPresent(
            attempt -> {
              command.timer(
                  loop.schedule(ANSWER_WITHIN, () -> attempt.drop("the server did not answer")));
              attempt.send(command.json());
            });
  }

  private void ping() {
    tell(command("ping").put("id", ids.next()));
  }

  private void drop(String why) {
    current.ifPresent(attempt -> attempt.drop(why));
  }

  private void comeBack(String why, Duration atLeast) {
    current = Optional.empty();
    silence.stop();
    pending.stopTimers();
    drain = Duration.ZERO;
    Duration delay = backoff.next(atLeast);
    patience.trouble(why);
    observer.waiting(why, delay);
    cancelRetry = loop.schedule(delay, this::connect);
  }

  private void finish(@Nullable ChatException why) {
    current.ifPresent(why == null ? Attempt::close : Attempt::abort);
    current = Optional.empty();
    silence.stop();
    patience.stop();
    cancelRetry.run();
    pending.fail(reason(why));
    if (why == null) {
      end.complete(null);
    } else {
      end.completeExceptionally(why);
    }
  }

  private static ChatException reason(@Nullable Throwable why) {
    return why instanceof ChatException known
        ? known
        : new ChatException(ChatException.UNREACHABLE, "The conversation is over");
  }

  /** What the present connection brings. */
  private final class Hearing implements Attempt.Owner {
    @Override
    public void welcomed(JsonNode welcome) {
      everWelcomed = true;
      backoff.reset();
      patience.progress();
      places.welcomed(welcome);
      silence.start(Duration.ofSeconds(Math.max(1, welcome.path("heartbeatSeconds").asLong(20))));
      observer.welcomed(welcome);
      pending.all().forEach(Conversation.this::send);
    }

    @Override
    public void heard() {
      silence.heard();
    }

    @Override
    public void event(JsonNode event) {
      if (event.path("type").asText().equals("draining")) {
        drain = Duration.ofMillis(Math.max(0, event.path("reconnectAfterMillis").asLong()));
      }
      if (event.has("re")) {
        answer(event.path("re").asText(), new Reply(event));
      } else if (places.isNews(event)) {
        observer.event(event);
      }
    }

    private void answer(String id, Reply reply) {
      if (reply.isGood() || !Refusals.isPassing(reply.code())) {
        patience.progress();
        pending.answered(id, reply);
        return;
      }
      patience.trouble("the server says: " + reply.message());
      Duration wait =
          Duration.ofMillis(reply.event().path("retryAfterMillis").asLong(RETRY_AFTER.toMillis()));
      pending.find(id).ifPresent(again -> again.timer(loop.schedule(wait, () -> send(again))));
    }

    @Override
    public void lost(int code, String reason) {
      String why = why(code, reason);
      switch (CloseAction.of(code)) {
        case RECONNECT -> comeBack(why, Duration.ZERO);
        case AFTER_DRAIN -> comeBack(why, drain);
        case SLOWLY -> comeBack(why, SLOWLY);
        case DROP_MESSAGE -> {
          // Which one it was the server does not say: the first is the one that waits longest.
          pending.all().stream().findFirst().ifPresent(big -> pending.answered(big.id(), tooBig()));
          comeBack(why, Duration.ZERO);
        }
        case SIGN_IN ->
            finish(new ChatException(ChatException.NOT_SIGNED_IN, "The sign-in is over: " + why));
        case STOP ->
            finish(new ChatException(ChatException.REFUSED, "The server ended the chat: " + why));
      }
    }

    @Override
    public void refused(int status) {
      Refusals.forGood(status, everWelcomed)
          .ifPresentOrElse(
              Conversation.this::finish, () -> comeBack(Refusals.sentence(status), Duration.ZERO));
    }

    @Override
    public void unwelcome(Reply reply) {
      String why = "the server does not take us in: " + reply.message();
      if (Refusals.isPassing(reply.code())) {
        comeBack(why, Duration.ZERO);
      } else {
        finish(new ChatException(ChatException.REFUSED, why));
      }
    }

    private static String why(int code, String reason) {
      String words = TerminalText.line(reason);
      if (words.isEmpty()) {
        return "the connection was lost";
      }
      return code == Attempt.BROKEN ? words : words + " (" + code + ")";
    }

    private static Reply tooBig() {
      return new Reply(
          command("error")
              .put("code", "too-large")
              .put("message", "The message is bigger than this server takes"));
    }
  }
}
