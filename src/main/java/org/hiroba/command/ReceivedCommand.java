package org.hiroba.command;

import org.jspecify.annotations.Nullable;

/**
 * Holds one command of a client, checked for form but not for rights. Immutable.
 *
 * @param id the client's; null for a kind that is not answered
 * @param content what the kind read: a {@link Change}, {@link Question}, {@link Notice} or {@link
 *     Immediate}
 */
public record ReceivedCommand(CommandKind kind, @Nullable String id, Object content) {
  /** Returns the id of a command that is answered. */
  public String requireId() {
    if (id == null) {
      throw new IllegalStateException(kind + " has no id");
    }
    return id;
  }
}
