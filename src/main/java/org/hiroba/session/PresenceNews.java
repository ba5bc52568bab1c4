package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hiroba.account.UserId;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.CoreEvents.PresenceOf;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.Frame;
import org.hiroba.protocol.PresenceState;
import org.hiroba.room.RoomId;

/**
 * Tells changes of presence to those who show the person, so that what is told grows with the
 * people who have something to do with one another, not with the square of all.
 *
 * <p>A change goes to the sockets that hear a room which the person hears too. Where more than
 * {@value #CROWD} sockets hear a room, it is told every {@value PresenceInCrowd#CROWD_SECONDS}
 * seconds, and only to sockets that asked for that room last; the others ask when they show it.
 * Nobody is told more than {@value #MOST_AT_ONCE} changes at once: who would be is asked to look
 * {@code again}, in a crowd at most every {@value PresenceInCrowd#AGAIN_SECONDS} seconds. Used by
 * one thread at a time.
 */
final class PresenceNews {
  /** So many sockets may hear a room in which each hears of all. */
  static final int CROWD = 100;

  static final int MOST_AT_ONCE = 100;

  private static final Logger LOG = System.getLogger(PresenceNews.class.getName());
  private static final CoreEvents.PresenceChanged AGAIN =
      new CoreEvents.PresenceChanged(List.of(), true);

  private final SessionRegistry sessions;
  private final EventEncoder encoder;
  private final Function<UserId, PresenceState> stateOf;
  private final Map<RoomId, PresenceInCrowd> crowds = new HashMap<>();

  /**
   * Says what changed about a person.
   *
   * @param rooms in which it is told
   * @param entered those of them that the person has come to hear, and needs to know of
   */
  record Change(UserId user, PresenceState state, Set<RoomId> rooms, Set<RoomId> entered) {}

  /** One message for all who are told the same. */
  private record News(List<EncodedEvent> events, Frame frame) {
    static News of(EncodedEvent event) {
      return new News(List.of(event), Frame.toMany(List.of(event)));
    }
  }

  PresenceNews(
      SessionRegistry sessions, EventEncoder encoder, Function<UserId, PresenceState> stateOf) {
    this.sessions = sessions;
    this.stateOf = stateOf;
    this.encoder = encoder;
  }

  /**
   * Tells changes.
   *
   * @param allAgain everybody is to look again
   */
  void tell(List<Change> changes, boolean allAgain, long nowNanos) {
    crowds.values().removeIf(crowd -> crowd.isForgotten(nowNanos));
    if (changes.isEmpty() && crowds.isEmpty() && !allAgain) {
      return;
    }
    Map<RoomId, List<PresenceOf>> byRoom = new HashMap<>();
    for (Change change : changes) {
      PresenceOf what = new PresenceOf(change.user(), change.state());
      change
          .rooms()
          .forEach(room -> byRoom.computeIfAbsent(room, r -> new ArrayList<>()).add(what));
    }
    Collection<ChatSession> all = sessions.all();
    keepForCrowds(byRoom, all, nowNanos);
    Map<RoomId, News> due = dueInCrowds(nowNanos);
    Map<Set<RoomId>, News> shared = new HashMap<>();
    Departures departures = new Departures(Runnable::run);
    for (ChatSession session : all) {
      if (session.isWelcomed() && !session.hasEnded()) {
        try {
          tell(session, allAgain, byRoom, due, shared, departures);
        } catch (RuntimeException | Error e) {
          // The others must hear of theirs; what was not told is asked for with the next page.
          LOG.log(Level.ERROR, "Cannot tell presence to " + session, e);
        }
      }
    }
    departures.leave();
    changes.stream()
        .filter(change -> !change.entered().isEmpty())
        .forEach(
            change -> {
              try {
                introduce(change, all);
              } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "Cannot tell somebody whom they meet", e);
              }
            });
  }

  /** Takes out what is told in rooms that too many hear. */
  private void keepForCrowds(
      Map<RoomId, List<PresenceOf>> byRoom, Collection<ChatSession> all, long nowNanos) {
    Map<RoomId, Integer> hearers = new HashMap<>();
    for (ChatSession session : all) {
      for (RoomId room : session.rooms()) {
        if (byRoom.containsKey(room)) {
          hearers.merge(room, 1, Integer::sum);
        }
      }
    }
    hearers.forEach(
        (room, count) -> {
          List<PresenceOf> changes = count > CROWD ? byRoom.remove(room) : null;
          if (changes != null) {
            changes.forEach(crowds.computeIfAbsent(room, r -> new PresenceInCrowd(nowNanos))::add);
          }
        });
  }

  private Map<RoomId, News> dueInCrowds(long nowNanos) {
    Map<RoomId, News> due = new HashMap<>();
    crowds.forEach(
        (room, crowd) -> {
          if (crowd.isDue(nowNanos)) {
            due.put(room, newsOf(crowd.take(nowNanos)));
          }
        });
    return due;
  }

  private void tell(
      ChatSession session,
      boolean allAgain,
      Map<RoomId, List<PresenceOf>> byRoom,
      Map<RoomId, News> due,
      Map<Set<RoomId>, News> shared,
      Departures departures) {
    if (allAgain) {
      publish(session, shared.computeIfAbsent(Set.of(), rooms -> newsOf(List.of())), departures);
      return;
    }
    Set<RoomId> rooms = session.rooms();
    Set<RoomId> changed = new HashSet<>();
    rooms.stream().filter(byRoom::containsKey).forEach(changed::add);
    if (!changed.isEmpty()) {
      News news = shared.computeIfAbsent(changed, these -> newsOf(together(these, byRoom)));
      publish(session, news, departures);
    }
    RoomId inView = session.inView();
    News crowd = inView == null ? null : due.get(inView);
    if (crowd != null && rooms.contains(inView)) {
      publish(session, crowd, departures);
    }
  }

  private static void publish(ChatSession session, News news, Departures departures) {
    session.publish(news.events(), news.frame(), departures);
  }

  private static List<PresenceOf> together(
      Set<RoomId> rooms, Map<RoomId, List<PresenceOf>> byRoom) {
    Set<PresenceOf> changes = new HashSet<>();
    rooms.forEach(room -> changes.addAll(byRoom.getOrDefault(room, List.of())));
    return List.copyOf(changes);
  }

  /** Makes the message of some changes; of none or too many, that one should look again. */
  private News newsOf(List<PresenceOf> changes) {
    return News.of(
        encoder.encode(
            changes.isEmpty() || changes.size() > MOST_AT_ONCE
                ? AGAIN
                : new CoreEvents.PresenceChanged(changes)));
  }

  /** Tells those who have come to hear a room whom they meet there. */
  private void introduce(Change change, Collection<ChatSession> all) {
    Set<UserId> there = new HashSet<>();
    for (ChatSession session : all) {
      if (session.isWelcomed() && change.entered().stream().anyMatch(session::isIn)) {
        there.add(session.user().id());
      }
    }
    there.remove(change.user());
    if (there.isEmpty() || there.size() > CROWD) {
      return;
    }
    News news =
        newsOf(there.stream().map(user -> new PresenceOf(user, stateOf.apply(user))).toList());
    for (ChatSession session : sessions.of(change.user())) {
      if (session.isWelcomed()) {
        session.send(news.events().get(0));
      }
    }
  }
}
