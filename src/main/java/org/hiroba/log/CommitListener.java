package org.hiroba.log;

/** Hears what became durable. Called on the writer's thread: it must neither block nor throw. */
@FunctionalInterface
public interface CommitListener {
  /** Takes the news of one commit. A hint as far as events go: the log has them all. */
  void committed(News news);
}
