package org.hiroba.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Who a connection is.
 *
 * @param room whose posts it hears; empty if it shall hear none
 * @param sender which of the room's senders it is, 0 to 3; {@link #LISTENS} if it only listens
 * @param client what its posts' ids begin with: unique for good
 * @param headers of the handshake, each line with its end
 */
public record Seat(String room, int sender, String client, String headers) {
  /** The {@link #sender} of a connection that posts nothing. */
  public static final int LISTENS = -1;

  /** Makes a seat that only listens. */
  public static Seat listening(String room, String headers) {
    return new Seat(room, LISTENS, "", headers);
  }

  byte[] roomBytes() {
    return room.getBytes(StandardCharsets.US_ASCII);
  }
}
