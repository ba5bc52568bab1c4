package org.hiroba.netservice;

import java.time.Duration;

/**
 * What one listener grants. Immutable.
 *
 * @param tcpPerSource connections at the same time from one source (an IPv6 source is a /64);
 *     beyond: closed at once
 * @param tcpTogether connections at the same time from all sources; beyond: closed at once
 * @param spareAfter silence after which a connection gives its place to a newcomer when all places
 *     are taken
 * @param idle time without a byte in either direction after which a connection is closed
 * @param total age at which a connection is closed, whatever it does
 * @param linger time that a daytime client has to close after its answer
 * @param drainBytes bytes of a daytime client's input that are read and thrown away; beyond: closed
 * @param bufferBytes bytes that are read from one connection before they are sent back
 * @param udpMaxBytes biggest datagram that is answered; beyond: dropped whole
 * @param udpPerSecond datagrams per source and second that are answered; beyond: dropped
 * @param udpBurst datagrams per source that are answered at once after a pause
 * @param udpTogetherPerSecond datagrams of all sources per second, with a burst of as many
 * @param udpSources sources whose rate is remembered; beyond: the one unheard for longest is
 *     forgotten
 */
record NetLimits(
    int tcpPerSource,
    int tcpTogether,
    Duration spareAfter,
    Duration idle,
    Duration total,
    Duration linger,
    int drainBytes,
    int bufferBytes,
    int udpMaxBytes,
    int udpPerSecond,
    int udpBurst,
    int udpTogetherPerSecond,
    int udpSources) {

  static NetLimits defaults() {
    return new NetLimits(
        20,
        200,
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofHours(1),
        Duration.ofSeconds(5),
        64 * 1024,
        8 * 1024,
        1_400,
        10,
        20,
        1_000,
        4_096);
  }
}
