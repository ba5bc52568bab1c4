package org.hiroba.command;

import org.hiroba.session.ChatSession;

/** A command that is answered where it is read, before anything behind it; not checked yet. */
@FunctionalInterface
public interface Immediate {
  /**
   * Answers, on the session's command queue.
   *
   * @param id the command's
   */
  void answer(ChatSession session, String id);
}
