/**
 * Sends by Undertow's own classes. Named by {@code websocket} only, and loaded nowhere but on
 * WildFly, except for what asks whether this is one. May use {@code websocket.port}. Begin at
 * {@link org.hiroba.websocket.wildfly.UndertowSink}.
 *
 * <p>Pings are not bounded here: Undertow answers each by itself, before anybody is told.
 */
@NullMarked
package org.hiroba.websocket.wildfly;

import org.jspecify.annotations.NullMarked;
