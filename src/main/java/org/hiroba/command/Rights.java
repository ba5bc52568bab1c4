package org.hiroba.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.config.Holder;
import org.hiroba.config.Right;
import org.hiroba.config.RightsSettings;
import org.hiroba.log.Refusal;

/**
 * The one place that knows who may do what, by the settings {@code hiroba.rights.*} and by what
 * somebody's account is; who may do what in a room by being in it is in {@link Access}. Immutable.
 */
public final class Rights {
  private final RightsSettings settings;

  /** Makes the rights of a server. */
  public Rights(RightsSettings settings) {
    this.settings = settings;
  }

  /** Tells whether somebody holds a right everywhere, rooms that they do not own included. */
  public boolean holds(User user, Right right) {
    return holds(user, right, false);
  }

  /** Tells whether somebody holds a right in a room. */
  public boolean holds(Access.Place place, Right right) {
    return holds(place.user(), right, place.isOwner());
  }

  private boolean holds(User user, Right right, boolean owner) {
    return switch (settings.holder(right)) {
      case EVERYONE -> true;
      case MEMBERS -> !user.isGuest();
      case OWNERS -> owner || user.isAdmin();
      case ADMINS -> user.isAdmin();
      case NOBODY -> false;
    };
  }

  /** Refuses who does not hold a right. */
  public void require(User user, Right right) throws Refusal {
    if (!holds(user, right)) {
      throw refusal(right);
    }
  }

  /** Refuses who does not hold a right in a room that they are about to own. */
  public void requireInOwnRoom(User user, Right right) throws Refusal {
    if (!holds(user, right, true)) {
      throw refusal(right);
    }
  }

  /** Refuses who does not hold a right in a room. */
  public void require(Access.Place place, Right right) throws Refusal {
    if (!holds(place, right)) {
      throw refusal(right);
    }
  }

  /** Says who may do it. */
  public Refusal refusal(Right right) {
    String who =
        switch (settings.holder(right)) {
          case EVERYONE, MEMBERS -> "Only members, not guests,";
          case OWNERS -> "Only owners of the room and administrators";
          case ADMINS -> "Only administrators";
          case NOBODY -> "Nobody";
        };
    return Access.forbidden(who + " may " + right.deed() + " on this server.");
  }

  /** Tells whether it matters for deleting how old a message is. */
  public boolean limitsDeletion() {
    return settings.deleteFor().isPresent();
  }

  /** Refuses to edit one's own message when it is too late. */
  public void requireEditable(Instant postedAt, Instant at) throws Refusal {
    requireInTime(settings.editFor(), postedAt, at, "edited");
  }

  /** Refuses to delete one's own message when it is too late. */
  public void requireDeletable(Instant postedAt, Instant at) throws Refusal {
    requireInTime(settings.deleteFor(), postedAt, at, "deleted");
  }

  private static void requireInTime(
      Optional<Duration> atMost, Instant postedAt, Instant at, String what) throws Refusal {
    if (atMost.isEmpty()) {
      return;
    }
    if (atMost.get().isZero()) {
      throw Access.forbidden("Messages are not " + what + " by their authors on this server.");
    }
    if (Duration.between(postedAt, at).compareTo(atMost.get()) > 0) {
      throw Access.forbidden(
          "Messages can be " + what + " by their authors for " + minutes(atMost.get()) + " only.");
    }
  }

  private static String minutes(Duration time) {
    return time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
  }

  /**
   * Writes what somebody may do, as an object: of each right whether they hold it, or {@code
   * "owner"} for only in rooms that they own.
   */
  public void write(JsonGenerator out, User user) throws IOException {
    out.writeStartObject();
    for (Right right : Right.values()) {
      boolean inOwnRooms = settings.holder(right) == Holder.OWNERS && !user.isGuest();
      if (inOwnRooms && !holds(user, right)) {
        out.writeStringField(right.wireName(), "owner");
      } else {
        out.writeBooleanField(right.wireName(), holds(user, right));
      }
    }
    writeMinutes(out, "editMinutes", settings.editFor());
    writeMinutes(out, "deleteMinutes", settings.deleteFor());
    out.writeEndObject();
  }

  private static void writeMinutes(JsonGenerator out, String name, Optional<Duration> time)
      throws IOException {
    if (time.isPresent()) {
      out.writeNumberField(name, time.get().toMinutes());
    }
  }
}
