package org.hiroba.feature.retention;

import java.time.Instant;
import java.util.Set;
import java.util.function.IntSupplier;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.Rights;
import org.hiroba.config.Right;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Sets for people how long rooms keep their messages: for administrators as they wish, for owners
 * in their own rooms and never longer than the server's setting says, where {@link Right#RETENTION}
 * is theirs. Thread-safe; methods wait for the database.
 */
public final class RoomKeeping {
  private final LogWriter writer;
  private final RetentionReads reads;
  private final RoomDirectory rooms;
  private final Rights rights;
  private final IntSupplier longestDays;

  /**
   * Makes the use cases.
   *
   * @param longestDays how long rooms keep messages that say nothing themselves, which is the
   *     longest that owners may set; 0 for ever
   */
  public RoomKeeping(
      LogWriter writer,
      RetentionReads reads,
      RoomDirectory rooms,
      Rights rights,
      IntSupplier longestDays) {
    this.writer = writer;
    this.reads = reads;
    this.rooms = rooms;
    this.rights = rights;
    this.longestDays = longestDays;
  }

  /**
   * How a room that somebody owns keeps its messages.
   *
   * @param days its own number; null for what the server's setting says
   * @param longestDays the longest that its owners may set; 0 for ever
   */
  public record OfOwner(@Nullable Integer days, int longestDays) {}

  /**
   * Tells an owner how their room keeps its messages.
   *
   * @throws Refusal there is no such room, or they may not set it
   */
  public OfOwner ofOwner(User user, RoomId room) throws Refusal {
    rights.require(Access.member(rooms, room, user).notDirect(), Right.RETENTION);
    return new OfOwner(
        reads.keeping(room).map(RetentionDesk.Keeping::days).orElse(null), longestDays.getAsInt());
  }

  /**
   * Sets how long a room keeps its messages.
   *
   * @param by who the trail says did it: the same as {@code user}
   * @param days 0 for ever; null for what the server's setting says
   * @throws Refusal there is no such room, they may not, or it is too long
   */
  public void keep(User user, RetentionDesk.By by, RoomId room, @Nullable Integer days)
      throws Refusal {
    RetentionDesk.requireFit(days);
    Outcome.await(writer.submit(new Keep(user, by, room, days)));
  }

  private final class Keep implements Draft<Instant> {
    private final User user;
    private final RetentionDesk.By by;
    private final RoomId room;
    private final @Nullable Integer days;

    Keep(User user, RetentionDesk.By by, RoomId room, @Nullable Integer days) {
      this.user = user;
      this.by = by;
      this.room = room;
      this.days = days;
    }

    @Override
    public Set<RoomId> rooms() {
      return Set.of(room);
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) throws Refusal {
      // What they were when they asked may be over by now.
      User now = tx.findAccount(user.id()).map(same -> user.withRoles(same.roles())).orElse(user);
      if (now.isAdmin()) {
        if (tx.room(room)
            .filter(found -> found.kind() != RoomKind.DIRECT && found.name() != null)
            .isEmpty()) {
          throw Access.noRoom();
        }
        rights.require(now, Right.RETENTION);
      } else {
        rights.require(Access.member(tx, room, now).notDirect(), Right.RETENTION);
        requireNotTooLong();
      }
      RetentionDesk.keep(tx, at, by, room, days);
      return at;
    }

    private void requireNotTooLong() throws Refusal {
      int longest = longestDays.getAsInt();
      if (longest > 0 && days != null && (days == 0 || days > longest)) {
        throw Access.forbidden(
            "This server keeps messages for "
                + longest
                + " days; owners may set fewer, administrators more.");
      }
    }
  }
}
