package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.RoomLog;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;

/** Lets sessions hear rooms: those of {@code welcome} and those that come later. Thread-safe. */
public final class RoomSubscriptions {
  private static final Logger LOG = System.getLogger(RoomSubscriptions.class.getName());

  private final SessionRegistry sessions;
  private final RoomDirectory rooms;
  private final RoomLog log;
  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final Presence presence;

  /** Makes the subscriptions of this node's sessions. */
  public RoomSubscriptions(
      SessionRegistry sessions,
      RoomDirectory rooms,
      RoomLog log,
      FanOut fanOut,
      EventEncoder encoder,
      Presence presence) {
    this.sessions = sessions;
    this.rooms = rooms;
    this.log = log;
    this.fanOut = fanOut;
    this.encoder = encoder;
    this.presence = presence;
  }

  /** Lets all sessions of a user hear a room of which the user is now a member; returns at once. */
  public void add(RoomId room, UserId user) {
    sessions.of(user).forEach(session -> queue(session, room, false));
  }

  /**
   * Lets all sessions of a user hear a direct room from its first message on, as if it were new;
   * returns at once.
   */
  public void addFromTheBeginning(RoomId room, UserId user) {
    sessions.of(user).forEach(session -> queue(session, room, true));
  }

  private void queue(ChatSession session, RoomId room, boolean fromItsBeginning) {
    try {
      // After the command that runs now: a hello under way finds the room by itself, or is over.
      session.queues().commands().execute(() -> add(session, room, fromItsBeginning));
    } catch (RuntimeException | Error e) {
      // Others are told by the same thread; this one comes again and finds the room in welcome.
      LOG.log(Level.ERROR, "Cannot plan to add a room to " + session, e);
      ServerFault.close(session);
    }
  }

  private void add(ChatSession session, RoomId room, boolean fromItsBeginning) {
    if (!session.isWelcomed() || !session.mayHear(room) || session.isIn(room)) {
      return;
    }
    try {
      Optional<RoomOverview> overview = rooms.overview(room, session.user().id());
      if (overview.isEmpty()) {
        return;
      }
      long head = overview.get().room().head();
      RoomOverview news = fromItsBeginning ? beforeItsFirstMessage(overview.get()) : overview.get();
      if (session.enter(room, encoder.encode(new CoreEvents.RoomAdded(news)))) {
        session.flush();
        presence.changed(session.user().id());
        attach(session, new Resume.Place(room, news.room().head(), head));
      }
    } catch (StorageException e) {
      // The session would not hear the room: it comes again and finds it in welcome.
      LOG.log(Level.WARNING, "Cannot add a room to {0}: {1}", session, e.getMessage());
      session.close(CloseCode.GOING_AWAY, "the rooms cannot be read for now; reconnect");
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Cannot add a room to " + session, e);
      ServerFault.close(session);
    }
  }

  /** Lets a session hear a room that it has entered, from a seq on, without a word. */
  public void attach(ChatSession session, Resume.Place place) {
    fanOut.attach(
        session,
        place.room(),
        place.seq(),
        place.memberAsOf(),
        false,
        done -> {
          if (!done) {
            new Resume(session, log, fanOut, encoder, List.of(place), false).start();
          }
        });
  }

  /** Shows a direct room as it was: its first messages then come like any others. */
  private static RoomOverview beforeItsFirstMessage(RoomOverview overview) {
    Room room = overview.room();
    return overview.asEmpty(
        new Room(
            room.id(),
            room.kind(),
            room.name(),
            room.topic(),
            false,
            0,
            0,
            room.createdAt(),
            room.posting()));
  }
}
