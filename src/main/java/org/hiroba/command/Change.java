package org.hiroba.command;

import org.hiroba.log.Refusal;

/** A command that changes something once, however often it is sent; read, but not checked. */
@FunctionalInterface
public interface Change {
  /**
   * Makes what the log's writer carries out, who sent it being known. May ask the database for what
   * is too dear in the writer's turn.
   *
   * @throws Refusal a rule forbids it already
   */
  CommandDraft draft(Sender sender) throws Refusal;
}
