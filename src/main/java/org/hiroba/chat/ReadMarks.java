package org.hiroba.chat;

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
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;
import org.hiroba.session.SessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up to where people have read. While a mark waits to be written, later ones of the same
 * person and room only raise it. Thread-safe.
 */
final class ReadMarks {
  private static final Logger LOG = System.getLogger(ReadMarks.class.getName());

  private final LogWriter writer;
  private final SessionRegistry sessions;
  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final Map<Mark, Reading> waiting = new ConcurrentHashMap<>();

  ReadMarks(LogWriter writer, SessionRegistry sessions, FanOut fanOut, EventEncoder encoder) {
    this.writer = writer;
    this.sessions = sessions;
    this.fanOut = fanOut;
    this.encoder = encoder;
  }

  private record Mark(UserId user, RoomId room) {}

  /** Holds a mark that waits and the session that set it, which alone is not told. */
  private record Reading(long seq, ChatSession by) {}

  /** Notes that a user has read a room up to a seq; the user's other sessions are told. */
  void read(ChatSession session, RoomId room, long seq) {
    Mark mark = new Mark(session.user().id(), room);
    boolean[] first = {false};
    waiting.compute(
        mark,
        (same, earlier) -> {
          first[0] = earlier == null;
          return earlier == null || seq > earlier.seq() ? new Reading(seq, session) : earlier;
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
    CompletableFuture<Optional<Long>> unused =
        writer
            .submit(draft)
            .whenComplete(
                (moved, failure) -> {
                  if (failure != null) {
                    waiting.remove(mark);
                    LOG.log(Level.DEBUG, "A read mark was not stored: {0}", failure.getMessage());
                    return;
                  }
                  Reading written = draft.reading;
                  if (written != null) {
                    moved.ifPresent(upTo -> tellOthers(written.by(), mark.room(), upTo));
                  }
                  if (written != null && !waiting.remove(mark, written)) {
                    // Raised while it was being written.
                    submit(mark);
                  }
                });
  }

  private void tellOthers(ChatSession reader, RoomId room, long upTo) {
    EncodedEvent event = encoder.encode(new ServerEvent.ReadUpTo(room, upTo));
    for (ChatSession other : sessions.of(reader.user().id())) {
      if (other != reader && other.isWelcomed()) {
        other.offer(event);
        fanOut.flush(other);
      }
    }
  }

  /** Moves one mark; tells where it is now if it moved. */
  private final class MoveMark implements Draft<Optional<Long>> {
    private final Mark mark;
    private @Nullable Reading reading;

    MoveMark(Mark mark) {
      this.mark = mark;
    }

    @Override
    public Optional<Long> apply(WriteTransaction tx, Instant at) {
      Reading wanted = waiting.get(mark);
      reading = wanted;
      if (wanted == null) {
        return Optional.empty();
      }
      long before =
          tx.membership(mark.room(), mark.user()).map(Membership::readUpTo).orElse(Long.MAX_VALUE);
      if (wanted.seq() <= before) {
        return Optional.empty();
      }
      return tx.advanceReadMark(mark.room(), mark.user(), wanted.seq()).filter(now -> now > before);
    }
  }
}
