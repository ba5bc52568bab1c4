/**
 * The chat's WebSocket endpoint, and what any endpoint here needs: how texts come together, how
 * messages leave. Begin at {@link org.hiroba.websocket.ChatEndpoint}.
 *
 * <p>May use the core packages and Jakarta; {@code teaching} and {@code startup} use it.
 */
@NullMarked
package org.hiroba.websocket;

import org.jspecify.annotations.NullMarked;
