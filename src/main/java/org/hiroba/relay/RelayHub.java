package org.hiroba.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.hiroba.relay.port.ProtocolEngine;
import org.hiroba.relay.port.ProtocolEngine.Answer;
import org.hiroba.relay.port.ProtocolEngine.Conversation;

/**
 * Where clients join and are heard. What one says goes to all, the sender included: as it is, and
 * to those who asked for {@code /ws/broadcast} in the words of the teaching endpoint of that name.
 * Used by the relay's thread only.
 */
final class RelayHub {
  /** The path of those who hear messages as they are, whatever path they asked for. */
  static final String VERBATIM = "/";

  /** The path of the teaching endpoint. */
  static final String TEACHING = "/ws/broadcast";

  /** The rooms that the engine must know. */
  static final List<String> ROOMS = List.of(VERBATIM, TEACHING);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/M/d HH:mm:ss", Locale.ROOT);

  private final ProtocolEngine engine;
  private final HandshakeGuard guard;
  private final RelayHooks hooks;
  private final RelayMeters meters;
  private final Clock clock;

  /**
   * Makes a hub.
   *
   * @param clock tells the time, in the zone in which the teaching endpoint says it
   */
  RelayHub(
      ProtocolEngine engine,
      HandshakeGuard guard,
      RelayHooks hooks,
      RelayMeters meters,
      Clock clock) {
    this.engine = engine;
    this.guard = guard;
    this.hooks = hooks;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Checks a handshake.
   *
   * @throws HandshakeRefusal if the client may not join
   */
  HandshakeGuard.Handshake check(RequestHead head, InetSocketAddress address)
      throws HandshakeRefusal {
    return guard.check(head, address.getAddress());
  }

  /**
   * Answers a handshake and lets the client join.
   *
   * @throws HandshakeRefusal if it may not
   */
  Input enter(
      HandshakeGuard.Handshake handshake,
      RelayConnection connection,
      InetSocketAddress address,
      RelayConnection.Place place)
      throws HandshakeRefusal {
    String room = isTeaching(handshake.path()) ? TEACHING : VERBATIM;
    Answer answer = engine.upgrade(room, handshake.headers());
    if (answer.status() != 101) {
      throw new HandshakeRefusal(answer.status(), "The engine refuses this handshake.");
    }
    connection.write(encode(answer));
    RelayMember member = new RelayMember(this, address, handshake);
    Conversation conversation = answer.begin(connection, member);
    meters.joined();
    member.joined(conversation);
    return new FrameInput(place, conversation);
  }

  private static ByteBuffer encode(Answer answer) {
    StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    answer
        .headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> head.append(name).append(": ").append(value).append("\r\n")));
    return ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  static boolean isTeaching(String path) {
    return path.equals(TEACHING) || path.startsWith(TEACHING + "?");
  }

  RelayHooks hooks() {
    return hooks;
  }

  void broadcast(RelayMember from, String text) {
    meters.message();
    engine.broadcast(VERBATIM, text);
    engine.broadcast(
        TEACHING,
        "Received: "
            + text
            + " from: "
            + from.from()
            + " at: "
            + TIME.format(ZonedDateTime.now(clock)));
  }

  void broadcast(ByteBuffer bytes) {
    meters.message();
    engine.broadcast(VERBATIM, bytes);
  }
}
