/**
 * Signing in by a provider of OpenID Connect: what is sent to it, what it answers, and what of that
 * is believed. Knows neither requests nor the database: {@code web} brings the former, {@code
 * feature.identity} makes accounts of whom it says.
 *
 * <p>Begin at {@link org.hiroba.oidc.Providers}.
 */
@NullMarked
package org.hiroba.oidc;

import org.jspecify.annotations.NullMarked;
