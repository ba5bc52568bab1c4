package org.hiroba.feature.account;

import org.hiroba.account.AccountRole;
import org.jspecify.annotations.Nullable;

/**
 * Asks for accounts.
 *
 * @param text what is part of the name or display name, in any spelling; empty for all
 * @param role only accounts of this role; null for all
 * @param active only those that may come in, or only others; null for both
 * @param after the name after which the page begins; empty for the first page
 * @param limit at most so many
 */
public record PeopleQuery(
    String text, @Nullable AccountRole role, @Nullable Boolean active, String after, int limit) {}
