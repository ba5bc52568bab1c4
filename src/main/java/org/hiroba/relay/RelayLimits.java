package org.hiroba.relay;

import java.time.Duration;

/**
 * What the relay grants. Immutable.
 *
 * @param clientsPerSource clients that have joined, at the same time from one source (an IPv6
 *     source is a /64); beyond: closed at once
 * @param clientsTogether clients that have joined, at the same time from all sources; beyond:
 *     closed at once
 * @param handshakesPerSource unfinished handshakes at the same time from one source; beyond: its
 *     oldest is closed
 * @param handshakesTogether unfinished handshakes at the same time from all sources; beyond: the
 *     oldest of the source with most is closed
 * @param headBytes bytes of an opening handshake; beyond: 431
 * @param headTime time from the connection to the end of the opening handshake, that of TLS
 *     included; beyond: 408
 * @param messageBytes bytes of a message, whole or in fragments; beyond: close 1009
 * @param fragments frames of one message; beyond: close 1008
 * @param messageTime time from a message's first byte to its last; beyond: close 1008
 * @param framesPerSecond frames per client and second that are read, with a burst of as many;
 *     beyond: the client is not read for a while, and nothing is lost
 * @param outboxFrames frames that wait for one client; beyond: close 4008
 * @param outboxBytes bytes that wait for one client; beyond: close 4008
 * @param heartbeat silence after which a client is pinged; twice that: close 4009
 * @param linger time that a client has to take the last bytes and to close
 * @param pemCheck how often the files of the certificate are looked at
 */
public record RelayLimits(
    int clientsPerSource,
    int clientsTogether,
    int handshakesPerSource,
    int handshakesTogether,
    int headBytes,
    Duration headTime,
    int messageBytes,
    int fragments,
    Duration messageTime,
    int framesPerSecond,
    int outboxFrames,
    int outboxBytes,
    Duration heartbeat,
    Duration linger,
    Duration pemCheck) {

  /** Returns what holds unless something else is asked for. */
  public static RelayLimits defaults() {
    return new RelayLimits(
        100,
        500,
        20,
        200,
        8 * 1024,
        Duration.ofSeconds(5),
        64 * 1024,
        1_024,
        Duration.ofSeconds(30),
        200,
        256,
        1024 * 1024,
        Duration.ofSeconds(20),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2));
  }

  /** Returns the same with other numbers of clients. */
  public RelayLimits withClients(int perSource, int together) {
    return new RelayLimits(
        perSource,
        together,
        handshakesPerSource,
        handshakesTogether,
        headBytes,
        headTime,
        messageBytes,
        fragments,
        messageTime,
        framesPerSecond,
        outboxFrames,
        outboxBytes,
        heartbeat,
        linger,
        pemCheck);
  }
}
