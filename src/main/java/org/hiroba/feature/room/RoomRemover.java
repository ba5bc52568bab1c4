package org.hiroba.feature.room;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.feature.mention.MembersChanged;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.room.AdminRooms.By;
import org.hiroba.feature.room.RoomRemovals.Removal;
import org.hiroba.log.Draft;
import org.hiroba.log.Errand;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Ports;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/** Removes rooms for administrators. Thread-safe; methods wait for the database. */
public final class RoomRemover {
  /** How many messages one transaction takes away: each is as much work as its deletion. */
  static final int MESSAGES_AT_ONCE = 100;

  private static final int ROWS_AT_ONCE = 2_000;
  private static final int PIECES_AT_ONCE = 20;

  /** By then the search has followed, and the rest can go without a trace. */
  static final Duration REST_AFTER = Duration.ofDays(1);

  private static final Logger LOG = System.getLogger(RoomRemover.class.getName());

  private final LogWriter writer;
  private final RoomSheets sheets;
  private final Clock clock;
  private final Errand rest;

  /** Makes the use case. */
  public RoomRemover(LogWriter writer, Ports ports, Clock clock) {
    this.writer = writer;
    this.sheets = ports.port(RoomSheets.class);
    this.clock = clock;
    this.rest = new Errand(clock::millis);
  }

  /**
   * Removes a room and all that was said in it, for good. Nobody finds it from now on; what it
   * holds goes piece by piece.
   *
   * @throws Refusal there is none, or it is the lobby
   * @throws StorageException the database cannot answer for now
   */
  public void remove(By by, RoomId id) throws Refusal {
    Outcome.await(writer.submit(new RemoveDraft(by, id)));
    rest.begin();
  }

  /**
   * Goes on with what is left of rooms that were removed, also before a restart. For one thread at
   * a time.
   */
  public void look() {
    if (!rest.isDue()) {
      return;
    }
    try {
      boolean goesOn = true;
      for (int i = 0; i < PIECES_AT_ONCE && goesOn; i++) {
        Optional<Removal> due = sheets.dueRemoval(clock.instant());
        goesOn = due.isPresent();
        if (goesOn) {
          Outcome.await(writer.submit(new RemovePiece(due.get().hidden())));
        }
      }
      rest.looked(goesOn);
    } catch (StorageException e) {
      // It is said elsewhere, and goes on in the next round.
      LOG.log(Level.DEBUG, "The removal of a room goes on later: {0}", e.getMessage());
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }

  private record RemoveDraft(By by, RoomId id) implements Draft<Instant> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(id);
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) throws Refusal {
      AdminRooms.require(tx, id);
      AdminRooms.requireNoLobby(id, "removes");
      tx.port(RoomRemovals.class).begin(id, by.user(), at);
      by.did(tx, at, "room.delete", id, "");
      tx.note(new RoomRemoved(id));
      tx.note(new MembersChanged(id));
      return at;
    }
  }

  private record RemovePiece(RoomId hidden) implements Draft<Instant> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(hidden);
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) {
      RoomRemovals removals = tx.port(RoomRemovals.class);
      Optional<Removal> left = removals.find(hidden);
      if (left.isEmpty()) {
        return at;
      }
      Removal removal = left.get();
      if (!removal.said()) {
        removals.removeRest(removal, ROWS_AT_ONCE);
        return at;
      }
      List<Long> messages = removals.messages(removal, MESSAGES_AT_ONCE);
      for (long target : messages) {
        tx.append(hidden, seq -> new MessageDeleted(hidden, seq, at, target, removal.by()));
      }
      removals.note(
          messages.isEmpty()
              ? new Removal(hidden, removal.seq(), false, removal.by(), at.plus(REST_AFTER))
              : new Removal(
                  hidden, messages.get(messages.size() - 1), true, removal.by(), removal.due()));
      return at;
    }
  }
}
