package org.hiroba.command;

/** Names the limit under which a kind of command falls, besides that of all commands together. */
public enum Rate {
  /** As many a second as {@code welcome} tells, with a burst of twice that. */
  POSTS,
  /** As many a second as posts, with a burst of ten times that: who sets a room up does much. */
  CHANGES,
  /** Those of changes, and so many a minute as the settings say. */
  INVITATIONS,
  /** None of its own. */
  NONE
}
