package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;

/** Reads which mail addresses wait to be confirmed. Thread-safe; waits for the database. */
public interface MailAddresses {
  /** Finds the address that an account's owner has still to confirm. */
  Optional<MailProposal> proposal(UserId user, Instant now);
}
