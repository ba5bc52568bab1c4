package org.hiroba.log;

import java.util.List;

/** Hears what became durable. Called on the writer's thread: it must neither block nor throw. */
@FunctionalInterface
public interface CommitListener {
  /**
   * Takes the events of one commit in the order of their seqs per room. A hint: the log has them
   * all.
   */
  void committed(List<RoomEvent> events);
}
