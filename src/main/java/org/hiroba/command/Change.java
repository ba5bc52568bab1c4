package org.hiroba.command;

/** A command that changes something once, however often it is sent; read, but not checked. */
@FunctionalInterface
public interface Change {
  /** Makes what the log's writer carries out, who sent it being known. */
  CommandDraft draft(Sender sender);
}
