/**
 * Where else people are known: what directories, providers and proxies say of them, and the
 * accounts that they have here because of it. Nobody is ever recognised by a name or a mail
 * address.
 *
 * <p>Begin at {@link org.hiroba.feature.identity.IdentityBook}.
 */
@NullMarked
package org.hiroba.feature.identity;

import org.jspecify.annotations.NullMarked;
