package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;

/**
 * Replays what a session missed, one room after the other. Who missed little gets it from the
 * room's shard, which attaches the session in the same step; who missed more gets page by page
 * straight from the log before: the next page is read when the one before has left.
 *
 * <p>Steps follow one another on the session's queue of arrivals and the shards; no two run at
 * once, and one session replays once at a time.
 */
public final class Resume {
  private static final int PAGE_BYTES = 384 << 10;
  private static final Logger LOG = System.getLogger(Resume.class.getName());

  /**
   * Says where the session is in a room.
   *
   * @param seq up to where it has everything
   * @param memberAsOf the seq as of which its user was a member: the user may read all up to there,
   *     whatever happened before
   */
  public record Place(RoomId room, long seq, long memberAsOf) {
    private Place at(long newSeq) {
      return new Place(room, newSeq, memberAsOf);
    }
  }

  private final ChatSession session;
  private final RoomLog log;
  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final boolean announce;
  private final int pageEvents;
  private final Queue<Place> places;

  /**
   * Prepares the replay of rooms that the session has entered.
   *
   * @param announce the end of each room's replay is told by {@code caughtUp}
   */
  public Resume(
      ChatSession session,
      RoomLog log,
      FanOut fanOut,
      EventEncoder encoder,
      Collection<Place> missed,
      boolean announce) {
    this.session = session;
    this.log = log;
    this.fanOut = fanOut;
    this.encoder = encoder;
    this.announce = announce;
    this.pageEvents = session.limits().replayPageEvents();
    this.places = new ArrayDeque<>(missed);
  }

  /** Begins, when other replays of the session have ended; returns at once. */
  public void start() {
    if (!places.isEmpty()) {
      session.replays().begin(this::nextRoom);
    }
  }

  private void nextRoom() {
    Place place = places.poll();
    if (place == null) {
      session.replays().end();
    } else {
      whenDrained(() -> attach(place));
    }
  }

  private void whenDrained(Runnable step) {
    session.whenDrained(() -> session.queues().arrivals().execute(() -> guard(step)));
  }

  private void attach(Place place) {
    fanOut.attach(
        session,
        place.room(),
        place.seq(),
        place.memberAsOf(),
        announce,
        done -> {
          if (done) {
            nextRoom();
          } else {
            whenDrained(() -> replay(place));
          }
        });
  }

  /** Sends one page; what was read beyond its bytes is read again with the next one. */
  private void replay(Place from) {
    if (!session.isIn(from.room())) {
      nextRoom();
      return;
    }
    List<RoomEvent> page = log.eventsAfter(from.room(), from.seq(), pageEvents);
    Place place = from;
    int bytes = 0;
    for (RoomEvent event : page) {
      if (event.seq() > from.memberAsOf() && RoomChannel.takesAway(event, session.user().id())) {
        fanOut.turnAway(session, from.room());
        nextRoom();
        return;
      }
      EncodedEvent encoded = encoder.encode(event);
      bytes += encoded.utf8Bytes();
      if (bytes > PAGE_BYTES && !place.equals(from)) {
        break;
      }
      place = from.at(event.seq());
      session.offer(encoded);
    }
    session.flush();
    boolean isEnd =
        page.size() < pageEvents
            && (page.isEmpty() || page.get(page.size() - 1).seq() == place.seq());
    Place reached = place;
    whenDrained(isEnd ? () -> attach(reached) : () -> replay(reached));
  }

  private void guard(Runnable step) {
    try {
      step.run();
    } catch (StorageException e) {
      // Half a replay is a hole: the client comes again and goes on where it is.
      LOG.log(Level.WARNING, "Cannot replay for {0}: {1}", session, e.getMessage());
      session.close(CloseCode.GOING_AWAY, "the history cannot be read for now; reconnect");
    } catch (RuntimeException | Error e) {
      ServerFault.close(session);
      throw e;
    }
  }
}
