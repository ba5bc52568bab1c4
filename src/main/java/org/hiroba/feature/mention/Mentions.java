package org.hiroba.feature.mention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.MentionNames;
import org.hiroba.account.MentionText;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MembershipChange;
import org.hiroba.log.MessageView;
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

  private record Names(MentionNames all, Map<UserId, UserRef> holders, long readAtNanos) {}

  /**
   * Returns whom a message of an author mentions: an outsider's text nobody, for the answer must
   * not depend on who is in the room.
   *
   * @param named whom the client named
   */
  public Mentioned of(UserId author, RoomId room, String text, List<UserId> named) {
    if (named.isEmpty() && !MentionText.mayMention(text)) {
      return Mentioned.NOBODY;
    }
    return isMember(author, room) ? in(author, room, text, named) : Mentioned.NOBODY;
  }

  /**
   * Returns whom a message mentions once it has another text: whom that names; of those whom it
   * mentioned before, who was named otherwise than by their account's name, by their display name
   * for instance, and whose name was not taken out.
   *
   * @param before the message as it was
   * @param named whom the client names in addition
   */
  public Mentioned ofEdit(
      UserId author, RoomId room, MessageView before, String text, List<UserId> named) {
    boolean nobody = named.isEmpty() && before.mentions().isEmpty();
    if ((nobody && !MentionText.mayMention(text)) || !isMember(author, room)) {
      return Mentioned.NOBODY;
    }
    List<UserId> kept = new ArrayList<>(named);
    if (!before.mentions().isEmpty()) {
      kept.addAll(kept(namesOf(room, FRESH_NANOS), before, text));
    }
    return in(author, room, text, kept);
  }

  private static List<UserId> kept(Names names, MessageView before, String text) {
    List<UserRef> people = new ArrayList<>();
    for (UserId user : before.mentions()) {
      UserRef known = names.holders().get(user);
      if (known != null) {
        people.add(known);
        people.add(new UserRef(user, known.displayName(), known.displayName()));
      }
    }
    MentionNames theirs = MentionNames.of(people);
    MentionText was = MentionText.find(before.text(), theirs);
    Set<UserId> then = Set.copyOf(was.users());
    Set<UserId> now = Set.copyOf(MentionText.find(text, theirs).users());
    // Before groups were one mark, their people were written out as if the client had named them.
    boolean writtenOut = before.mentionsAll() == null && was.group().isPresent();
    return people.stream()
        .map(UserRef::id)
        .distinct()
        .filter(user -> now.contains(user) || (!then.contains(user) && !writtenOut))
        .toList();
  }

  private boolean isMember(UserId author, RoomId room) {
    return namesOf(room, FRESH_NANOS).holders().containsKey(author)
        || rooms.membership(room, author).isPresent();
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
  Mentioned in(UserId author, RoomId room, String text, List<UserId> named) {
    Set<UserId> found = new LinkedHashSet<>();
    if (!named.isEmpty()) {
      Names names = namesOf(room, FRESH_NANOS);
      if (!names.holders().keySet().containsAll(named)) {
        // Somebody whose coming was not heard of, or nobody: worth a look, but not at every post.
        names = namesOf(room, QUITE_FRESH_NANOS);
      }
      named.stream()
          .filter(names.holders()::containsKey)
          .distinct()
          .limit(MentionText.MAX_PEOPLE)
          .forEach(found::add);
    }
    if (!MentionText.mayMention(text)) {
      return new Mentioned(List.copyOf(found), Optional.empty(), Set.of(), false);
    }
    MentionNames names = namesOf(room, FRESH_NANOS).all();
    MentionText mentioned = MentionText.find(text, names);
    mentioned.users().stream()
        .takeWhile(user -> found.size() < MentionText.MAX_PEOPLE)
        .forEach(found::add);
    Set<UserId> here =
        mentioned.group().equals(Optional.of(MentionGroup.HERE)) ? online(names, author) : Set.of();
    return new Mentioned(
        List.copyOf(found),
        mentioned.group(),
        here,
        names.members().size() > CallLimit.FREE_PEOPLE);
  }

  private Set<UserId> online(MentionNames names, UserId author) {
    return names.members().stream()
        .filter(member -> !member.equals(author))
        .filter(member -> presence.of(member) == PresenceState.ONLINE)
        .collect(Collectors.toSet());
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
      Map<UserId, UserRef> holders = new LinkedHashMap<>();
      rooms
          .users("", Optional.of(room), Integer.MAX_VALUE)
          .forEach(holder -> holders.put(holder.id(), holder));
      names = new Names(MentionNames.of(holders.values()), Map.copyOf(holders), now);
      if (cache.size() >= MAX_CACHED_ROOMS) {
        cache.clear();
      }
      cache.put(room, names);
    }
    return names;
  }
}
