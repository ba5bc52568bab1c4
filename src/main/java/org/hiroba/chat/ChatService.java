package org.hiroba.chat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.LogWriter;
import org.hiroba.log.MessageSearch;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.CommandReader;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;
import org.hiroba.session.Presence;
import org.hiroba.session.SessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what clients ask for. Thread-safe.
 *
 * <p>Commands of one session are carried out in the order in which they came; reads run beside
 * them, in their own order. Nothing here runs on a container's thread but {@link #received}, which
 * only parses and queues.
 */
public final class ChatService {
  private static final Logger LOG = System.getLogger(ChatService.class.getName());

  private final SessionRegistry sessions;
  private final RoomDirectory rooms;
  private final CommandReader reader;
  private final Answers answers;
  private final Greeting greeting;
  private final Changes changes;
  private final Questions questions;
  private final RoomSubscriptions subscriptions;
  private final ReadMarks readMarks;
  private final Extensions extensions;
  private final Presence presence;
  private final Mentions mentions;
  private final DisplayNames displayNames;
  private final TypingNews typing;
  private final Attendance attendance;

  /** Names what the chat is made of. */
  public record Parts(
      RoomDirectory rooms,
      RoomLog log,
      MessageSearch search,
      LogWriter writer,
      SessionRegistry sessions,
      FanOut fanOut,
      EventEncoder encoder,
      Presence presence,
      ProtocolLimits limits,
      int heartbeatSeconds,
      Clock clock,
      LongSupplier nanoTime) {}

  /** Puts the chat together. */
  public ChatService(Parts parts) {
    sessions = parts.sessions();
    rooms = parts.rooms();
    presence = parts.presence();
    attendance = new Attendance(parts);
    reader = new CommandReader(parts.limits());
    answers = new Answers(parts.writer(), parts.fanOut(), parts.encoder());
    subscriptions = new RoomSubscriptions(parts);
    greeting = new Greeting(parts, subscriptions);
    readMarks = new ReadMarks(parts.writer(), sessions, parts.fanOut(), parts.encoder());
    displayNames = new DisplayNames(rooms);
    extensions = new Extensions(parts, answers, readMarks, displayNames);
    mentions = new Mentions(parts.rooms(), presence, parts.nanoTime());
    typing = new TypingNews(parts.fanOut(), parts.encoder(), parts.nanoTime());
    changes = new Changes(parts, answers, mentions, subscriptions, extensions);
    questions = new Questions(parts, answers, extensions);
  }

  /** Takes a connection in; nothing is told before {@code hello}. */
  public void connected(ChatSession session) {
    attendance.connected(session);
  }

  /** Tells all clients to come again soon and closes their sockets; new ones are closed at once. */
  public void drain() {
    attendance.drain();
  }

  /**
   * Waits until all sockets are closed, after {@link #drain}; those that take longer are closed
   * whatever waits for them.
   */
  public void awaitDrained(Duration atMost) throws InterruptedException {
    attendance.awaitDrained(atMost);
  }

  /** Tells whether the server is going down. */
  public boolean isDraining() {
    return attendance.isDraining();
  }

  /** Notes that a connection is gone. */
  public void disconnected(ChatSession session) {
    attendance.disconnected(session);
  }

  /**
   * Takes a text message from a client: parses it and queues the command. Does not block.
   *
   * @return whether it was a JSON object; who sends too much else is to be closed with 1008
   */
  public boolean received(ChatSession session, String text) {
    try {
      ClientCommand command = reader.read(text);
      queue(session, idOf(command), () -> execute(session, command));
      return true;
    } catch (CommandException e) {
      queue(
          session,
          e.re(),
          () -> answers.fail(session, e.re(), e.code(), String.valueOf(e.getMessage()), null));
      return e.isJsonObject();
    }
  }

  private void queue(ChatSession session, @Nullable String id, Runnable task) {
    if (!session.commands().tryExecute(task)) {
      answers.fail(
          session,
          id,
          ErrorCode.RATE_LIMITED,
          "Too many commands wait already; wait for answers.",
          1_000L);
    }
  }

  /** Ends the sockets of a sign-in that ended. */
  public void signedOut(UserId user, TokenHash signIn) {
    attendance.signedOut(user, signIn);
  }

  /** Tells everybody who changed their profile; to be called about once a second. */
  public void announceProfiles() {
    extensions.announceProfiles();
  }

  /** Notes that somebody is now a member of a room; called on a fan-out thread, does not block. */
  public void memberJoined(RoomId room, UserId user) {
    mentions.membersChanged(room);
    subscriptions.add(room, user);
  }

  /** Notes that an account has other roles, for its open sockets. */
  public void accountChanged(User user) {
    sessions.of(user.id()).forEach(session -> session.setUser(user));
  }

  /** Notes that there is a new account, which is a member of the lobby. */
  public void accountAdded() {
    mentions.membersChanged(RoomId.LOBBY);
  }

  /** Notes that an account lost its name, and with it the tokens of its programs. */
  public void nameReleased(UserId user, List<TokenHash> tokens) {
    mentions.namesChanged();
    tokens.forEach(token -> attendance.signedOut(user, token));
  }

  /**
   * Checks a display name that a person chose.
   *
   * @param accountName by which the person signs in
   * @throws Refusal others would take it for somebody else's
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void requireOwnDisplayName(String displayName, String accountName, boolean admin)
      throws Refusal {
    displayNames.requireOwn(displayName, accountName, admin);
  }

  /**
   * Returns a page of messages.
   *
   * @throws Refusal the room is not there, or not for the caller
   */
  public HistoryPage history(User caller, RoomId room, HistoryQuery query) throws Refusal {
    return questions.history(caller.id(), room, query);
  }

  /**
   * Returns all rooms of a person, ordered by id.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public List<RoomOverview> rooms(User caller) {
    return rooms.overviewsOf(caller.id());
  }

  /**
   * Returns a room as its member sees it; empty for who is not a member.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Optional<RoomOverview> overview(User caller, RoomId room) {
    return rooms.overview(room, caller.id());
  }

  /**
   * Returns a room.
   *
   * @throws Refusal it is not there, or not for the caller
   */
  public Room room(User caller, RoomId room) throws Refusal {
    return Access.readable(rooms, room, caller.id());
  }

  /**
   * Posts a message for somebody who has no socket, exactly as the command {@code post} does, and
   * waits until it is durable.
   *
   * @param id the client's, unique per user forever; the same again does nothing twice
   * @throws CommandException a field breaks a rule, or it is too much at once
   * @throws Refusal the room is not there or not for the caller, or the id was used for another
   *     command
   * @throws org.hiroba.log.StorageException the outcome is unknown or refused for now: the same id
   *     may be tried again
   */
  public CommandRecord post(User author, String id, String room, String text)
      throws CommandException, Refusal {
    return changes.post(author, reader.post(id, room, text));
  }

  private void execute(ChatSession session, ClientCommand command) {
    if (session.hasEnded()) {
      return;
    }
    String id = idOf(command);
    try {
      if (command instanceof ClientCommand.Hello hello) {
        hello(session, hello);
      } else if (session.isWelcomed()) {
        carryOut(session, command);
      } else {
        answers.fail(session, id, ErrorCode.BAD_REQUEST, "Say \"hello\" first.", null);
      }
    } catch (RuntimeException e) {
      if (id == null) {
        LOG.log(Level.WARNING, "A command without an answer failed", e);
      } else {
        answers.failed(session, id, e);
      }
    }
  }

  private void hello(ChatSession session, ClientCommand.Hello hello) {
    if (session.isWelcomed()) {
      answers.fail(session, hello.id(), ErrorCode.BAD_REQUEST, "\"hello\" was said already.", null);
      return;
    }
    greeting.greet(session, hello);
    presence.changed(session.user().id());
  }

  private void carryOut(ChatSession session, ClientCommand command) {
    if (command instanceof ClientCommand.Mutating mutating) {
      changes.carryOut(session, mutating);
    } else if (command instanceof ClientCommand.Answered question) {
      questions.ask(session, question);
    } else if (command instanceof ClientCommand.Read read) {
      readMarks.read(session, read.room(), read.seq());
      if (!session.isIn(read.room())) {
        questions.refuseOutsider(session, read.room());
      }
    } else if (command instanceof ClientCommand.Typing news) {
      if (session.isIn(news.room())) {
        typing.typing(session, news.room());
      } else {
        questions.refuseOutsider(session, news.room());
      }
    } else if (command instanceof ClientCommand.Presence state
        && session.isAway() != state.away()) {
      session.setAway(state.away());
      presence.changed(session.user().id());
    }
  }

  private static @Nullable String idOf(ClientCommand command) {
    return command instanceof ClientCommand.Answered answered ? answered.id() : null;
  }
}
