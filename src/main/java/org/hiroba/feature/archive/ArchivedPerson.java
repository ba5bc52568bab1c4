package org.hiroba.feature.archive;

import java.time.Instant;
import org.hiroba.account.AccountRole;
import org.hiroba.account.UserId;

/**
 * Tells of an account what an archive keeps: no password, no address, no sign-in.
 *
 * @param holdsName it can be called by its name; an account that was erased or freed cannot
 * @param state active, disabled, erased or anonymised
 */
public record ArchivedPerson(
    UserId id,
    String name,
    String displayName,
    AccountRole role,
    boolean holdsName,
    String state,
    Instant createdAt) {}
