package org.hiroba.command;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;
import org.hiroba.session.SerialQueue;
import org.hiroba.session.ServerFault;
import org.jspecify.annotations.Nullable;

/**
 * Answers commands: turns outcomes and failures into events for the session that asked.
 * Thread-safe.
 */
public final class Answers {
  private static final Logger LOG = System.getLogger(Answers.class.getName());

  private final LogWriter writer;
  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final RoomDirectory rooms;
  private final CommandMeters meters;

  /** Makes one. */
  public Answers(
      LogWriter writer,
      FanOut fanOut,
      EventEncoder encoder,
      RoomDirectory rooms,
      CommandMeters meters) {
    this.meters = meters;
    this.writer = writer;
    this.fanOut = fanOut;
    this.encoder = encoder;
    this.rooms = rooms;
  }

  /**
   * Hands a command to the writer and answers when it is durable. What others must hear is told by
   * the news of the commit, never from here.
   */
  void submit(ChatSession session, String id, Draft<CommandRecord> draft) {
    CompletableFuture<Void> unused =
        writer
            .submit(draft)
            .handle(
                (done, failure) -> {
                  answer(
                      session,
                      id,
                      failure == null
                          ? new CoreEvents.Accepted(done.room(), done.seq(), done.at())
                          : failed(failure));
                  return null;
                });
  }

  /** Answers on the writer's thread; who cannot be told comes again and asks by the same id. */
  private void answer(ChatSession session, String id, ServerEvent answer) {
    try {
      session.offer(encoder.answer(id, answer));
      fanOut.flush(session);
    } catch (RuntimeException | Error e) {
      ServerFault.close(session);
      LOG.log(Level.ERROR, "An answer was not given", e);
    }
  }

  /**
   * Hands a command to the writer and waits until it is durable, for callers without a session.
   *
   * @throws Refusal a rule forbids it
   * @throws org.hiroba.log.StorageException the outcome is unknown or refused for now: the same id
   *     may be tried again
   */
  CommandRecord await(Draft<CommandRecord> draft) throws Refusal {
    return Outcome.await(writer.submit(draft));
  }

  /** Runs a read on one of the session's queues and sends its answer, or why there is none. */
  void read(ChatSession session, SerialQueue queue, String id, Read read) {
    boolean queued = queue.tryExecute(() -> session.send(encoder.answer(id, answer(read))));
    if (!queued) {
      fail(session, id, ErrorCode.RATE_LIMITED, "Too many reads wait already; slow down.", 1_000L);
    }
  }

  /**
   * Tells a session that does not hear a room why what it said of the room had no effect, unless
   * its user is a member all the same. Asks the database, on the session's read queue.
   *
   * @param forMember what is done for a member; must not block
   */
  public void refuseOutsider(ChatSession session, RoomId room, Runnable forMember) {
    boolean queued =
        session
            .queues()
            .reads()
            .tryExecute(
                () -> {
                  try {
                    Access.member(rooms, room, session.user());
                    forMember.run();
                  } catch (Refusal | RuntimeException | Error e) {
                    failed(session, null, e);
                  }
                });
    if (!queued) {
      fail(session, null, ErrorCode.RATE_LIMITED, "Too much at once; slow down.", 1_000L);
    }
  }

  /** Answers one read. */
  @FunctionalInterface
  interface Read {
    ServerEvent answer() throws Refusal;
  }

  /** Tells a session that something was not carried out. */
  void fail(
      ChatSession session,
      @Nullable String re,
      ErrorCode code,
      String message,
      @Nullable Long retryAfterMillis) {
    fail(session, re, new CoreEvents.Failed(code, message, retryAfterMillis));
  }

  /** Tells a session that what it sent is no command that can be carried out. */
  void fail(ChatSession session, CommandException why) {
    String message = String.valueOf(why.getMessage());
    fail(session, why.re(), new CoreEvents.Failed(why.code(), message, null, why.field()));
  }

  private void fail(ChatSession session, @Nullable String re, CoreEvents.Failed failed) {
    meters.refused(failed.code());
    // Offered only: this may be a container's I/O thread.
    session.offer(encoder.answer(re, failed));
    fanOut.flush(session);
  }

  /** Tells a session that the server failed at a command, and logs what nobody expects. */
  void failed(ChatSession session, @Nullable String id, Throwable failure) {
    session.send(encoder.answer(id, failed(failure)));
  }

  private ServerEvent answer(Read read) {
    try {
      return read.answer();
    } catch (Refusal | RuntimeException | Error e) {
      return failed(e);
    }
  }

  /** Counts a command that is thrown away without an answer. */
  void dropped() {
    meters.dropped();
  }

  private CoreEvents.Failed failed(Throwable failure) {
    CoreEvents.Failed told = failedWith(failure);
    meters.refused(told.code());
    return told;
  }

  private static CoreEvents.Failed failedWith(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof Refusal refusal) {
      return new CoreEvents.Failed(
          ErrorCode.of(refusal.reason()),
          String.valueOf(refusal.getMessage()),
          refusal.retryAfterMillis(),
          refusal.field());
    }
    if (cause instanceof StorageException) {
      return new CoreEvents.Failed(
          ErrorCode.UNAVAILABLE,
          "The server cannot store or read for now; try again with the same id.",
          1_000L);
    }
    LOG.log(Level.ERROR, "A command failed unexpectedly", cause);
    return new CoreEvents.Failed(ErrorCode.INTERNAL, "The server failed; its log says why.", null);
  }
}
