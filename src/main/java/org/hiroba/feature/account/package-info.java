/**
 * Accounts that a company keeps: passwords, invitations, who may come in and who may not. Begin at
 * {@link org.hiroba.feature.account.AccountDesk}.
 */
@NullMarked
package org.hiroba.feature.account;

import org.jspecify.annotations.NullMarked;
