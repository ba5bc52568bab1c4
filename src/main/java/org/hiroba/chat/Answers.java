package org.hiroba.chat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;
import org.hiroba.session.SerialQueue;
import org.jspecify.annotations.Nullable;

/**
 * Answers commands: turns outcomes and failures into events for the session that asked.
 * Thread-safe.
 */
final class Answers {
  private static final Logger LOG = System.getLogger(Answers.class.getName());

  private final LogWriter writer;
  private final FanOut fanOut;
  private final EventEncoder encoder;

  Answers(LogWriter writer, FanOut fanOut, EventEncoder encoder) {
    this.writer = writer;
    this.fanOut = fanOut;
    this.encoder = encoder;
  }

  /**
   * Hands a command to the writer and answers when it is durable.
   *
   * @param then is told on the writer's thread, after the answer was offered: it must not block
   */
  void submit(
      ChatSession session, String id, Draft<CommandRecord> draft, Consumer<CommandRecord> then) {
    CompletableFuture<CommandRecord> unused =
        writer
            .submit(draft)
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    session.offer(
                        encoder.encode(
                            new ServerEvent.Accepted(id, done.room(), done.seq(), done.at())));
                    fanOut.flush(session);
                    then.accept(done);
                  } else {
                    session.offer(encoder.encode(failed(id, failure)));
                    fanOut.flush(session);
                  }
                });
  }

  /**
   * Hands a command to the writer and waits until it is durable, for callers without a session.
   *
   * @throws Refusal a rule forbids it
   * @throws org.hiroba.log.StorageException the outcome is unknown or refused for now: the same id
   *     may be tried again
   */
  CommandRecord await(Draft<CommandRecord> draft) throws Refusal {
    try {
      return writer.submit(draft).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Runs a read and sends its answer, or why there is none. */
  void read(ChatSession session, String id, Read read) {
    read(session, session.reads(), id, read);
  }

  /** Runs a read on one of the session's queues and sends its answer, or why there is none. */
  void read(ChatSession session, SerialQueue queue, String id, Read read) {
    boolean queued = queue.tryExecute(() -> session.send(encoder.encode(answer(id, read))));
    if (!queued) {
      fail(session, id, ErrorCode.RATE_LIMITED, "Too many reads wait already; slow down.", 1_000L);
    }
  }

  /** Runs a check that asks the database and tells the session only if it fails. */
  void check(ChatSession session, Check check) {
    boolean queued =
        session
            .reads()
            .tryExecute(
                () -> {
                  try {
                    check.run();
                  } catch (Refusal | RuntimeException e) {
                    failed(session, null, e);
                  }
                });
    if (!queued) {
      fail(session, null, ErrorCode.RATE_LIMITED, "Too much at once; slow down.", 1_000L);
    }
  }

  /** Checks something. */
  @FunctionalInterface
  interface Check {
    Object run() throws Refusal;
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
    // Offered only: this may be a container's I/O thread.
    session.offer(encoder.encode(new ServerEvent.Failed(re, code, message, retryAfterMillis)));
    fanOut.flush(session);
  }

  /** Tells a session that the server failed at a command, and logs what nobody expects. */
  void failed(ChatSession session, @Nullable String id, Throwable failure) {
    session.send(encoder.encode(failed(id, failure)));
  }

  private static ServerEvent answer(String id, Read read) {
    try {
      return read.answer();
    } catch (Refusal | RuntimeException e) {
      return failed(id, e);
    }
  }

  private static ServerEvent.Failed failed(@Nullable String id, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof Refusal refusal) {
      return new ServerEvent.Failed(
          id, ErrorCode.of(refusal.reason()), String.valueOf(refusal.getMessage()), null);
    }
    if (cause instanceof StorageException) {
      return new ServerEvent.Failed(
          id,
          ErrorCode.UNAVAILABLE,
          "The server cannot store or read for now; try again with the same id.",
          1_000L);
    }
    LOG.log(Level.ERROR, "A command failed unexpectedly", cause);
    return new ServerEvent.Failed(
        id, ErrorCode.INTERNAL, "The server failed; its log says why.", null);
  }
}
