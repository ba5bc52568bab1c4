/**
 * The relay: a WebSocket server (RFC 6455) straight on TCP and TLS sockets that passes on to all
 * what one says. Begin at {@link org.hiroba.relay.Relay}.
 *
 * <p>One selector thread serves all clients. What comes in is checked here, in full, before the
 * engine behind {@code relay.port} sees it; the engine itself ({@code relay.tyrus}) is loaded apart
 * from everything else. May use {@code config}, {@code health} and {@code netio}; the startup bean
 * and the command line start and stop it.
 */
@NullMarked
package org.hiroba.relay;

import org.jspecify.annotations.NullMarked;
