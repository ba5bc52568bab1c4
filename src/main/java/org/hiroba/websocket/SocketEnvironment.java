package org.hiroba.websocket;

import java.util.concurrent.Executor;
import org.hiroba.session.ChatThreads;
import org.hiroba.session.OutboxLimits;

/**
 * Names what endpoints need besides the chat itself.
 *
 * @param outbox bounds what waits for one client
 * @param maxFrameBytes UTF-8 bytes of one message from a client; beyond: close 1009
 * @param threads run what clients ask for
 * @param background runs what may block on a peer: pings and closes
 * @param meters count sockets and what goes over them
 */
public record SocketEnvironment(
    OutboxLimits outbox,
    int maxFrameBytes,
    ChatThreads threads,
    Executor background,
    SocketMeters meters) {}
