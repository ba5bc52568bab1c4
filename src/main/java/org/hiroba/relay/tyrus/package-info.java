/**
 * The relay's engine: binds {@link org.hiroba.relay.port.ProtocolEngine} to Tyrus. Begin at {@link
 * org.hiroba.relay.tyrus.TyrusEngine}.
 *
 * <p>Loaded with Tyrus and its API by a loader of their own, since Tyrus in the loader of a web
 * application would displace the server's own WebSocket implementation. Uses {@code relay.port}
 * only; nobody uses it but by name.
 */
@NullMarked
package org.hiroba.relay.tyrus;

import org.jspecify.annotations.NullMarked;
