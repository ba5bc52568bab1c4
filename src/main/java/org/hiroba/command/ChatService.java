package org.hiroba.command;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.hiroba.session.ChatSession;
import org.jspecify.annotations.Nullable;

/**
 * The switchboard: takes what clients send to the kind of command that it is, within limits. Knows
 * no command by itself; {@link Commands} is the table. Thread-safe.
 *
 * <p>Commands of one session are carried out in the order in which they came; reads run beside
 * them, in their own order. Nothing here runs on a container's thread but {@link #received}, which
 * only parses and queues.
 */
public final class ChatService {
  static final String TOO_MUCH = "Too much at once; try again with the same id a little later.";
  private static final Logger LOG = System.getLogger(ChatService.class.getName());

  private final ChatParts parts;
  private final Commands commands;
  private final Answers answers;
  private final Rates rates;
  private final TooFast tooFast;

  /**
   * Puts the chat together.
   *
   * @throws IllegalArgumentException two features bring a command of one name
   */
  public ChatService(Wiring wiring) {
    parts = wiring.parts();
    commands = new Commands(parts::limits, wiring.commands());
    answers = parts.answers();
    rates = new Rates(parts.currentLimits(), parts.nanoTime());
    tooFast = new TooFast(commands, rates, parts);
    wiring.everySecond("kept-notices", () -> tooFast.catchUp(this::takeKept));
  }

  /** Takes a connection in; nothing is told before {@code hello}. */
  public void connected(ChatSession session) {
    parts.attendance().connected(session);
  }

  /**
   * Tells all clients that their sockets are about to be closed; {@link #closeAll} must follow.
   *
   * @param over how long the closing will take
   * @return false when they were told already
   */
  public boolean drain(Duration over) {
    return parts.attendance().drain(over);
  }

  /**
   * Closes all sockets after {@link #drain}, one after the other; those that are there after some
   * patience are closed whatever waits for them.
   */
  public void closeAll(Duration patience) throws InterruptedException {
    parts.attendance().closeAll(patience);
  }

  /** Lets clients in again, after {@link #drain}. */
  public void resume() {
    parts.attendance().resume();
  }

  /** Tells whether the server is going down. */
  public boolean isDraining() {
    return parts.attendance().isDraining();
  }

  /** Notes that a connection is gone. */
  public void disconnected(ChatSession session) {
    parts.attendance().disconnected(session);
    tooFast.forget(session);
  }

  /**
   * Takes a text message from a client: unless it comes too fast, parses it and queues the command.
   * Does not block.
   *
   * @return whether it was a JSON object; who sends too much else is to be closed with 1008
   */
  public boolean received(ChatSession session, String text) {
    long waitMillis =
        rates.tryAcquireAny(
            session.user().id(), Rates.weightOf(text.length()), () -> commands.rateOf(text));
    // Who comes back is let in whatever they sent before: how often is limited by the handshake.
    boolean passes = waitMillis == 0 || (!session.isWelcomed() && commands.isOpening(text));
    return passes ? read(session, text) : tooFast.take(session, text, waitMillis);
  }

  private boolean read(ChatSession session, String text) {
    try {
      ReceivedCommand command = commands.read(text);
      if (!tooFast.isBehindKept(session, command.kind(), text)) {
        queue(session, command, text.length());
      }
      return true;
    } catch (CommandException e) {
      queue(session, e.re(), 0, () -> answers.fail(session, e));
      return e.isJsonObject();
    }
  }

  /** Takes a notice that was kept until now. */
  private void takeKept(ChatSession session, String text) {
    try {
      ReceivedCommand command = commands.read(text);
      queue(session, command, text.length());
    } catch (CommandException e) {
      answers.fail(session, e);
    }
  }

  private void queue(ChatSession session, ReceivedCommand command, int chars) {
    int weight = Rates.weightOf(chars);
    queue(session, command.id(), chars, () -> execute(session, command, weight));
  }

  private void queue(ChatSession session, @Nullable String id, int chars, Runnable task) {
    if (!session.queues().commands().tryExecute(task, chars)) {
      answers.fail(
          session,
          id,
          ErrorCode.RATE_LIMITED,
          "Too many commands wait already; wait for answers.",
          1_000L);
    }
  }

  /**
   * Carries out a changing command for somebody who has no socket, exactly as for who has one, and
   * waits until it is durable.
   *
   * @param fields the command's besides its {@code type}; the same {@code id} again does nothing
   *     twice
   * @throws CommandException a field breaks a rule, or it is too much at once
   * @throws Refusal a rule forbids it, or the id was used for another command
   * @throws org.hiroba.log.StorageException the outcome is unknown or refused for now: the same id
   *     may be tried again
   */
  public CommandRecord carryOut(User author, String type, Map<String, String> fields)
      throws CommandException, Refusal {
    CommandKind kind = commands.kind(type);
    int weight = Rates.weightOf(fields.values().stream().mapToInt(String::length).sum());
    if (rates.tryAcquireAny(author.id(), weight, () -> kind == null ? Rate.NONE : kind.rate())
        > 0) {
      throw new CommandException(ErrorCode.RATE_LIMITED, TOO_MUCH, null, true);
    }
    ReceivedCommand command = commands.read(type, fields);
    if (!(command.content() instanceof Change change)) {
      throw new IllegalArgumentException(type + " changes nothing");
    }
    if (rates.tryAcquire(command.kind(), author.id(), weight) > 0) {
      throw new CommandException(ErrorCode.RATE_LIMITED, TOO_MUCH, command.id(), true);
    }
    return answers.await(change.draft(new Sender(author, command.requireId(), Optional.empty())));
  }

  /**
   * Counts a request of somebody who has no socket as one of their commands; to be called before
   * anything is done for it.
   *
   * @return 0 when it may be carried out now; else in how many milliseconds, at least 1
   */
  public long tryAcquire(User caller) {
    return rates.tryAcquireAny(caller.id(), 1, () -> Rate.NONE);
  }

  /**
   * Returns active people who share a room with somebody: all of whom a guest knows.
   *
   * @param after the key of the name after which the page begins; empty for the first page
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public List<UserRef> companions(User caller, String query, String after, int limit) {
    return parts.rooms().companions(caller.id(), query, after, limit);
  }

  /** Returns who may do what. */
  public Rights rights() {
    return parts.rights();
  }

  /**
   * Returns a page of messages.
   *
   * @throws Refusal the room is not there, or not for the caller
   */
  public HistoryPage history(User caller, RoomId room, HistoryQuery query) throws Refusal {
    Access.readable(parts.rooms(), room, caller);
    return parts.log().history(room, query.by(caller.id()));
  }

  /**
   * Returns all rooms of a person, ordered by id.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public List<RoomOverview> rooms(User caller) {
    return parts.rooms().overviewsOf(caller.id());
  }

  /**
   * Returns a room as its member sees it; empty for who is not a member.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Optional<RoomOverview> overview(User caller, RoomId room) {
    return parts.rooms().overview(room, caller.id());
  }

  /**
   * Returns a room.
   *
   * @throws Refusal it is not there, or not for the caller
   */
  public Room room(User caller, RoomId room) throws Refusal {
    return Access.readable(parts.rooms(), room, caller);
  }

  private void execute(ChatSession session, ReceivedCommand command, int weight) {
    if (session.hasEnded()) {
      return;
    }
    try {
      if (session.isWelcomed() == command.kind().isOpening()) {
        answers.fail(
            session,
            command.id(),
            ErrorCode.BAD_REQUEST,
            session.isWelcomed() ? "\"hello\" was said already." : "Say \"hello\" first.",
            null);
        return;
      }
      long waitMillis = rates.tryAcquire(command.kind(), session.user().id(), weight);
      if (waitMillis > 0) {
        answers.fail(session, command.id(), ErrorCode.RATE_LIMITED, TOO_MUCH, waitMillis);
        return;
      }
      carryOut(session, command);
    } catch (Refusal | RuntimeException | Error e) {
      if (command.id() == null && !(e instanceof Refusal)) {
        LOG.log(Level.WARNING, "A command without an answer failed: " + command.kind(), e);
      } else {
        answers.failed(session, command.id(), e);
      }
    }
  }

  private void carryOut(ChatSession session, ReceivedCommand command) throws Refusal {
    Object content = Confinement.of(command, session.reach());
    if (content instanceof ShowsRoom shows) {
      shows.shownRoom().ifPresent(session::looksAt);
    }
    if (content instanceof Change change) {
      Sender sender = new Sender(session.user(), command.requireId(), Optional.of(session.id()));
      answers.submit(session, command.requireId(), change.draft(sender));
    } else if (content instanceof Question question) {
      answers.read(
          session,
          command.kind().lane().of(session),
          command.requireId(),
          () -> question.answer(session.user()));
    } else if (content instanceof Notice notice) {
      notice.take(session);
    } else if (content instanceof Immediate immediate) {
      immediate.answer(session, command.requireId());
    } else {
      throw new IllegalStateException("nobody knows what to do with " + command.kind());
    }
  }
}
