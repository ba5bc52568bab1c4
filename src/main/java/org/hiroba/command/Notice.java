package org.hiroba.command;

import org.hiroba.log.Refusal;
import org.hiroba.session.ChatSession;

/** A command that tells the server something about its session; read, but not checked. */
@FunctionalInterface
public interface Notice {
  /**
   * Takes note, on the session's command queue: it must not wait for the database.
   *
   * @throws Refusal it makes no sense now
   */
  void take(ChatSession session) throws Refusal;
}
