package org.hiroba.feature.identity;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Links a person whom an issuer knows with an account.
 *
 * @param name as the issuer told it last
 * @param checkedAt when the issuer last knew the person
 * @param goneAt when it first said that they are gone; null while they are not
 */
public record Identity(
    String issuer,
    String subject,
    UserId account,
    String name,
    Instant checkedAt,
    @Nullable Instant goneAt) {}
