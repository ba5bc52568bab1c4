package org.hiroba.feature.account;

import java.time.Instant;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;

/**
 * Shows a sign-in to its owner.
 *
 * @param id names it among all; no secret
 * @param lastSeenAt give or take an hour
 */
public record OwnSignIn(
    String id, TokenHash hash, Instant at, Instant lastSeenAt, SignInOrigin origin) {}
