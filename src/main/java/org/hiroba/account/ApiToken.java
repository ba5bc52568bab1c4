package org.hiroba.account;

import java.time.Instant;

/**
 * Describes a token that an account made for a program, which then has the account's rights until
 * the token is revoked.
 *
 * @param id names the token among those of its account; no secret
 * @param hash of what the program presents, which is kept nowhere
 * @param name what its owner calls it; at most {@link LineText#MAX_CHARS} code points
 */
public record ApiToken(String id, TokenHash hash, UserId user, String name, Instant createdAt) {}
