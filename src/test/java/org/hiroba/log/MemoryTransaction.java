package org.hiroba.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.FoldedText;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MemoryState.RoomData;
import org.hiroba.log.RoomEvent.MemberJoined;
import org.hiroba.log.RoomEvent.MemberLeft;
import org.hiroba.log.RoomEvent.MessageDeleted;
import org.hiroba.log.RoomEvent.MessageEdited;
import org.hiroba.log.RoomEvent.MessagePinned;
import org.hiroba.log.RoomEvent.MessagePosted;
import org.hiroba.log.RoomEvent.Reacted;
import org.hiroba.log.RoomEvent.RoomUpdated;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Writes to a copy of the memory store's state and puts it in the state's place at commit. */
final class MemoryTransaction implements WriteTransaction {
  private final MemoryStore store;
  private final MemoryState state;
  private final Map<RoomId, RoomData> ours = new LinkedHashMap<>();
  private final List<RoomEvent> appended = new ArrayList<>();
  private boolean closed;
  private boolean failed;

  MemoryTransaction(MemoryStore store, MemoryState state) {
    this.store = store;
    this.state = state;
  }

  private MemoryState state() {
    if (closed || failed) {
      throw new IllegalStateException("the transaction has ended");
    }
    store.checkUp();
    return state;
  }

  private RoomData writable(RoomId room) {
    return ours.computeIfAbsent(
        room,
        id -> {
          RoomData copy = state().room(id).copy();
          state.rooms.put(id, copy);
          return copy;
        });
  }

  @Override
  public Optional<CommandRecord> findCommand(CommandKey key) {
    return Optional.ofNullable(state().commands.get(key));
  }

  @Override
  public void recordCommand(CommandRecord command) {
    if (state().commands.putIfAbsent(command.key(), command) != null) {
      failed = true;
      throw new StorageException(
          "the command is there already: " + command.key(), new IllegalStateException());
    }
  }

  @Override
  public Optional<Room> room(RoomId room) {
    return Optional.ofNullable(state().rooms.get(room)).map(data -> data.room);
  }

  @Override
  public Optional<Membership> membership(RoomId room, UserId user) {
    return Optional.ofNullable(state().rooms.get(room)).map(data -> data.members.get(user));
  }

  @Override
  public List<Membership> memberships(RoomId room) {
    RoomData data = state().rooms.get(room);
    return data == null ? List.of() : state.membersByAge(data);
  }

  @Override
  public Optional<MessageState> message(RoomId room, long seq) {
    return Optional.ofNullable(state().rooms.get(room))
        .map(data -> data.messages.get(seq))
        .map(view -> new MessageState(seq, view.from().id(), view.text(), view.deleted()));
  }

  @Override
  public boolean hasReaction(RoomId room, long target, UserId user, String emoji) {
    return Optional.ofNullable(state().rooms.get(room))
        .map(data -> data.messages.get(target))
        .filter(view -> view.reactions().getOrDefault(emoji, List.of()).contains(user))
        .isPresent();
  }

  @Override
  public boolean isPinned(RoomId room, long target) {
    return state().room(room).pins.containsKey(target);
  }

  @Override
  public int pinCount(RoomId room) {
    return state().room(room).pins.size();
  }

  @Override
  public void setNotify(RoomId room, UserId user, NotifyLevel level) {
    if (membership(room, user).isPresent()) {
      writable(room).notify.put(user, level);
    }
  }

  @Override
  public Optional<Long> moveReadMark(RoomId room, UserId user, long seq) {
    Optional<Membership> member = membership(room, user);
    if (member.isEmpty()) {
      return Optional.empty();
    }
    RoomData data = writable(room);
    long mark = Math.max(0, Math.min(seq, data.room.head()));
    data.members.put(
        user, new Membership(room, user, member.get().role(), mark, member.get().joinedAt()));
    return Optional.of(mark);
  }

  @Override
  public void save(RoomId room, long seq, UserId user, Instant at) {
    if (state().saved.stream().noneMatch(saved -> saved.isOf(user, room, seq))) {
      state.saved.add(new MemoryState.Saved(user, new MessagePlace(at, room, seq)));
    }
  }

  @Override
  public void unsave(RoomId room, long seq, UserId user) {
    state().saved.removeIf(saved -> saved.isOf(user, room, seq));
  }

  @Override
  public Optional<Profile> profile(UserId user) {
    return findAccount(user)
        .map(found -> new Profile(found.ref(), state.statuses.getOrDefault(user, "")));
  }

  @Override
  public void setProfile(Profile profile) {
    UserRef now = profile.user();
    state()
        .accounts
        .computeIfPresent(
            now.id(), (id, old) -> new User(id, old.name(), now.displayName(), old.roles()));
    state.statuses.put(now.id(), profile.status());
  }

  @Override
  public void setRoles(UserId user, Set<Role> roles) {
    state()
        .accounts
        .computeIfPresent(user, (id, old) -> new User(id, old.name(), old.displayName(), roles));
  }

  @Override
  public boolean hasLiveAdmin(Instant now) {
    return state().hasLiveAdmin(now);
  }

  @Override
  public Optional<RoomId> directRoom(String directKey) {
    return state().directRoom(directKey).map(data -> data.room.id());
  }

  @Override
  public void showDirectRoom(RoomId room, UserId user) {
    writable(room).shownTo.add(user);
  }

  @Override
  public boolean isRoomNameTaken(String name) {
    return state().rooms.values().stream()
        .map(data -> data.room)
        .filter(room -> room.kind() != RoomKind.DIRECT && !room.archived())
        .anyMatch(room -> FoldedText.of(String.valueOf(room.name())).equals(FoldedText.of(name)));
  }

  @Override
  public void createRoom(NewRoom room) {
    if (state().rooms.containsKey(room.id())
        || (room.directKey() != null && state.directRoom(room.directKey()).isPresent())) {
      failed = true;
      throw new StorageException("the room is there already", new IllegalStateException());
    }
    RoomData data =
        new RoomData(
            new Room(room.id(), room.kind(), room.name(), room.topic(), false, 0, 0, room.at()),
            room.directKey());
    room.members()
        .forEach(
            (user, role) ->
                data.members.put(
                    state.account(user).id(), new Membership(room.id(), user, role, 0, room.at())));
    state.rooms.put(room.id(), data);
    ours.put(room.id(), data);
  }

  @Override
  public <E extends RoomEvent> E append(RoomId room, LongFunction<E> factory) {
    RoomData data = writable(room);
    long seq = data.room.head() + 1;
    E event = factory.apply(seq);
    if (event.seq() != seq || !event.room().equals(room)) {
      throw new IllegalArgumentException("an event must take the room and the seq it is given");
    }
    long messages = data.room.messageCount() + (event instanceof MessagePosted ? 1 : 0);
    data.room = with(data.room, seq, messages);
    data.events.add(event);
    apply(data, event);
    appended.add(event);
    return event;
  }

  private void apply(RoomData data, RoomEvent event) {
    if (event instanceof MessagePosted posted) {
      data.messages.put(posted.seq(), view(posted));
      advanceReadMark(posted.room(), state.account(posted.from().id()).id(), posted.seq());
    } else if (event instanceof MessageEdited edited) {
      data.messages.computeIfPresent(edited.target(), (seq, view) -> edited(view, edited));
    } else if (event instanceof MessageDeleted deleted) {
      data.messages.computeIfPresent(deleted.target(), (seq, view) -> deleted(view));
      data.events.replaceAll(each -> withoutText(each, deleted.target()));
      data.pins.remove(deleted.target());
    } else if (event instanceof MessagePinned pinned) {
      if (pinned.on()) {
        data.pins.putIfAbsent(pinned.target(), pinned.seq());
      } else {
        data.pins.remove(pinned.target());
      }
    } else if (event instanceof Reacted reacted) {
      data.messages.computeIfPresent(reacted.target(), (seq, view) -> reacted(view, reacted));
    } else if (event instanceof MemberJoined joined) {
      UserId user = state.account(joined.user().id()).id();
      data.members.remove(user);
      data.members.put(
          user, new Membership(joined.room(), user, MemberRole.MEMBER, joined.seq(), joined.at()));
    } else if (event instanceof MemberLeft left) {
      data.members.remove(left.user().id());
      data.notify.remove(left.user().id());
    } else if (event instanceof RoomUpdated updated) {
      data.room = with(data.room, updated);
      if (updated.owner() != null) {
        data.members.computeIfPresent(
            updated.owner(),
            (user, old) ->
                new Membership(old.room(), user, MemberRole.OWNER, old.readUpTo(), old.joinedAt()));
      }
    }
  }

  private static Room with(Room room, long head, long messages) {
    return new Room(
        room.id(),
        room.kind(),
        room.name(),
        room.topic(),
        room.archived(),
        head,
        messages,
        room.createdAt());
  }

  private static Room with(Room room, RoomUpdated update) {
    return new Room(
        room.id(),
        room.kind(),
        update.name() == null ? room.name() : update.name(),
        update.topic() == null ? room.topic() : update.topic(),
        update.archived() == null ? room.archived() : update.archived(),
        room.head(),
        room.messageCount(),
        room.createdAt());
  }

  private static MessageView view(MessagePosted posted) {
    return new MessageView(
        posted.seq(),
        posted.at(),
        posted.clientId(),
        posted.from(),
        posted.text(),
        posted.replyTo(),
        posted.mentions(),
        null,
        false,
        Map.of());
  }

  private static MessageView edited(MessageView view, MessageEdited event) {
    return new MessageView(
        view.seq(),
        view.at(),
        view.clientId(),
        view.from(),
        event.text(),
        view.replyTo(),
        view.mentions(),
        event.at(),
        view.deleted(),
        view.reactions());
  }

  private static MessageView deleted(MessageView view) {
    return new MessageView(
        view.seq(),
        view.at(),
        view.clientId(),
        view.from(),
        "",
        view.replyTo(),
        List.of(),
        view.editedAt(),
        true,
        Map.of());
  }

  private static MessageView reacted(MessageView view, Reacted event) {
    Map<String, List<UserId>> reactions = new LinkedHashMap<>(view.reactions());
    List<UserId> users = new ArrayList<>(reactions.getOrDefault(event.emoji(), List.of()));
    users.remove(event.by());
    if (event.on()) {
      users.add(event.by());
    }
    if (users.isEmpty()) {
      reactions.remove(event.emoji());
    } else {
      reactions.put(event.emoji(), users);
    }
    return new MessageView(
        view.seq(),
        view.at(),
        view.clientId(),
        view.from(),
        view.text(),
        view.replyTo(),
        view.mentions(),
        view.editedAt(),
        view.deleted(),
        reactions);
  }

  private static RoomEvent withoutText(RoomEvent event, long target) {
    if (event instanceof MessagePosted posted && posted.seq() == target) {
      return new MessagePosted(
          posted.room(),
          posted.seq(),
          posted.at(),
          posted.clientId(),
          posted.from(),
          "",
          posted.replyTo(),
          List.of(),
          true);
    }
    if (event instanceof MessageEdited edited && edited.target() == target) {
      return new MessageEdited(
          edited.room(), edited.seq(), edited.at(), target, "", edited.by(), true);
    }
    return event;
  }

  @Override
  public List<RoomEvent> appended() {
    return List.copyOf(appended);
  }

  @Override
  public Optional<Long> advanceReadMark(RoomId room, UserId user, long seq) {
    if (membership(room, user).isEmpty()) {
      return Optional.empty();
    }
    RoomData data = writable(room);
    UnaryOperator<Membership> advance =
        old ->
            new Membership(
                room,
                user,
                old.role(),
                Math.max(old.readUpTo(), Math.min(seq, data.room.head())),
                old.joinedAt());
    return Optional.of(
        data.members.computeIfPresent(user, (id, old) -> advance.apply(old)).readUpTo());
  }

  @Override
  public Optional<User> findAccount(UserId user) {
    return Optional.ofNullable(state().accounts.get(user));
  }

  @Override
  public Optional<User> findAccountByName(AccountName name) {
    return Optional.ofNullable(state().names.get(name.key())).map(state.accounts::get);
  }

  @Override
  public void addAccount(User user, AccountName name, Instant at) {
    if (state().accounts.containsKey(user.id()) || state.names.containsKey(name.key())) {
      failed = true;
      throw new StorageException("the account is there already", new IllegalStateException());
    }
    state.accounts.put(user.id(), user);
    state.names.put(name.key(), user.id());
    RoomData lobby = writable(RoomId.LOBBY);
    lobby.members.put(
        user.id(),
        new Membership(RoomId.LOBBY, user.id(), MemberRole.MEMBER, lobby.room.head(), at));
  }

  @Override
  public void releaseName(UserId user) {
    state().names.values().removeIf(user::equals);
  }

  @Override
  public boolean hasLiveSession(UserId user, Instant now) {
    return state().sessions.values().stream()
        .anyMatch(session -> session.user().equals(user) && session.isLiveAt(now));
  }

  @Override
  public List<ApiToken> tokens(UserId user) {
    return state().tokens(user);
  }

  @Override
  public void addToken(ApiToken token) {
    state().tokens.put(token.hash(), token);
  }

  @Override
  public void removeToken(TokenHash hash) {
    state().tokens.remove(hash);
  }

  @Override
  public Optional<SignInSession> findSession(TokenHash hash) {
    return Optional.ofNullable(state().sessions.get(hash));
  }

  @Override
  public void addSession(SignInSession session) {
    state().sessions.put(session.tokenHash(), session);
  }

  @Override
  public void extendSession(TokenHash hash, Instant extendedAt, Instant expiresAt) {
    state()
        .sessions
        .computeIfPresent(
            hash,
            (key, old) ->
                new SignInSession(key, old.user(), old.createdAt(), extendedAt, expiresAt));
  }

  @Override
  public int removeExpiredSessions(Instant now, int atMost) {
    List<TokenHash> expired =
        state().sessions.values().stream()
            .filter(session -> !session.isLiveAt(now))
            .limit(atMost)
            .map(SignInSession::tokenHash)
            .toList();
    state().sessions.keySet().removeAll(expired);
    return expired.size();
  }

  @Override
  public void removeSession(TokenHash hash) {
    state().sessions.remove(hash);
  }

  @Override
  public void commit() {
    state();
    failed = true;
    store.publish(state);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      store.ended();
    }
  }
}
