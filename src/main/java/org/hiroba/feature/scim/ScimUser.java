package org.hiroba.feature.scim;

import java.time.Instant;
import org.hiroba.account.User;

/**
 * Holds an account that the other system keeps.
 *
 * @param account as it is here
 * @param active whether it may come in, whoever decided that
 * @param told what the other system said last; whether it is active stands in {@code active}
 * @param createdAt when the other system brought it
 */
public record ScimUser(
    User account, boolean active, ScimPerson told, Instant createdAt, Instant changedAt) {}
