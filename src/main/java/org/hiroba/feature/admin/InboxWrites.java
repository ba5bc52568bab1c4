package org.hiroba.feature.admin;

import java.time.Instant;

/** Writes into the inbox, in the open transaction. For the writer's thread. */
interface InboxWrites {
  /** Takes a request, so that nobody else does; false if somebody did, or it was withdrawn. */
  boolean take(String id, Instant at);

  /** Answers a request that was taken. */
  void answer(String id, String answer);

  /** Removes requests that are older than a moment, and the oldest beyond a number. */
  void clean(Instant before, int kept);
}
