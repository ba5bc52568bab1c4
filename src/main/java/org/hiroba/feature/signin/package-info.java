/** Accounts, sign-ins and tokens. Begin at {@link org.hiroba.feature.signin.SignInFeature}. */
@NullMarked
package org.hiroba.feature.signin;

import org.jspecify.annotations.NullMarked;
