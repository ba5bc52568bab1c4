package org.hiroba.feature.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Sets for administrators how long rooms keep their messages, and holds that keep what would
 * expire. Thread-safe; methods wait for the database.
 */
public final class RetentionDesk {
  /** The longest time that can be set: a hundred years. */
  public static final int MAX_DAYS = 36_500;

  private final LogWriter writer;
  private final RetentionReads reads;

  /**
   * Says who does it.
   *
   * @param actor as the trail names them
   * @param address where they are; may be empty
   */
  public record By(String actor, String address) {
    /** Whoever uses the commands on the server's own machine. */
    public static final By COMMAND_LINE = new By(AuditEntry.COMMAND_LINE, "");

    private AuditEntry did(String action, String target, String detail, Instant at) {
      return new AuditEntry(at, actor, action, target, address, detail);
    }
  }

  /**
   * How a room keeps its messages.
   *
   * @param days its own number; null for what the server's setting says
   * @param heldSince since when it is under a hold; null for no hold
   */
  public record Keeping(@Nullable Integer days, @Nullable Instant heldSince) {}

  /** Makes the use cases. */
  public RetentionDesk(LogWriter writer, RetentionReads reads) {
    this.writer = writer;
    this.reads = reads;
  }

  /** Tells how a room keeps its messages; empty when there is none. */
  public Optional<Keeping> keeping(RoomId room) {
    return reads.keeping(room);
  }

  /**
   * Sets how long a room keeps its messages.
   *
   * @param days 0 for ever; null for what the server's setting says
   * @throws Refusal there is no such room, or several
   */
  public String keep(By by, String room, @Nullable Integer days) throws Refusal {
    requireFit(days);
    RoomId id = find(room);
    await(
        (tx, at) -> {
          keep(tx, at, by, id, days);
          return at;
        });
    return room
        + (days == null
            ? " keeps its messages as the server's setting says."
            : days == 0
                ? " keeps its messages for ever."
                : " keeps its messages for " + days + " days.");
  }

  static void requireFit(@Nullable Integer days) throws Refusal {
    if (days != null && (days < 0 || days > MAX_DAYS)) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST, "Days are 0, which is for ever, to " + MAX_DAYS + ".");
    }
  }

  static void keep(WriteTransaction tx, Instant at, By by, RoomId id, @Nullable Integer days) {
    tx.port(RetentionWrites.class).keep(id, days);
    String detail = days == null ? "default" : days + " days";
    by.did("room.retention", id.value(), detail, at).writeIn(tx);
  }

  /** Tells since when a person is under a hold; empty for no hold. */
  public Optional<Instant> heldSince(UserId person) {
    return reads.heldSince(person);
  }

  /**
   * Sets or releases the hold of a room.
   *
   * @throws Refusal there is no such room, or several
   */
  public String holdRoom(By by, String room, boolean on) throws Refusal {
    RoomId id = find(room);
    await(
        (tx, at) -> {
          tx.port(RetentionWrites.class).hold(id, on ? at : null);
          by.did(on ? "hold.set" : "hold.release", id.value(), "room", at).writeIn(tx);
          return at;
        });
    return told("room", room, on);
  }

  /** Sets or releases the hold of a person, whose account is there. */
  public String holdPerson(By by, UserId person, String name, boolean on) throws Refusal {
    await(
        (tx, at) -> {
          tx.port(RetentionWrites.class).hold(person, on ? at : null);
          by.did(on ? "hold.set" : "hold.release", person.value(), "person", at).writeIn(tx);
          return at;
        });
    return told("person", name, on);
  }

  private static String told(String what, String name, boolean on) {
    return on
        ? "Nothing of the " + what + " " + name + " expires until the hold is released."
        : "The hold of the " + what + " " + name + " is released.";
  }

  private void await(Draft<Instant> draft) throws Refusal {
    Outcome.await(writer.submit(draft));
  }

  private RoomId find(String room) throws Refusal {
    List<RoomId> found = reads.rooms(room);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new Refusal(
        found.isEmpty() ? Refusal.Reason.NOT_FOUND : Refusal.Reason.CONFLICT,
        found.isEmpty()
            ? "There is no room of the name or id " + room + "."
            : "Several rooms are called " + room + "; give the id of one: " + found + ".");
  }
}
