package org.hiroba.protocol;

/**
 * Holds the limits that {@code welcome} tells a client; 0 switches a rate or count limit off.
 *
 * @param maxTextChars code points of one message; longer ones are answered {@code too-large}
 * @param maxFrameBytes UTF-8 bytes of one WebSocket message; a longer one closes the socket with
 *     1009
 * @param postsPerSecond posts of one user, with a burst of twice that; beyond: {@code rate-limited}
 * @param replayEvents events of one room replayed on resume; beyond: {@code gap}
 */
public record ProtocolLimits(
    int maxTextChars, int maxFrameBytes, int postsPerSecond, int replayEvents) {}
