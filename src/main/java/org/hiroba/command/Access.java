package org.hiroba.command;

import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MessageState;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/**
 * Holds the rules of who may do what in a room. Who may not know of a room is answered as if it did
 * not exist.
 */
public final class Access {
  private Access() {}

  /** Holds a room and the caller's place in it. */
  public record Place(Room room, Membership membership) {
    /** Tells whether they own it. */
    public boolean isOwner() {
      return membership.role() == MemberRole.OWNER;
    }

    /** Refuses structure commands on a direct room. */
    public Place notDirect() throws Refusal {
      if (room.kind() == RoomKind.DIRECT) {
        throw forbidden("A direct room stays as it is; make a room instead.");
      }
      return this;
    }

    /** Refuses in an archived room. */
    public Place notArchived() throws Refusal {
      Access.notArchived(room);
      return this;
    }

    /** Refuses who is no owner. */
    public Place owned() throws Refusal {
      if (!isOwner()) {
        throw forbidden("Only an owner of the room may do this.");
      }
      return this;
    }
  }

  /** Returns the caller's place in a room. */
  public static Place member(WriteTransaction tx, RoomId room, UserId user) throws Refusal {
    return member(tx.room(room), tx.membership(room, user));
  }

  /** Returns the caller's place in a room. */
  public static Place member(RoomDirectory rooms, RoomId room, UserId user) throws Refusal {
    return member(rooms.find(room), rooms.membership(room, user));
  }

  private static Place member(Optional<Room> found, Optional<Membership> membership)
      throws Refusal {
    if (found.isPresent() && membership.isPresent()) {
      return new Place(found.get(), membership.get());
    }
    if (found.isPresent() && found.get().kind() == RoomKind.PUBLIC) {
      throw forbidden("Join the room first.");
    }
    throw noRoom();
  }

  /** Refuses in an archived room. */
  public static void notArchived(Room room) throws Refusal {
    if (room.archived()) {
      throw new Refusal(
          Refusal.Reason.CONFLICT, "The room is archived; an owner can open it again.");
    }
  }

  /** Returns a room that the caller may read. */
  public static Room readable(RoomDirectory rooms, RoomId room, UserId user) throws Refusal {
    return readable(rooms.find(room), rooms.membership(room, user));
  }

  /** Returns a room that the caller may read. */
  public static Room readable(WriteTransaction tx, RoomId room, UserId user) throws Refusal {
    return readable(tx.room(room), tx.membership(room, user));
  }

  private static Room readable(Optional<Room> found, Optional<Membership> membership)
      throws Refusal {
    return found
        .filter(room -> room.kind() == RoomKind.PUBLIC || membership.isPresent())
        .orElseThrow(Access::noRoom);
  }

  /** Returns an account that is there, whether it holds its name or not. */
  public static UserRef person(WriteTransaction tx, UserId user) throws Refusal {
    return tx.findAccount(user)
        .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such person."))
        .ref();
  }

  /** Returns a message, deleted or not. */
  public static MessageState anyMessage(WriteTransaction tx, RoomId room, long seq) throws Refusal {
    return tx.message(room, seq).orElseThrow(() -> noMessage(seq));
  }

  /** Says that the room has no such message. */
  public static Refusal noMessage(long seq) {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no message " + seq + ".");
  }

  /** Returns a message that was not deleted. */
  public static MessageState message(WriteTransaction tx, RoomId room, long seq) throws Refusal {
    MessageState message = anyMessage(tx, room, seq);
    if (message.deleted()) {
      throw new Refusal(Refusal.Reason.CONFLICT, "Message " + seq + " was deleted.");
    }
    return message;
  }

  /** Says that the caller may see it but not do this. */
  public static Refusal forbidden(String message) {
    return new Refusal(Refusal.Reason.FORBIDDEN, message);
  }

  /** Says that there is no such room, or that the caller may not know of it. */
  public static Refusal noRoom() {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no such room.");
  }
}
