package org.hiroba.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a token that an account made for a program, which then has the account's rights, as far
 * as the token reaches, until it is revoked or ends.
 *
 * @param id names the token among those of its account; no secret
 * @param hash of what the program presents, which is kept nowhere
 * @param name what its owner calls it; at most {@link LineText#MAX_CHARS} code points
 * @param reach what it is good for, and until when
 * @param lastUsedAt exact to a minute; null before its first use
 */
public record ApiToken(
    String id,
    TokenHash hash,
    UserId user,
    String name,
    Instant createdAt,
    Reach reach,
    @Nullable Instant lastUsedAt) {
  /** Describes a token of scope {@code all} without any limit. */
  public ApiToken(String id, TokenHash hash, UserId user, String name, Instant createdAt) {
    this(id, hash, user, name, createdAt, Reach.of(Scope.ALL), null);
  }
}
