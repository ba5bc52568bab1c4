/**
 * Hubs without storage, sign-in or rights to compare with: each text message goes to all. Programs
 * of their own, which print {@code listening on PORT} and end with their standard input.
 */
@NullMarked
package org.hiroba.bench.hub;

import org.jspecify.annotations.NullMarked;
