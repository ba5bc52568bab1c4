/**
 * What the diagnostics page is told: how a request reached this server, and beats by which ways of
 * delivery are compared. Begin at {@link org.hiroba.diagnostics.Handshake}.
 *
 * <p>Core: both the HTTP and the WebSocket side use it; it uses nothing of Hiroba.
 */
@NullMarked
package org.hiroba.diagnostics;

import org.jspecify.annotations.NullMarked;
