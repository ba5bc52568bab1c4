package org.hiroba.command;

import org.hiroba.account.Reach;

/**
 * A command about no room or all rooms, which can be kept to some of them. Whoever reaches some
 * rooms only may send none else that names no room: see {@link Confinement}.
 */
public interface Confinable {
  /** Returns the same command, for which no room is there but those of the reach. */
  Object within(Reach reach);
}
