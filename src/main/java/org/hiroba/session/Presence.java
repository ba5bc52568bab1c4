package org.hiroba.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hiroba.account.UserId;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.Frame;
import org.hiroba.protocol.PresenceState;

/**
 * Knows who is there, over all sockets of each person: online from {@code welcome} on, away when
 * all of their sockets are, offline {@value #LINGER_SECONDS} seconds after the last one closed; at
 * once when it was closed because nothing had been heard for longer than that anyway.
 *
 * <p>Changes are told once a second, all in one droppable event, by {@link #announce}: a thousand
 * people who connect at once make one message, not a million. Safe for use by many threads.
 */
public final class Presence {
  /** For how long a person who went stays online. */
  public static final int LINGER_SECONDS = 10;

  private static final long LINGER_NANOS = LINGER_SECONDS * 1_000_000_000L;

  /** A bigger change is told in parts, so that no event is longer than a frame should be. */
  private static final int MAX_PER_EVENT = 500;

  private final SessionRegistry sessions;
  private final EventEncoder encoder;
  private final LongSupplier nanoTime;
  private final Map<UserId, PresenceState> told = new ConcurrentHashMap<>();
  private final Map<UserId, Long> toCheck = new ConcurrentHashMap<>();

  /** Makes a presence of which nobody was told yet. */
  public Presence(SessionRegistry sessions, EventEncoder encoder, LongSupplier nanoTime) {
    this.sessions = sessions;
    this.encoder = encoder;
    this.nanoTime = nanoTime;
  }

  /** Returns whether a person is there, as others were told. */
  public PresenceState of(UserId user) {
    PresenceState now = stateNow(user);
    return now == PresenceState.OFFLINE ? told.getOrDefault(user, now) : now;
  }

  /** Notes that a person's sockets changed: one was welcomed, stepped away, came back or closed. */
  public void changed(UserId user) {
    toCheck.put(user, nanoTime.getAsLong());
  }

  /** Notes that nothing was heard from a person's socket for longer than people linger. */
  void lost(UserId user) {
    toCheck.put(user, nanoTime.getAsLong() - LINGER_NANOS);
  }

  /** Tells everybody what changed since the last call; to be called about once a second. */
  public void announce() {
    long now = nanoTime.getAsLong();
    List<CoreEvents.PresenceOf> changes = new ArrayList<>();
    for (Map.Entry<UserId, Long> entry : new HashMap<>(toCheck).entrySet()) {
      UserId user = entry.getKey();
      PresenceState state = stateNow(user);
      if (state == PresenceState.OFFLINE && now - entry.getValue() < LINGER_NANOS) {
        continue;
      }
      if (!toCheck.remove(user, entry.getValue())) {
        continue;
      }
      PresenceState before =
          state == PresenceState.OFFLINE ? told.remove(user) : told.put(user, state);
      if (before == null ? state != PresenceState.OFFLINE : before != state) {
        changes.add(new CoreEvents.PresenceOf(user, state));
      }
    }
    for (int from = 0; from < changes.size(); from += MAX_PER_EVENT) {
      tell(changes.subList(from, Math.min(changes.size(), from + MAX_PER_EVENT)));
    }
  }

  private void tell(List<CoreEvents.PresenceOf> changes) {
    List<EncodedEvent> events =
        List.of(encoder.encode(new CoreEvents.PresenceChanged(List.copyOf(changes))));
    Frame frame = Frame.toMany(events);
    Departures departures = new Departures(Runnable::run);
    for (ChatSession session : sessions.all()) {
      if (session.isWelcomed()) {
        session.publish(events, frame, departures);
      }
    }
    departures.leave();
  }

  private PresenceState stateNow(UserId user) {
    PresenceState state = PresenceState.OFFLINE;
    for (ChatSession session : sessions.of(user)) {
      if (session.isWelcomed() && !session.hasEnded()) {
        if (!session.isAway()) {
          return PresenceState.ONLINE;
        }
        state = PresenceState.AWAY;
      }
    }
    return state;
  }
}
