package org.hiroba.feature.mention;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.MentionNames;
import org.hiroba.account.MentionText;
import org.hiroba.account.UserId;
import org.hiroba.log.MembershipChange;
import org.hiroba.log.News;
import org.hiroba.log.Note;
import org.hiroba.log.RoomEvent;
import org.hiroba.protocol.PresenceState;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.session.Presence;

/**
 * Finds whom a message mentions: those whom its client named and those whom its text names, see
 * {@link MentionText}. Thread-safe.
 */
public final class Mentions {
  /** How many people one message mentions at most; a group in a bigger room stops there. */
  static final int MAX_MENTIONS = 1_000;

  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long QUITE_FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MAX_CACHED_ROOMS = 1_000;

  private final RoomDirectory rooms;
  private final Presence presence;
  private final LongSupplier nanoTime;
  private final Map<RoomId, Names> cache = new ConcurrentHashMap<>();

  /** Makes one that knows nobody's name yet. */
  public Mentions(RoomDirectory rooms, Presence presence, LongSupplier nanoTime) {
    this.rooms = rooms;
    this.presence = presence;
    this.nanoTime = nanoTime;
  }

  private record Names(MentionNames all, Set<UserId> holders, long readAtNanos) {}

  /**
   * Returns whom a message of an author mentions: an outsider's text nobody, for the answer must
   * not depend on who is in the room.
   *
   * @param named whom the client named
   */
  public List<UserId> of(UserId author, RoomId room, String text, List<UserId> named) {
    if (named.isEmpty() && !MentionText.mayMention(text)) {
      return List.of();
    }
    boolean member =
        namesOf(room, FRESH_NANOS).holders().contains(author)
            || rooms.membership(room, author).isPresent();
    return member ? in(room, text, named) : List.of();
  }

  /** Forgets the names of rooms whose members changed, and all when a name is held no more. */
  public void heard(News news) {
    for (RoomEvent event : news.events()) {
      if (event instanceof MembershipChange) {
        membersChanged(event.room());
      }
    }
    for (Note note : news.notes()) {
      if (note instanceof MembersChanged changed) {
        membersChanged(changed.room());
      } else if (note instanceof NameReleased) {
        namesChanged();
      }
    }
  }

  /**
   * Returns whom a message mentions.
   *
   * @param named whom the client named; who is no member or has lost their name is left out
   */
  List<UserId> in(RoomId room, String text, List<UserId> named) {
    Set<UserId> found = new LinkedHashSet<>();
    if (!named.isEmpty()) {
      Names names = namesOf(room, FRESH_NANOS);
      if (!names.holders().containsAll(named)) {
        // Somebody whose coming was not heard of, or nobody: worth a look, but not at every post.
        names = namesOf(room, QUITE_FRESH_NANOS);
      }
      named.stream()
          .filter(names.holders()::contains)
          .limit(MentionText.MAX_PEOPLE)
          .forEach(found::add);
    }
    if (MentionText.mayMention(text)) {
      MentionNames names = namesOf(room, FRESH_NANOS).all();
      MentionText mentioned = MentionText.find(text, names);
      mentioned.users().stream()
          .takeWhile(user -> found.size() < MentionText.MAX_PEOPLE)
          .forEach(found::add);
      mentioned.group().ifPresent(group -> addAll(group, names, found));
    }
    return found.stream().limit(MAX_MENTIONS).toList();
  }

  private void addAll(MentionGroup group, MentionNames names, Set<UserId> found) {
    names.members().stream()
        .filter(member -> group == MentionGroup.ROOM || presence.of(member) == PresenceState.ONLINE)
        .forEach(found::add);
  }

  /** Forgets a room's names: somebody came or went. */
  void membersChanged(RoomId room) {
    cache.remove(room);
  }

  /** Forgets all names: somebody gave theirs up. */
  void namesChanged() {
    cache.clear();
  }

  private Names namesOf(RoomId room, long freshNanos) {
    long now = nanoTime.getAsLong();
    Names names = cache.get(room);
    if (names == null || now - names.readAtNanos() > freshNanos) {
      // Those who hold a name now: an account that lost its name is a member still.
      MentionNames read = MentionNames.of(rooms.users("", Optional.of(room), Integer.MAX_VALUE));
      names = new Names(read, Set.copyOf(read.members()), now);
      if (cache.size() >= MAX_CACHED_ROOMS) {
        cache.clear();
      }
      cache.put(room, names);
    }
    return names;
  }
}
