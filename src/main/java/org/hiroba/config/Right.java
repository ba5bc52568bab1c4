package org.hiroba.config;

import static org.hiroba.config.Holder.ADMINS;
import static org.hiroba.config.Holder.EVERYONE;
import static org.hiroba.config.Holder.MEMBERS;
import static org.hiroba.config.Holder.NOBODY;
import static org.hiroba.config.Holder.OWNERS;

import java.util.List;

/** The table of rights: what one may be allowed, whom it can be left to, and to whom it is. */
public enum Right {
  /** To make a room that everybody finds. */
  PUBLIC_ROOMS("public-rooms", "publicRooms", "make public rooms", MEMBERS, ADMINS, NOBODY),
  /** To make a room into which one is invited. */
  PRIVATE_ROOMS("private-rooms", "privateRooms", "make private rooms", MEMBERS, ADMINS, NOBODY),
  /** To begin a direct room; guests with people of their rooms only. */
  DIRECT_ROOMS(
      "direct-rooms", "directRooms", "begin direct rooms", MEMBERS, EVERYONE, ADMINS, NOBODY),
  /** To bring somebody who has an account into a room that one is in. */
  ADD_PEOPLE("add-people", "addPeople", "add people to rooms", MEMBERS, OWNERS, ADMINS, NOBODY),
  /** To make links by which others get an account. */
  INVITATIONS("invitations", "invitations", "make invitation links", ADMINS, MEMBERS, NOBODY),
  /** To call all of a room, or all who are here, by one word. */
  CALL_ALL(
      "call-all", "callAll", "call everybody by @room or @here", MEMBERS, OWNERS, ADMINS, NOBODY),
  /** To make tokens for programs. */
  TOKENS("tokens", "tokens", "make tokens for programs", MEMBERS, EVERYONE, ADMINS, NOBODY),
  /** To delete what others wrote. */
  DELETE_OTHERS(
      "delete-others", "deleteOthers", "delete messages of others", OWNERS, ADMINS, NOBODY),
  /** To say how long a room keeps its messages. */
  RETENTION("retention", "retention", "set how long rooms keep messages", ADMINS, OWNERS, NOBODY);

  private final String key;
  private final String wireName;
  private final String deed;
  private final Holder usual;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change.
  private final List<Holder> others;

  Right(String key, String wireName, String deed, Holder usual, Holder... others) {
    this.key = "hiroba.rights." + key;
    this.wireName = wireName;
    this.deed = deed;
    this.usual = usual;
    this.others = List.of(others);
  }

  /** Returns the setting that says who holds it. */
  public String key() {
    return key;
  }

  /** Returns what clients know it by. */
  public String wireName() {
    return wireName;
  }

  /** Returns what one does by it, as it follows on "may". */
  public String deed() {
    return deed;
  }

  /** Returns who holds it when nobody set anything. */
  public Holder usual() {
    return usual;
  }

  /** Tells whether it can be left to them. */
  boolean isFor(Holder holder) {
    return holder == usual || others.contains(holder);
  }
}
