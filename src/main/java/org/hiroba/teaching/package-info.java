/**
 * The teaching endpoints: echo, broadcast and diagnostics, for people who learn what a WebSocket
 * does, and for suites that test whether it does. Begin at {@link
 * org.hiroba.teaching.EchoEndpoint}.
 *
 * <p>May use the core packages, {@code websocket} and Jakarta; nothing uses it but {@code startup}.
 */
@NullMarked
package org.hiroba.teaching;

import org.jspecify.annotations.NullMarked;
