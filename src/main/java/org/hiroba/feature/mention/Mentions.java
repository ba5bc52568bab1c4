package org.hiroba.feature.mention;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MembershipChange;
import org.hiroba.log.News;
import org.hiroba.log.Note;
import org.hiroba.log.RoomEvent;
import org.hiroba.protocol.PresenceState;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.session.Presence;

/**
 * Finds whom a text mentions: after each {@code @} the longest name of a member, {@code @room} for
 * everybody in the room and {@code @here} for those who are online. Thread-safe.
 */
public final class Mentions {
  /** How many people one message mentions at most; {@code @room} in a bigger room stops there. */
  static final int MAX_MENTIONS = 1_000;

  private static final int MAX_NAME_CHARS = 32;
  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
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

  private record Names(Map<String, UserId> byKey, long readAtNanos) {}

  /**
   * Returns whom a message of an author mentions: an outsider's text nobody, for the answer must
   * not depend on who is in the room.
   *
   * @param named whom the client named, members or not
   */
  public List<UserId> of(UserId author, RoomId room, String text, List<UserId> named) {
    boolean member =
        text.indexOf('@') < 0
            || namesOf(room).containsValue(author)
            || rooms.membership(room, author).isPresent();
    return member ? in(room, text, named) : named;
  }

  /** Forgets the names of rooms whose members changed. Does not block. */
  public void heard(News news) {
    for (RoomEvent event : news.events()) {
      if (event instanceof MembershipChange) {
        membersChanged(event.room());
      }
    }
    for (Note note : news.notes()) {
      if (note instanceof MembersChanged changed) {
        membersChanged(changed.room());
      }
    }
  }

  List<UserId> in(RoomId room, String text, List<UserId> named) {
    Set<UserId> found = new LinkedHashSet<>(named);
    int at = text.indexOf('@');
    if (at >= 0) {
      Map<String, UserId> names = namesOf(room);
      for (; at >= 0; at = text.indexOf('@', at + 1)) {
        if (at == 0 || !isWordLetter(text.codePointBefore(at))) {
          addAfter(
              text.substring(at + 1, Math.min(text.length(), at + 1 + 2 * MAX_NAME_CHARS)),
              names,
              found);
        }
      }
    }
    return found.stream().limit(MAX_MENTIONS).toList();
  }

  /** Forgets a room's names: somebody came or went. */
  void membersChanged(RoomId room) {
    cache.remove(room);
  }

  private void addAfter(String rest, Map<String, UserId> names, Set<UserId> found) {
    String folded = FoldedText.of(rest);
    for (int length = Math.min(MAX_NAME_CHARS, folded.length()); length > 0; length--) {
      if (isEndOfName(folded, length)) {
        String candidate = folded.substring(0, length);
        UserId user = names.get(candidate);
        if (user != null) {
          found.add(user);
          return;
        }
        if (candidate.equals("room")) {
          found.addAll(names.values());
          return;
        }
        if (candidate.equals("here")) {
          names.values().stream()
              .filter(member -> presence.of(member) == PresenceState.ONLINE)
              .forEach(found::add);
          return;
        }
      }
    }
  }

  /** A Latin name must not go on; 田中 in 田中さん may, for Japanese puts no space there. */
  private static boolean isEndOfName(String text, int length) {
    return length == text.length() || !isWordLetter(text.codePointAt(length));
  }

  private static boolean isWordLetter(int c) {
    return Character.isLetterOrDigit(c)
        && !Character.isIdeographic(c)
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.HIRAGANA
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.KATAKANA;
  }

  private Map<String, UserId> namesOf(RoomId room) {
    long now = nanoTime.getAsLong();
    Names names = cache.get(room);
    if (names == null || now - names.readAtNanos() > FRESH_NANOS) {
      Map<String, UserId> byKey = new HashMap<>();
      for (UserRef member : rooms.members(room)) {
        byKey.putIfAbsent(FoldedText.of(member.name()), member.id());
      }
      names = new Names(byKey, now);
      if (cache.size() >= MAX_CACHED_ROOMS) {
        cache.clear();
      }
      cache.put(room, names);
    }
    return names.byKey();
  }
}
