package org.hiroba.command;

import org.hiroba.session.ChatSession;
import org.hiroba.session.SerialQueue;

/** Says where a question waits for its turn: dear ones must not hold up the others. */
public enum Lane {
  /** Beside the other reads of the session. */
  READS,
  /** As the pages of history do: the first few of who has just come wait behind nobody's reads. */
  HISTORY,
  /** Behind other searches alone. */
  SEARCHES;

  /** Returns the queue of a session. */
  SerialQueue of(ChatSession session) {
    return switch (this) {
      case READS -> session.queues().reads();
      case HISTORY -> session.queues().history();
      case SEARCHES -> session.queues().searches();
    };
  }
}
