package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.jspecify.annotations.Nullable;

/** Writes people's mail addresses, in the open transaction. For the writer's thread. */
public interface MailAddressWrites {
  /** Finds an account's address. */
  Optional<KnownMail> find(UserId user);

  /** Gives an account an address, or takes it away; what waits to be confirmed is forgotten. */
  void set(UserId user, @Nullable KnownMail mail);

  /** Remembers an address until its owner confirms it, in the place of an earlier one. */
  void propose(MailProposal proposal, TokenHash hash);

  /** Finds an address that waits to be confirmed, expired ones included. */
  Optional<MailProposal> proposal(TokenHash hash);

  /**
   * Gives the link of an address that waits another token.
   *
   * @return whether this address waits at {@code now}
   */
  boolean renew(MailProposal proposal, TokenHash fresh, Instant now);
}
