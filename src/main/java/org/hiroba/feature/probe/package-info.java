/**
 * Whether the database answers and takes writes, and how much is in it. Begin at {@link
 * org.hiroba.feature.probe.ProbeFeature}.
 *
 * <p>May use the core packages, and {@code jdbc} in its adapters; no other feature uses it.
 */
@NullMarked
package org.hiroba.feature.probe;

import org.jspecify.annotations.NullMarked;
