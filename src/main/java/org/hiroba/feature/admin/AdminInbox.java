package org.hiroba.feature.admin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Ports;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;

/**
 * Does what commands of other processes ask this server for: they put a row into the database and
 * wait for its answer. A request is taken before it is carried out, so that of several servers one
 * does it, and at most once. For one thread at a time, which may wait for the database.
 */
public final class AdminInbox {
  /** How far a command's clock may be off, and how long one waits at most. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** How many requests are kept, with their answers. */
  static final int MAX_KEPT = 1_000;

  private static final Duration KEPT_FOR = Duration.ofDays(1);
  private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);
  private static final int AT_ONCE = 16;
  private static final Logger LOG = System.getLogger(AdminInbox.class.getName());

  private final LogWriter writer;
  private final InboxReads reads;
  private final AdminTasks tasks;
  private final Clock clock;
  private Instant nextCleaning = Instant.MIN;

  /** Makes one for a server's database. */
  public AdminInbox(LogWriter writer, Ports ports, AdminTasks tasks, Clock clock) {
    this.writer = writer;
    this.reads = ports.port(InboxReads.class);
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Carries out what waits. */
  public void look() {
    try {
      for (AskedRequest asked : reads.waiting(AT_ONCE)) {
        if (await(tx -> tx.port(InboxWrites.class).take(asked.id(), clock.instant()))) {
          AdminAnswer answer = answerTo(asked);
          await(tx -> answer(tx, asked.id(), answer));
        }
      }
      clean();
    } catch (StorageException e) {
      // It is said elsewhere, and what waits is still there in the next round.
      LOG.log(Level.DEBUG, "The inbox of the command line was not read: {0}", e.getMessage());
    }
  }

  private AdminAnswer answerTo(AskedRequest asked) {
    Duration late = Duration.between(asked.askedAt(), clock.instant());
    if (late.abs().compareTo(FRESH) > 0) {
      return AdminAnswer.failed(
          late.isNegative()
              ? "The request is from the future: set the clocks of the command and of the server."
              : "The request waited too long for a server; ask again.");
    }
    try {
      AdminRequest request = AdminRequest.read(asked.command());
      AdminAnswer answer = tasks.carryOut(request);
      LOG.log(Level.INFO, "The command line asked for {0}", request.action());
      return answer;
    } catch (Refusal | StorageException | IllegalArgumentException e) {
      return AdminAnswer.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request of the command line failed", e);
      return AdminAnswer.failed("The server failed to do this; its log says why.");
    }
  }

  private static boolean answer(WriteTransaction tx, String id, AdminAnswer answer) {
    tx.port(InboxWrites.class).answer(id, answer.json());
    return true;
  }

  private void clean() {
    Instant now = clock.instant();
    if (now.isBefore(nextCleaning)) {
      return;
    }
    await(
        tx -> {
          tx.port(InboxWrites.class).clean(now.minus(KEPT_FOR), MAX_KEPT);
          return true;
        });
    nextCleaning = now.plus(CLEAN_EVERY);
  }

  private interface Work {
    boolean in(WriteTransaction tx);
  }

  private boolean await(Work work) {
    try {
      return Outcome.await(writer.submit((tx, at) -> work.in(tx)));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
