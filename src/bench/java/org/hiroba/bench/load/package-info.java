/**
 * The load generator: WebSocket clients on one or two selector threads, which count and check every
 * delivery. Uses nothing of the main code, so that it cannot share its mistakes.
 */
@NullMarked
package org.hiroba.bench.load;

import org.jspecify.annotations.NullMarked;
