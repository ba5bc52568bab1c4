package org.hiroba.feature.retention;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.health.Meters;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.search.ForgetsMessages;
import org.jspecify.annotations.Nullable;

/**
 * Takes away messages that are too old, room by room, in pieces between which others write: at most
 * {@value #ROWS_AT_ONCE} events in a transaction and {@value #PIECES_AT_ONCE} transactions a round,
 * of which there is one a second. All rooms are gone through every hour. {@link #look} is for one
 * thread at a time.
 */
public final class RetentionPass {
  /** How many events one transaction looks at: others wait for a few milliseconds. */
  static final int ROWS_AT_ONCE = 200;

  /** How many transactions one round makes. */
  static final int PIECES_AT_ONCE = 3;

  private static final int ROOMS_AT_ONCE = 50;
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Logger LOG = System.getLogger(RetentionPass.class.getName());

  private final LogWriter writer;
  private final RetentionReads reads;
  private final Search search;
  private final IntSupplier days;
  private final Clock clock;
  private final Meters.Counter expired;

  // Used by the thread of the rounds.
  private Instant due = Instant.MIN;
  private String after = "";
  private @Nullable RoomPass room;
  private volatile double lastPassAtSeconds = Double.NaN;

  /**
   * Finds messages no more.
   *
   * @param isBehind whether it has still to take in what was written long ago, and would find that
   *     afterwards
   */
  public record Search(ForgetsMessages index, BooleanSupplier isBehind) {}

  /**
   * Makes the pass.
   *
   * @param days how long rooms keep messages that say nothing themselves; 0 for ever
   */
  public RetentionPass(
      LogWriter writer,
      RetentionReads reads,
      Search search,
      IntSupplier days,
      Clock clock,
      Meters meters) {
    this.writer = writer;
    this.reads = reads;
    this.search = search;
    this.days = days;
    this.clock = clock;
    expired =
        meters.counter("hiroba_expired_events_total", "Events that were too old and are no more.");
    meters.gauge(
        "hiroba_retention_last_pass_timestamp_seconds",
        "When all rooms were last gone through for what is too old.",
        () -> lastPassAtSeconds);
  }

  /** One room that is gone through. */
  private static final class RoomPass {
    final RoomId id;
    final int days;
    final Instant before;
    final long upTo;
    long done;
    long messages;
    long events;

    RoomPass(KeptRoom room, Instant before, long upTo) {
      this.id = room.id();
      this.days = room.days();
      this.before = before;
      this.upTo = upTo;
      this.done = room.expiredUpTo();
    }
  }

  /** Goes on for a round, if there is anything to do. */
  public void look() {
    if (clock.instant().isBefore(due) || search.isBehind().getAsBoolean()) {
      return;
    }
    try {
      int rooms = 0;
      int pieces = 0;
      while (pieces < PIECES_AT_ONCE && rooms < ROOMS_AT_ONCE) {
        if (room == null) {
          rooms++;
          if (!begin()) {
            after = "";
            due = clock.instant().plus(EVERY);
            lastPassAtSeconds = clock.millis() / 1_000.0;
            return;
          }
        } else {
          pieces++;
          goOn(room);
        }
      }
    } catch (StorageException e) {
      // It is said elsewhere, and goes on in the next round.
      room = null;
      LOG.log(Level.DEBUG, "What is too old goes later: {0}", e.getMessage());
    }
  }

  /** Begins with the next room; returns whether there is one. */
  private boolean begin() {
    Optional<KeptRoom> next = reads.next(after, days.getAsInt());
    if (next.isEmpty()) {
      return false;
    }
    KeptRoom kept = next.get();
    after = kept.id().value();
    Instant before = clock.instant().minus(Duration.ofDays(kept.days()));
    long upTo = reads.lastBefore(kept.id(), kept.expiredUpTo(), before);
    if (upTo > kept.expiredUpTo()) {
      room = new RoomPass(kept, before, upTo);
    }
    return true;
  }

  private void goOn(RoomPass pass) {
    long upTo = Math.min(pass.upTo, pass.done + ROWS_AT_ONCE);
    List<Long> messages = reads.messages(pass.id, pass.done, upTo, pass.before);
    // First, so that nothing is found that is no more, whenever this ends.
    search.index().forget(pass.id, messages);
    pass.events += submit(new Piece(pass.id, pass.done, upTo, pass.before));
    pass.messages += messages.size();
    pass.done = upTo;
    if (upTo == pass.upTo) {
      submit(new End(pass.id, upTo, pass.days, pass.messages, pass.events));
      expired.add(pass.events);
      room = null;
    }
  }

  private int submit(Draft<Integer> draft) {
    try {
      return Outcome.await(writer.submit(draft));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }

  private record Piece(RoomId room, long after, long upTo, Instant before)
      implements Draft<Integer> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(room);
    }

    @Override
    public Integer apply(WriteTransaction tx, Instant at) {
      return tx.port(RetentionWrites.class).expire(room, after, upTo, before);
    }
  }

  private record End(RoomId room, long upTo, int days, long messages, long events)
      implements Draft<Integer> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(room);
    }

    @Override
    public Integer apply(WriteTransaction tx, Instant at) {
      if (events > 0) {
        tx.port(RetentionWrites.class).readUpTo(room, upTo);
        String detail = messages + " messages, " + events + " events, older than " + days + " days";
        new AuditEntry(at, AuditEntry.SERVER, "retention.expire", room.value(), "", detail)
            .writeIn(tx);
        tx.note(new MessagesExpired(room));
      }
      return 0;
    }
  }
}
