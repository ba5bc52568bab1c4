package org.hiroba.broker;

import org.hiroba.log.CommitListener;

/**
 * Carries the news of a commit to the fan-out of every node, this one included.
 *
 * <p>Delivery is a hint: news may be late, doubled or lost, and nothing is lost with it, because
 * fan-out reads what it misses from the log. Publishing never blocks. Safe for use by many threads.
 */
public interface Broker extends CommitListener, AutoCloseable {
  /** Adds who hears the news on this node, its own included; called before the first commit. */
  void subscribe(CommitListener listener);

  /** Stops carrying. */
  @Override
  void close();
}
