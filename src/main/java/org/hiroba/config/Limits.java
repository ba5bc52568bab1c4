package org.hiroba.config;

/**
 * The limits of {@code hiroba.limits.*}. For a rate or a count, 0 means no limit.
 *
 * @param postsPerSecond posts per user and second, with a burst of twice that; default 10; beyond:
 *     {@code rate-limited}
 * @param signInsPerMinute sign-ins per address and minute; default 60; beyond: 429
 * @param failedSignInsPerMinute wrong passwords per name, address and minute, and six times that
 *     per address; default 10; beyond: 429
 * @param socketsPerUser open chat sockets per user; default 20; beyond: 429
 * @param socketsPerAddress open chat sockets per address; default 0; beyond: 429
 * @param anonymousSocketsPerAddress open sockets of nobody signed in per address (an IPv6 /64);
 *     default 20; beyond: 429
 * @param maxTextChars code points of a message; default 10,000; beyond: {@code too-large}
 * @param maxFrameBytes bytes of one message from a client; default 65,536; beyond: close 1009
 * @param outboxEvents events that may wait for one session; default 256; beyond: close 4008
 * @param replayEvents missed events that are replayed per room; default 1,000; beyond: {@code gap}
 * @param members what each person may do
 */
public record Limits(
    int postsPerSecond,
    int signInsPerMinute,
    int failedSignInsPerMinute,
    int socketsPerUser,
    int socketsPerAddress,
    int anonymousSocketsPerAddress,
    int maxTextChars,
    int maxFrameBytes,
    int outboxEvents,
    int replayEvents,
    MemberLimits members) {

  /** Returns the defaults of the protocol. */
  public static Limits defaults() {
    return new Limits(10, 60, 10, 20, 0, 20, 10_000, 65_536, 256, 1_000, MemberLimits.defaults());
  }
}
