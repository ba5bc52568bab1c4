package org.hiroba.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiroba.account.UserId;
import org.hiroba.protocol.CoreEvents.PresenceOf;
import org.hiroba.protocol.PresenceState;

/**
 * Keeps what waits to be told in a room that many hear, no more than is told at once. Not
 * thread-safe.
 */
final class PresenceInCrowd {
  /** So often changes are told. */
  static final int CROWD_SECONDS = 10;

  /** So often those who show the room are asked to look again. */
  static final int AGAIN_SECONDS = 60;

  private static final long CROWD_NANOS = TimeUnit.SECONDS.toNanos(CROWD_SECONDS);
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(AGAIN_SECONDS);

  private final Map<UserId, PresenceState> changes = new LinkedHashMap<>();
  private boolean many;
  private long toldNanos;
  private long againNanos;

  PresenceInCrowd(long nowNanos) {
    toldNanos = nowNanos - CROWD_NANOS;
    againNanos = nowNanos - AGAIN_NANOS;
  }

  void add(PresenceOf change) {
    many |= changes.size() >= PresenceNews.MOST_AT_ONCE && !changes.containsKey(change.id());
    if (!many) {
      changes.put(change.id(), change.state());
    }
  }

  /** Tells whether there is nothing to tell, and nothing was told for so long that it matters. */
  boolean isForgotten(long nowNanos) {
    return !many
        && changes.isEmpty()
        && nowNanos - toldNanos >= AGAIN_NANOS
        && nowNanos - againNanos >= AGAIN_NANOS;
  }

  boolean isDue(long nowNanos) {
    return many
        ? nowNanos - againNanos >= AGAIN_NANOS
        : !changes.isEmpty() && nowNanos - toldNanos >= CROWD_NANOS;
  }

  /** Returns what is told now; nothing if there was too much of it. */
  List<PresenceOf> take(long nowNanos) {
    List<PresenceOf> taken = new ArrayList<>();
    if (many) {
      againNanos = nowNanos;
    } else {
      changes.forEach((user, state) -> taken.add(new PresenceOf(user, state)));
    }
    toldNanos = nowNanos;
    changes.clear();
    many = false;
    return taken;
  }
}
