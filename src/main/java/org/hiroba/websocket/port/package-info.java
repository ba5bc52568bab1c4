/**
 * What the ways of the servers have in common: how frames leave, and how a session that opens finds
 * what belongs to its connection. Uses nothing else of {@code websocket}. Begin at {@link
 * org.hiroba.websocket.port.FrameSender}.
 */
@NullMarked
package org.hiroba.websocket.port;

import org.jspecify.annotations.NullMarked;
