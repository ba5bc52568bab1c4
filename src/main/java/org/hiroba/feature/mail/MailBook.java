package org.hiroba.feature.mail;

import java.time.Instant;
import java.util.List;

/** Reads which mails wait. Thread-safe; waits for the database. */
public interface MailBook {
  /** Lists mails that a node may try at {@code now}, those first that are due for longest. */
  List<QueuedMail> due(String node, Instant now, int limit);

  /** Counts the mails that wait. */
  int waiting();
}
