/**
 * The WebSocket endpoints: they take frames from the container, hand them on, and send.
 *
 * <p>May use the core packages and Jakarta; nothing uses it but {@code startup}.
 */
@NullMarked
package org.hiroba.websocket;

import org.jspecify.annotations.NullMarked;
