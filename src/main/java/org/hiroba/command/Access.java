package org.hiroba.command;

import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MessageState;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Posters;
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
  public record Place(Room room, Membership membership, User user) {
    /** Tells whether they own it; guests own nothing. */
    public boolean isOwner() {
      return membership.role() == MemberRole.OWNER && !user.isGuest();
    }

    /** Refuses who only reads here: what is said is said by owners, where they wished so. */
    public Place maySpeak() throws Refusal {
      if (!Access.speaks(room, membership.role(), user)) {
        throw forbidden(
            "Only owners of this room and administrators write in it: it is for announcements.");
      }
      return this;
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
  public static Place member(WriteTransaction tx, RoomId room, User user) throws Refusal {
    return member(tx.room(room), tx.membership(room, user.id()), user);
  }

  /** Returns the caller's place in a room. */
  public static Place member(RoomDirectory rooms, RoomId room, User user) throws Refusal {
    return member(rooms.find(room), rooms.membership(room, user.id()), user);
  }

  private static Place member(Optional<Room> found, Optional<Membership> membership, User user)
      throws Refusal {
    if (found.isPresent() && membership.isPresent()) {
      return new Place(found.get(), membership.get(), user);
    }
    if (found.filter(room -> isKnownTo(room, user)).isPresent()) {
      throw forbidden("Join the room first.");
    }
    throw noRoom();
  }

  /** Tells whether somebody knows of a room without being in it. */
  public static boolean isKnownTo(Room room, User user) {
    return room.kind() == RoomKind.PUBLIC && !user.isGuest();
  }

  /** Tells whether a member writes messages in a room, or only reads them. */
  public static boolean speaks(Room room, MemberRole role, User user) {
    return room.posting() == Posters.MEMBERS
        || user.isAdmin()
        || (role == MemberRole.OWNER && !user.isGuest());
  }

  /** Refuses in an archived room. */
  public static void notArchived(Room room) throws Refusal {
    if (room.archived()) {
      throw new Refusal(
          Refusal.Reason.CONFLICT, "The room is archived; an owner can open it again.");
    }
  }

  /** Returns a room that the caller may read. */
  public static Room readable(RoomDirectory rooms, RoomId room, User user) throws Refusal {
    return readable(rooms.find(room), rooms.membership(room, user.id()), user);
  }

  /** Returns a room that the caller may read. */
  public static Room readable(WriteTransaction tx, RoomId room, User user) throws Refusal {
    return readable(tx.room(room), tx.membership(room, user.id()), user);
  }

  private static Room readable(Optional<Room> found, Optional<Membership> membership, User user)
      throws Refusal {
    return found
        .filter(room -> isKnownTo(room, user) || membership.isPresent())
        .orElseThrow(Access::noRoom);
  }

  /** Returns an account that is there, whether it holds its name or not. */
  public static UserRef person(WriteTransaction tx, UserId user) throws Refusal {
    return tx.findAccount(user).orElseThrow(Access::nobody).ref();
  }

  /** Says that there is no such person, or that the caller may not know of them. */
  public static Refusal nobody() {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no such person.");
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
