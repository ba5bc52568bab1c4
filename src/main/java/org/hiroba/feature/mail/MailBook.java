package org.hiroba.feature.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads which mails wait. Thread-safe; waits for the database. */
public interface MailBook {
  /** Lists mails that a node may try at {@code now}, those first that are due for longest. */
  List<QueuedMail> due(String node, Instant now, int limit);

  /** Tells from when on a node may try the first of the mails that wait; empty when none does. */
  Optional<Instant> nextDue(String node);

  /** Counts the mails that wait. */
  int waiting();
}
