package org.hiroba.feature.account;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;

/**
 * Holds an address that its owner has still to confirm.
 *
 * @param language in which they read
 */
public record MailProposal(UserId user, MailAddress address, String language, Instant expiresAt) {}
