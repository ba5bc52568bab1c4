package org.hiroba.feature.mail;

import java.time.Instant;

/** Writes mails that wait, in the open transaction. For the writer's thread. */
public interface MailWrites {
  /**
   * Adds a mail that one node may send until a time, and afterwards any. Nothing happens if there
   * is one with this id.
   */
  void add(QueuedMail mail, String node, Instant until);

  /** Counts the mails that wait. */
  int count();

  /** Takes a mail for a node; returns false if it is gone, or another node's for now. */
  boolean claim(String id, String node, Instant now, Instant until);

  /** Notes that a mail was tried in vain, and when to try it again. */
  void retry(String id, int attempts, Instant nextAt, Instant claimedUntil);

  /** Leaves the mails of a node to any from now on. */
  void release(String node, Instant now);

  /** Deletes a mail that is sent, given up or needed no more. */
  void remove(String id);
}
