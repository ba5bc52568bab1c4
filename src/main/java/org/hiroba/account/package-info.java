/**
 * Who the people are: accounts, roles, sign-in sessions and the port through which they are read.
 * Begin at {@link org.hiroba.account.AccountDirectory}.
 *
 * <p>Uses nothing but the JDK; every other core package may use it.
 */
@NullMarked
package org.hiroba.account;

import org.jspecify.annotations.NullMarked;
