/**
 * What the relay's transport and its WebSocket engine ask of each other. Begin at {@link
 * org.hiroba.relay.port.ProtocolEngine}.
 *
 * <p>The engine is loaded apart from everything else, so nothing but the JDK's types and these
 * cross the border. Uses nothing; {@code relay} and {@code relay.tyrus} use it.
 */
@NullMarked
package org.hiroba.relay.port;

import org.jspecify.annotations.NullMarked;
