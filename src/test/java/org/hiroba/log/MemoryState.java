package org.hiroba.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.room.Membership;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Holds everything that the memory store stores. A transaction works on a copy. */
final class MemoryState {
  final Map<UserId, User> accounts = new LinkedHashMap<>();
  final Map<String, UserId> names = new HashMap<>();
  final Map<TokenHash, SignInSession> sessions = new HashMap<>();
  final Map<TokenHash, ApiToken> tokens = new LinkedHashMap<>();
  final Map<CommandKey, CommandRecord> commands = new HashMap<>();
  final Map<RoomId, RoomData> rooms = new TreeMap<>();
  final Map<UserId, String> statuses = new HashMap<>();
  final Set<Saved> saved = new LinkedHashSet<>();

  /** Says that a person saved a message; {@code place} holds the moment when. */
  record Saved(UserId user, MessagePlace place) {
    boolean isOf(UserId someone, RoomId room, long seq) {
      return user.equals(someone) && place.room().equals(room) && place.seq() == seq;
    }
  }

  /** Holds one room with all that happened in it. */
  static final class RoomData {
    Room room;
    final @Nullable String directKey;
    final List<RoomEvent> events = new ArrayList<>();
    final TreeMap<Long, MessageView> messages = new TreeMap<>();
    final Map<UserId, Membership> members = new LinkedHashMap<>();
    final Set<UserId> shownTo = new HashSet<>();
    final Map<UserId, NotifyLevel> notify = new HashMap<>();

    /** The event that pinned it, by message. */
    final Map<Long, Long> pins = new HashMap<>();

    RoomData(Room room, @Nullable String directKey) {
      this.room = room;
      this.directKey = directKey;
    }

    RoomData copy() {
      RoomData copy = new RoomData(room, directKey);
      copy.events.addAll(events);
      copy.messages.putAll(messages);
      copy.members.putAll(members);
      copy.shownTo.addAll(shownTo);
      copy.notify.putAll(notify);
      copy.pins.putAll(pins);
      return copy;
    }
  }

  static MemoryState withLobby() {
    MemoryState state = new MemoryState();
    Room lobby =
        new Room(RoomId.LOBBY, RoomKind.PUBLIC, "Lobby", "", false, 0, 0, Instant.ofEpochMilli(0));
    state.rooms.put(lobby.id(), new RoomData(lobby, null));
    return state;
  }

  /** Copies all but the rooms' insides, which are copied when they are first written to. */
  MemoryState copy() {
    MemoryState copy = new MemoryState();
    copy.accounts.putAll(accounts);
    copy.names.putAll(names);
    copy.sessions.putAll(sessions);
    copy.tokens.putAll(tokens);
    copy.commands.putAll(commands);
    copy.rooms.putAll(rooms);
    copy.statuses.putAll(statuses);
    copy.saved.addAll(saved);
    return copy;
  }

  RoomData room(RoomId id) {
    RoomData data = rooms.get(id);
    if (data == null) {
      throw new NoSuchElementException("no room " + id);
    }
    return data;
  }

  User account(UserId id) {
    User user = accounts.get(id);
    if (user == null) {
      throw new NoSuchElementException("no account " + id);
    }
    return user;
  }

  List<ApiToken> tokens(UserId user) {
    return tokens.values().stream()
        .filter(token -> token.user().equals(user))
        .sorted(Comparator.comparing(ApiToken::createdAt).thenComparing(ApiToken::id))
        .toList();
  }

  boolean hasLiveAdmin(Instant now) {
    return sessions.values().stream()
        .filter(session -> session.isLiveAt(now))
        .anyMatch(session -> account(session.user()).roles().contains(Role.ADMIN));
  }

  boolean mayRead(UserId user, RoomId room) {
    RoomData data = room(room);
    return data.room.kind() == RoomKind.PUBLIC || data.members.containsKey(user);
  }

  boolean holdsName(User user) {
    return names.containsValue(user.id());
  }

  List<Membership> membersByAge(RoomData data) {
    List<UserId> order = new ArrayList<>(accounts.keySet());
    return data.members.values().stream()
        .sorted(
            Comparator.comparing(Membership::joinedAt)
                .thenComparing(member -> order.indexOf(member.user())))
        .toList();
  }

  Optional<RoomData> directRoom(String key) {
    return rooms.values().stream().filter(data -> key.equals(data.directKey)).findFirst();
  }
}
