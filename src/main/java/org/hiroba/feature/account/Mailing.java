package org.hiroba.feature.account;

import org.hiroba.config.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of a mail that somebody wanted.
 *
 * @param to null if no address is known
 * @param problem why none was queued, in a sentence; null if one was
 */
public record Mailing(@Nullable MailAddress to, @Nullable String problem) {
  /** Tells whether it waits to be sent. */
  public boolean isQueued() {
    return problem == null;
  }
}
