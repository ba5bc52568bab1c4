package org.hiroba.websocket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hiroba.session.OutboxLimits;
import org.jspecify.annotations.Nullable;

/**
 * Names what endpoints need besides the chat itself.
 *
 * @param outbox bounds what waits for one client
 * @param maxFrameBytes UTF-8 bytes of one message from a client; beyond: close 1009
 * @param messagesPerSecond messages of one client to a teaching endpoint, 0 for no limit
 * @param teachingEndpoints whether {@code ws/echo} and {@code ws/broadcast} are there
 * @param commands runs commands
 * @param reads runs reads of the database
 * @param background runs what may block on a peer: pings and closes
 * @param encodedText makes, for a session, what sends bytes of UTF-8 as a text message; null where
 *     the server has no such way
 */
public record SocketEnvironment(
    OutboxLimits outbox,
    int maxFrameBytes,
    int messagesPerSecond,
    boolean teachingEndpoints,
    Executor commands,
    Executor reads,
    Executor background,
    @Nullable Function<Session, BiConsumer<ByteBuffer, SendHandler>> encodedText) {}
