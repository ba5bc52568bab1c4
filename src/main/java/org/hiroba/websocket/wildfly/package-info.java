/**
 * Reads and sends by Undertow's own classes. Named by {@code websocket} only, and loaded nowhere
 * but on WildFly, except for what asks whether this is one. May use {@code websocket.port}.
 *
 * <p>Over TLS Undertow alone may touch the connection: there pings are neither seen nor bounded.
 */
@NullMarked
package org.hiroba.websocket.wildfly;

import org.jspecify.annotations.NullMarked;
