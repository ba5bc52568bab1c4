package org.hiroba.command;

import org.hiroba.account.User;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.ServerEvent;

/** A command that asks and changes nothing; read, but not checked. */
@FunctionalInterface
public interface Question {
  /**
   * Answers, on the session's read queue: it may ask the database.
   *
   * @throws Refusal the caller may not know, or it is not there
   */
  ServerEvent answer(User caller) throws Refusal;
}
