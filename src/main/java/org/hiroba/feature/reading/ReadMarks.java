package org.hiroba.feature.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.account.UserId;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up to where people have read. While a mark waits to be written, later ones of the same
 * person and room only raise it. Thread-safe.
 */
final class ReadMarks {
  private static final Logger LOG = System.getLogger(ReadMarks.class.getName());

  private final LogWriter writer;
  private final Map<Mark, Reading> waiting = new ConcurrentHashMap<>();

  ReadMarks(LogWriter writer) {
    this.writer = writer;
  }

  private record Mark(UserId user, RoomId room) {}

  /** Holds a mark that waits and the id of the session that set it, which alone is not told. */
  private record Reading(long seq, String by) {}

  /** Notes that a user has read a room up to a seq; the user's other sessions are told. */
  void read(ChatSession session, RoomId room, long seq) {
    Mark mark = new Mark(session.user().id(), room);
    boolean[] first = {false};
    waiting.compute(
        mark,
        (same, earlier) -> {
          first[0] = earlier == null;
          return earlier == null || seq > earlier.seq() ? new Reading(seq, session.id()) : earlier;
        });
    if (first[0]) {
      submit(mark);
    }
  }

  /** Forgets marks that wait to be written: something else is told about the room now. */
  void forgetWaiting(UserId user, RoomId room) {
    // Not removed: whoever writes it now goes on until it finds what it wrote.
    waiting.computeIfPresent(new Mark(user, room), (mark, reading) -> new Reading(0, reading.by()));
  }

  private void submit(Mark mark) {
    MoveMark draft = new MoveMark(mark);
    CompletableFuture<Instant> unused =
        writer
            .submit(draft)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    waiting.remove(mark);
                    LOG.log(Level.DEBUG, "A read mark was not stored: {0}", failure.getMessage());
                    return;
                  }
                  Reading written = draft.reading;
                  if (written != null && !waiting.remove(mark, written)) {
                    // Raised while it was being written.
                    submit(mark);
                  }
                });
  }

  /** Moves one mark. */
  private final class MoveMark implements Draft<Instant> {
    private final Mark mark;
    private @Nullable Reading reading;

    MoveMark(Mark mark) {
      this.mark = mark;
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) {
      Reading wanted = waiting.get(mark);
      reading = wanted;
      if (wanted != null) {
        tx.port(ReadingWrites.class)
            .advance(mark.room(), mark.user(), wanted.seq())
            .ifPresent(
                upTo ->
                    tx.note(
                        new MarkMoved(
                            mark.user(), mark.room(), upTo, false, Optional.of(wanted.by()))));
      }
      return at;
    }
  }
}
