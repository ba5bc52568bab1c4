package org.hiroba.log;

import org.hiroba.account.UserRef;

/** An event by which somebody becomes a member or is one no more: who hears the room follows it. */
public interface MembershipChange extends RoomEvent {
  /** Returns whose membership it is. */
  UserRef user();

  /** Tells whether they are a member from this event on; else they hear nothing from it on. */
  boolean joins();
}
