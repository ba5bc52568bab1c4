/**
 * The second factor of accounts with passwords: codes of an authenticator app, and recovery codes.
 * Knows what is kept and which code is right; who may come in is the business of accounts. Begin at
 * {@link org.hiroba.feature.factor.FactorPolicy}.
 */
@NullMarked
package org.hiroba.feature.factor;

import org.jspecify.annotations.NullMarked;
