package org.hiroba.websocket;

import java.util.concurrent.Executor;
import org.hiroba.session.ChatThreads;
import org.hiroba.session.OutboxLimits;

/**
 * Names what endpoints need besides the chat itself.
 *
 * @param outbox bounds what waits for one client
 * @param maxFrameBytes UTF-8 bytes of one message from a client; beyond: close 1009
 * @param messagesPerSecond messages of one client to a teaching endpoint, 0 for no limit
 * @param teachingEndpoints whether {@code ws/echo} and {@code ws/broadcast} are there
 * @param threads run what clients ask for
 * @param background runs what may block on a peer: pings and closes
 * @param idle gives up connections of teaching endpoints on which nothing is said
 */
public record SocketEnvironment(
    OutboxLimits outbox,
    int maxFrameBytes,
    int messagesPerSecond,
    boolean teachingEndpoints,
    ChatThreads threads,
    Executor background,
    IdleWatch idle) {}
