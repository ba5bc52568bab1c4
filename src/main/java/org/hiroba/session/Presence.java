package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.account.UserId;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.PresenceState;
import org.hiroba.room.RoomId;

/**
 * Knows who is there, over all sockets of each person: online from {@code welcome} on, away when
 * all of their sockets are, offline {@value #LINGER_SECONDS} seconds after the last one closed; at
 * once when it was closed because nothing had been heard for longer than that anyway.
 *
 * <p>Changes are told once a second, all in one droppable event, by {@link #announce}, to those who
 * show the person: see {@link PresenceNews}. Of those who come back within {@value #RETURN_SECONDS}
 * seconds after the start only the first {@value #RETURNS_TOLD} are told; then everybody is asked
 * to look again, once. Safe for use by many threads.
 */
public final class Presence {
  /** For how long a person who went stays online. */
  public static final int LINGER_SECONDS = 10;

  /** For how long after the start people come back who were there before. */
  static final int RETURN_SECONDS = 60;

  /** So many of them are told like anybody. */
  static final int RETURNS_TOLD = 100;

  private static final Logger LOG = System.getLogger(Presence.class.getName());
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(LINGER_SECONDS);
  private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(RETURN_SECONDS);

  private final SessionRegistry sessions;
  private final PresenceNews news;
  private final LongSupplier nanoTime;
  private final long startedNanos;
  private final Map<UserId, Told> told = new ConcurrentHashMap<>();
  private final Map<UserId, Long> toCheck = new ConcurrentHashMap<>();
  private final Set<UserId> returning = ConcurrentHashMap.newKeySet();

  // Used by the thread that announces.
  private int returned;

  /** What was told of a person, and in which rooms. */
  private record Told(PresenceState state, Set<RoomId> rooms) {}

  /** Makes a presence of which nobody was told yet. */
  public Presence(SessionRegistry sessions, EventEncoder encoder, LongSupplier nanoTime) {
    this.sessions = sessions;
    this.news = new PresenceNews(sessions, encoder, this::of);
    this.nanoTime = nanoTime;
    this.startedNanos = nanoTime.getAsLong();
  }

  /** Returns whether a person is there, as others were told. */
  public PresenceState of(UserId user) {
    PresenceState now = stateNow(user);
    Told before = now == PresenceState.OFFLINE ? told.get(user) : null;
    return before == null ? now : before.state();
  }

  /**
   * Notes that a person's sockets changed: one was welcomed, stepped away, came back or closed, or
   * hears another room.
   */
  public void changed(UserId user) {
    toCheck.put(user, nanoTime.getAsLong());
  }

  /** Notes that a socket was welcomed whose client knew this server before. */
  public void returned(UserId user) {
    if (nanoTime.getAsLong() - startedNanos < RETURN_NANOS) {
      returning.add(user);
    }
    changed(user);
  }

  /** Notes that nothing was heard from a person's socket for longer than people linger. */
  void lost(UserId user) {
    toCheck.put(user, nanoTime.getAsLong() - LINGER_NANOS);
  }

  /**
   * Tells what changed since the last call; to be called about once a second, by one thread at a
   * time.
   */
  public void announce() {
    long now = nanoTime.getAsLong();
    List<PresenceNews.Change> changes = new ArrayList<>();
    for (Map.Entry<UserId, Long> entry : new HashMap<>(toCheck).entrySet()) {
      try {
        check(entry.getKey(), entry.getValue(), now, changes);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "The presence of one person cannot be told", e);
      }
    }
    boolean allAgain = false;
    if (now - startedNanos >= RETURN_NANOS) {
      allAgain = returned > RETURNS_TOLD;
      returned = 0;
      returning.clear();
    }
    try {
      news.tell(changes, allAgain, now);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A change of presence was not told; pages ask when they load", e);
    }
  }

  private void check(UserId user, long since, long now, List<PresenceNews.Change> changes) {
    PresenceState state = stateNow(user);
    if (state == PresenceState.OFFLINE && now - since < LINGER_NANOS) {
      return;
    }
    if (!toCheck.remove(user, since)) {
      return;
    }
    boolean isReturn = returning.remove(user);
    if (state == PresenceState.OFFLINE) {
      Told before = told.remove(user);
      if (before != null) {
        changes.add(new PresenceNews.Change(user, state, before.rooms(), Set.of()));
      }
      return;
    }
    Set<RoomId> rooms = roomsOf(user);
    Told before = told.put(user, new Told(state, rooms));
    if (before == null && isReturn && ++returned > RETURNS_TOLD) {
      return;
    }
    if (before == null || before.state() != state) {
      changes.add(new PresenceNews.Change(user, state, rooms, Set.of()));
    } else if (!before.rooms().containsAll(rooms)) {
      Set<RoomId> more = new HashSet<>(rooms);
      more.removeAll(before.rooms());
      changes.add(new PresenceNews.Change(user, state, more, more));
    }
  }

  private Set<RoomId> roomsOf(UserId user) {
    Set<RoomId> rooms = new HashSet<>();
    for (ChatSession session : sessions.of(user)) {
      rooms.addAll(session.rooms());
    }
    return Set.copyOf(rooms);
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
