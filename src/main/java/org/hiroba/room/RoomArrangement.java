package org.hiroba.room;

/**
 * Says how one person keeps one room.
 *
 * @param notifyLevel of what in it they want to be notified
 * @param favourite whether they want it at hand
 * @param section under which heading of their own they keep it; empty for none
 */
public record RoomArrangement(NotifyLevel notifyLevel, boolean favourite, String section) {
  /** Keeps a room as everybody does who never said anything else. */
  public static final RoomArrangement USUAL = new RoomArrangement(NotifyLevel.ALL, false, "");

  /** How many code points the name of a section may have. */
  public static final int MAX_SECTION_CHARS = 50;

  /** How many sections one person may have. */
  public static final int MAX_SECTIONS = 50;
}
