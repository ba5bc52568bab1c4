package org.hiroba.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.health.Beat;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes the drafts of one batch in one transaction. Used by the writer's thread alone. */
final class BatchWrite {
  private static final Logger LOG = System.getLogger(BatchWrite.class.getName());

  private final RoomLog log;
  private final Clock clock;
  private final CommitListener listener;
  private final WriterMeters meters;

  BatchWrite(RoomLog log, Clock clock, CommitListener listener, WriterMeters meters) {
    this.log = log;
    this.clock = clock;
    this.listener = listener;
    this.meters = meters;
  }

  /**
   * Says why a transaction failed.
   *
   * @param began the database was there: one of the drafts may be to blame
   */
  record Failure(Throwable cause, boolean began) {}

  /** Carries out a batch in one transaction and answers; if it fails, nobody was answered. */
  @Nullable Failure attempt(List<WaitingDraft<?>> batch) {
    Failure failure = carryOut(batch);
    if (failure != null) {
      meters.failed();
    }
    return failure;
  }

  private @Nullable Failure carryOut(List<WaitingDraft<?>> batch) {
    Set<CommandKey> commands = new HashSet<>();
    TreeSet<RoomId> rooms = new TreeSet<>();
    try {
      for (WaitingDraft<?> waiting : batch) {
        waiting.draft.command().ifPresent(commands::add);
        rooms.addAll(waiting.draft.rooms());
      }
    } catch (RuntimeException | Error e) {
      // The draft's doing, not the database's.
      return new Failure(e, true);
    }
    WriteTransaction tx;
    long begun = System.nanoTime();
    try {
      tx = log.begin(commands, rooms);
    } catch (RuntimeException | Error e) {
      return new Failure(StorageException.of(e), false);
    }
    News news = new News(List.of(), List.of());
    boolean committed = false;
    try (tx) {
      Failure failure = apply(batch, tx);
      if (failure != null) {
        return failure;
      }
      news = batch.isEmpty() ? tx.news() : tx.news().since(batch.get(0).sinceNanos);
      tx.commit();
      committed = true;
      meters.committed(batch.size(), System.nanoTime() - begun);
    } catch (RuntimeException | Error e) {
      if (!committed) {
        return new Failure(StorageException.of(e), true);
      }
      LOG.log(Level.WARNING, "A transaction did not end cleanly after its commit", e);
    }
    // Notes first: who hears that a sign-in ended finds its sockets closed. Events last: the
    // author's outbox then holds `accepted` when its own event arrives, both in one frame.
    tell(news.notesOnly());
    batch.forEach(WaitingDraft::complete);
    tell(news.eventsOnly());
    return null;
  }

  private @Nullable Failure apply(List<WaitingDraft<?>> batch, WriteTransaction tx) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      for (WaitingDraft<?> waiting : batch) {
        Beat.begins();
        waiting.apply(tx, at);
      }
      return null;
    } catch (RuntimeException | Error e) {
      return new Failure(e, true);
    }
  }

  private void tell(News news) {
    if (news.isEmpty()) {
      return;
    }
    Beat.begins();
    try {
      listener.committed(news);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "News of a commit was lost; the log has it", e);
    }
  }
}
