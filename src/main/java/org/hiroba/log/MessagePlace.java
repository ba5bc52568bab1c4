package org.hiroba.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiroba.room.RoomId;

/**
 * Names a message's place in a list over many rooms, which is ordered by time, then room, then seq.
 *
 * @param at the moment by which the list is ordered, in milliseconds' precision
 */
public record MessagePlace(Instant at, RoomId room, long seq) implements Comparable<MessagePlace> {
  private static final Pattern CURSOR =
      Pattern.compile("(\\d{1,15})\\.(\\d{1,18})\\.([A-Za-z0-9._:@-]{1,64})");
  private static final Comparator<MessagePlace> ORDER =
      Comparator.comparing(MessagePlace::at)
          .thenComparing(MessagePlace::room)
          .thenComparing(MessagePlace::seq);

  @Override
  public int compareTo(MessagePlace other) {
    return ORDER.compare(this, other);
  }

  /** Returns the place as an opaque text for clients. */
  public String cursor() {
    return at.toEpochMilli() + "." + seq + "." + room;
  }

  /** Reads what {@link #cursor} wrote; empty when it is anything else. */
  public static Optional<MessagePlace> ofCursor(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches()
        ? Optional.of(
            new MessagePlace(
                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                new RoomId(parts.group(3)),
                Long.parseLong(parts.group(2))))
        : Optional.empty();
  }
}
