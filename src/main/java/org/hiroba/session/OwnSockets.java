package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** Tells a person's own sockets what one of them did. Thread-safe; never sends, never blocks. */
public final class OwnSockets {
  private static final Logger LOG = System.getLogger(OwnSockets.class.getName());

  private final SessionRegistry sessions;
  private final FanOut fanOut;
  private final EventEncoder encoder;

  /** Makes one for the sockets of this node. */
  public OwnSockets(SessionRegistry sessions, FanOut fanOut, EventEncoder encoder) {
    this.sessions = sessions;
    this.fanOut = fanOut;
    this.encoder = encoder;
  }

  /**
   * Tells all sockets of a person that were welcomed, but for the one that knows and those that may
   * not hear the room.
   *
   * @param teller the id of the session that did it; empty when none did
   * @param room which the event is about
   */
  public void tell(UserId user, Optional<String> teller, RoomId room, ServerEvent event) {
    EncodedEvent news = encoder.encode(event);
    for (ChatSession session : sessions.of(user)) {
      if (session.isWelcomed()
          && session.mayHear(room)
          && !teller.equals(Optional.of(session.id()))) {
        tell(session, news);
      }
    }
  }

  /** Tells all sockets of a person that were welcomed what is about no room. */
  public void tell(UserId user, ServerEvent event) {
    EncodedEvent news = encoder.encode(event);
    sessions.of(user).stream()
        .filter(ChatSession::isWelcomed)
        .forEach(session -> tell(session, news));
  }

  private void tell(ChatSession session, EncodedEvent news) {
    try {
      session.offer(news);
      fanOut.flush(session);
    } catch (RuntimeException | Error e) {
      // This one would show for ever what is so no more: it comes again and asks.
      LOG.log(Level.ERROR, "Cannot tell " + session, e);
      ServerFault.close(session);
    }
  }
}
