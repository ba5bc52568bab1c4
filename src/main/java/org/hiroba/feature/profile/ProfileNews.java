package org.hiroba.feature.profile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.account.Need;
import org.hiroba.account.Profile;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.hiroba.session.SessionRegistry;

/**
 * Tells how people describe themselves now, at most once a second and person: all of them share the
 * lobby. Thread-safe.
 */
final class ProfileNews {
  private static final Logger LOG = System.getLogger(ProfileNews.class.getName());

  private final SessionRegistry sessions;
  private final EventEncoder encoder;
  private final RoomDirectory rooms;
  private final Map<UserId, Profile> waiting = new ConcurrentHashMap<>();

  ProfileNews(SessionRegistry sessions, EventEncoder encoder, RoomDirectory rooms) {
    this.sessions = sessions;
    this.encoder = encoder;
    this.rooms = rooms;
  }

  /** Notes a new profile; what the person says from now on bears the new name. Does not block. */
  void changed(Profile profile) {
    UserRef now = profile.user();
    for (ChatSession session : sessions.of(now.id())) {
      User before = session.user();
      session.setUser(new User(before.id(), now.name(), now.displayName(), before.roles()));
    }
    waiting.put(now.id(), profile);
  }

  /** Tells everybody what changed since the last call; to be called about once a second. */
  void announce() {
    Map<UserId, EncodedEvent> news = new LinkedHashMap<>();
    for (UserId user : List.copyOf(waiting.keySet())) {
      Profile profile = waiting.remove(user);
      if (profile != null) {
        try {
          news.put(user, encoder.encode(new ProfileChanged(profile)));
        } catch (RuntimeException | Error e) {
          LOG.log(Level.ERROR, "A changed profile is not told", e);
        }
      }
    }
    if (news.isEmpty()) {
      return;
    }
    for (ChatSession session : sessions.all()) {
      if (session.isWelcomed()) {
        Map<UserId, EncodedEvent> heard = within(session, news);
        if (session.user().isGuest()) {
          tellGuest(session, heard);
        } else {
          tell(session, heard.values());
        }
      }
    }
  }

  /** Who reaches some rooms only is told of whoever is met there; who may not read, of nobody. */
  private Map<UserId, EncodedEvent> within(ChatSession session, Map<UserId, EncodedEvent> news) {
    Reach reach = session.reach();
    if (!reach.isConfined() && reach.suffices(Need.READ)) {
      return news;
    }
    Set<RoomId> heard = session.rooms();
    Map<UserId, EncodedEvent> known = new LinkedHashMap<>(news);
    known
        .keySet()
        .removeIf(
            one ->
                sessions.of(one).stream()
                    .noneMatch(theirs -> heard.stream().anyMatch(theirs::isIn)));
    return known;
  }

  /** Guests hear of those alone of whom they know, which the database is asked for. */
  private void tellGuest(ChatSession session, Map<UserId, EncodedEvent> news) {
    boolean queued =
        session
            .queues()
            .reads()
            .tryExecute(
                () -> {
                  Map<UserId, EncodedEvent> known = new LinkedHashMap<>(news);
                  try {
                    Set<UserId> companions =
                        rooms.companionsAmong(session.user().id(), news.keySet());
                    known.keySet().retainAll(companions);
                  } catch (StorageException e) {
                    LOG.log(Level.DEBUG, "Profiles are not told to a guest: {0}", e.getMessage());
                    return;
                  }
                  tell(session, known.values());
                });
    if (!queued) {
      LOG.log(Level.DEBUG, "A guest asks too much to be told of profiles");
    }
  }

  private static void tell(ChatSession session, Collection<EncodedEvent> news) {
    try {
      news.forEach(session::offer);
      session.flush();
    } catch (RuntimeException | Error e) {
      // The others are told all the same; this one reads the names when it comes again.
      LOG.log(Level.ERROR, "Cannot tell of profiles to " + session, e);
    }
  }
}
