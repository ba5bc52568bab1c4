package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.log.MembershipChange;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.Frame;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Passes one room's events on: knows which seq is next, who listens and what was said last.
 *
 * <p>Belongs to its shard's thread: not safe for use by others.
 */
final class RoomChannel {
  /** How many missed events are read on the shard's thread; who misses more replays beside it. */
  static final int SHORT_HOLE = 64;

  /** How many bytes of missed events are offered at once; who misses more replays. */
  static final int ATTACH_BYTES = 384 << 10;

  /** How long a shared message grows: beyond it, the rest is the next message's. */
  static final int SHARED_FRAME_BYTES = 512 << 10;

  private static final int HOLE_PAGE = 512;
  private static final Logger LOG = System.getLogger(RoomChannel.class.getName());

  private final RoomId room;
  private final RoomLog log;
  private final EventEncoder encoder;
  private final FanOut.MembershipListener memberships;
  private final Departures departures;
  private final Set<ChatSession> listeners = new LinkedHashSet<>();
  private final Tail tail = new Tail();
  private long head;

  /**
   * Makes the channel of a room whose events up to now are in the log.
   *
   * @param departures takes what is published; its owner hands it over
   */
  RoomChannel(
      RoomId room,
      RoomLog log,
      EventEncoder encoder,
      FanOut.MembershipListener memberships,
      Departures departures) {
    this.room = room;
    this.log = log;
    this.encoder = encoder;
    this.memberships = memberships;
    this.departures = departures;
    this.head = log.head(room);
  }

  long head() {
    return head;
  }

  boolean isIdle() {
    return listeners.isEmpty();
  }

  /** Passes events on, in order; reads from the log what is missing between them. */
  void deliver(List<RoomEvent> events) {
    List<RoomEvent> next = new ArrayList<>(events.size());
    long last = head;
    for (RoomEvent event : events) {
      if (event.seq() <= head) {
        // It was read from the log before its news came, perhaps when the channel was made.
        tellOfMembers(List.of(event));
      }
      if (event.seq() > last + 1) {
        for (RoomEvent missed : readHole(last, event.seq() - 1)) {
          next.add(missed);
          last = missed.seq();
        }
      }
      if (event.seq() == last + 1) {
        next.add(event);
        last = event.seq();
      }
    }
    pass(next);
  }

  /** Reads from the log what came since the last event. */
  void catchUp() {
    List<RoomEvent> missed;
    do {
      missed = log.eventsAfter(room, head, HOLE_PAGE);
      pass(missed);
    } while (missed.size() == HOLE_PAGE);
  }

  /** Tells all listeners that they hear the room no more. */
  void dissolve() {
    List<ChatSession> all = List.copyOf(listeners);
    listeners.clear();
    for (ChatSession session : all) {
      turnAway(session);
      session.flush(departures);
    }
  }

  /** Forgets the events that are kept for who missed little. */
  void forgetRecent() {
    tail.clear();
  }

  /**
   * Attaches a session that has everything up to {@code from}.
   *
   * @param memberAsOf the seq as of which the user was a member: what took the membership away
   *     before does not count
   * @param announce the session is told that it has caught up
   * @return false when it misses too much: it replays from the log first
   */
  boolean attach(ChatSession session, long from, long memberAsOf, boolean announce) {
    if (!session.isIn(room)) {
      return true;
    }
    if (Math.max(from, memberAsOf) > head) {
      // The session knows more than any hint told so far: it must get nothing twice, and no message
      // from the tail that was deleted up to there.
      catchUp();
    }
    List<Tail.Entry> missed = missedSince(from);
    if (missed == null || isTooMuch(missed, session)) {
      return false;
    }
    for (int i = 0; i < missed.size(); i++) {
      RoomEvent event = missed.get(i).event();
      if (event.seq() > memberAsOf
          && takesAway(event, session.user().id())
          && !Tail.joins(missed.subList(i + 1, missed.size()), session.user().id())) {
        turnAway(session);
        session.flush(departures);
        return true;
      }
      session.offer(missed.get(i).encoded());
    }
    if (announce) {
      session.offer(encoder.encode(new CoreEvents.CaughtUp(room, head)));
    }
    listeners.add(session);
    session.flush(departures);
    return true;
  }

  private static boolean isTooMuch(List<Tail.Entry> missed, ChatSession session) {
    return missed.size() > session.limits().replayPageEvents()
        || (missed.size() > 1
            && missed.stream().mapToInt(entry -> entry.encoded().utf8Bytes()).sum() > ATTACH_BYTES);
  }

  void detach(ChatSession session) {
    listeners.remove(session);
  }

  /** Tells all listeners but one user something that is not in the log. */
  void tell(EncodedEvent event, UserId exceptUser) {
    List<EncodedEvent> events = List.of(event);
    Frame frame = Frame.toMany(events);
    for (ChatSession session : listeners) {
      if (!session.user().id().equals(exceptUser)) {
        publish(session, events, frame);
      }
    }
  }

  private List<RoomEvent> readHole(long after, long upTo) {
    List<RoomEvent> hole = new ArrayList<>();
    long last = after;
    while (last < upTo) {
      List<RoomEvent> page = log.eventsAfter(room, last, (int) Math.min(HOLE_PAGE, upTo - last));
      if (page.isEmpty()) {
        break;
      }
      hole.addAll(page);
      last = page.get(page.size() - 1).seq();
    }
    return hole;
  }

  /** Passes on events that follow the head without a gap. */
  private void pass(List<RoomEvent> events) {
    int start = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof MembershipChange left && !left.joins()) {
        // Who leaves hears everything before it, and nothing from it on.
        publish(events.subList(start, i));
        start = i;
        turnAway(left.user().id());
      }
    }
    publish(events.subList(start, events.size()));
    tellOfMembers(events);
  }

  private void tellOfMembers(List<RoomEvent> events) {
    for (RoomEvent event : events) {
      if (event instanceof MembershipChange change && change.joins()) {
        memberships.joined(room, change.user().id());
      }
    }
  }

  private void publish(List<RoomEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    // All before the first is passed on: what fails is read from the log again, whole.
    List<EncodedEvent> encoded = new ArrayList<>(events.size());
    for (RoomEvent event : events) {
      encoded.add(encoder.encode(event));
    }
    for (int i = 0; i < encoded.size(); i++) {
      tail.add(events.get(i), encoded.get(i));
    }
    head = events.get(events.size() - 1).seq();
    if (listeners.isEmpty()) {
      return;
    }
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < encoded.size(); i++) {
      if (i > start && bytes + encoded.get(i).utf8Bytes() > SHARED_FRAME_BYTES) {
        share(encoded.subList(start, i));
        start = i;
        bytes = 0;
      }
      bytes += encoded.get(i).utf8Bytes();
    }
    share(encoded.subList(start, encoded.size()));
  }

  private void share(List<EncodedEvent> events) {
    Frame frame = Frame.toMany(events);
    for (ChatSession session : listeners) {
      publish(session, events, frame);
    }
  }

  /** Publishes to one session; whatever happens to it, the others get theirs. */
  private void publish(ChatSession session, List<EncodedEvent> events, Frame frame) {
    try {
      session.publish(events, frame, departures);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Cannot publish to " + session, e);
      ServerFault.close(session);
    }
  }

  /** Returns the events after {@code from}; null when there are too many to read here. */
  private @Nullable List<Tail.Entry> missedSince(long from) {
    if (from >= head) {
      return List.of();
    }
    List<Tail.Entry> recent = tail.since(from);
    if (recent != null || head - from > SHORT_HOLE) {
      return recent;
    }
    return readHole(from, head).stream()
        .map(event -> new Tail.Entry(event, encoder.encode(event)))
        .toList();
  }

  private void turnAway(UserId user) {
    for (Iterator<ChatSession> all = listeners.iterator(); all.hasNext(); ) {
      ChatSession session = all.next();
      if (session.user().id().equals(user)) {
        all.remove();
        turnAway(session);
        session.flush(departures);
      }
    }
  }

  private void turnAway(ChatSession session) {
    session.leave(room, encoder.encode(new CoreEvents.RoomRemoved(room)));
  }

  static boolean takesAway(RoomEvent event, UserId user) {
    return event instanceof MembershipChange left && !left.joins() && left.user().id().equals(user);
  }
}
