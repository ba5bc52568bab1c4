package org.hiroba.log;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.FoldedText;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MemoryState.RoomData;
import org.hiroba.room.Membership;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.room.RoomOverview;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rooms, accounts and the log in memory: the fake of all three ports for tests of the core,
 * held to the same contract tests as the databases. Can be told to fail. Thread-safe.
 */
public final class MemoryStore
    implements RoomLog, RoomDirectory, AccountDirectory, MessageSearch, Store {

  /** Says what became of a commit that fails. */
  public enum CommitFault {
    /** Nothing was written. */
    LOST,
    /** All was written, but the caller is not told so. */
    WRITTEN
  }

  private final String epoch = UUID.randomUUID().toString();
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicInteger commits = new AtomicInteger();
  private volatile MemoryState committed = MemoryState.withLobby();
  private volatile boolean down;
  private volatile Optional<CommitFault> commitFault = Optional.empty();
  private volatile Runnable beforeCommit = () -> {};

  /** Makes every call fail with {@link StorageException} until it is called with false. */
  public void down(boolean value) {
    down = value;
  }

  /** Makes the next commit fail. */
  public void failNextCommit(CommitFault fault) {
    commitFault = Optional.of(fault);
  }

  /** Runs {@code hook} on the writer's thread at the beginning of every commit. */
  public void beforeCommit(Runnable hook) {
    beforeCommit = hook;
  }

  /** Returns how many transactions were committed. */
  public int commits() {
    return commits.get();
  }

  private MemoryState state() {
    checkUp();
    return committed;
  }

  void checkUp() {
    if (down) {
      throw new StorageException("the memory store is told to be down", new IOException("down"));
    }
  }

  void publish(MemoryState state) {
    beforeCommit.run();
    checkUp();
    Optional<CommitFault> fault = commitFault;
    commitFault = Optional.empty();
    if (!fault.equals(Optional.of(CommitFault.LOST))) {
      committed = state;
      commits.incrementAndGet();
    }
    if (fault.isPresent()) {
      throw new StorageException("the commit is told to fail", new IOException(fault.toString()));
    }
  }

  void ended() {
    writing.unlock();
  }

  @Override
  public RoomLog log() {
    return this;
  }

  @Override
  public RoomDirectory rooms() {
    return this;
  }

  @Override
  public AccountDirectory accounts() {
    return this;
  }

  @Override
  public MessageSearch search() {
    return this;
  }

  @Override
  public SearchPage search(SearchQuery query) {
    if (query.terms().isEmpty()) {
      return SearchPage.empty();
    }
    List<SearchHit> found = new ArrayList<>();
    for (RoomData data : state().rooms.values()) {
      boolean readable =
          data.room.kind() == RoomKind.PUBLIC || data.members.containsKey(query.reader());
      if (readable && query.room().map(data.room.id()::equals).orElse(true)) {
        data.messages.values().stream()
            .filter(message -> isWanted(message, query))
            .map(message -> hit(data.room.id(), message, query))
            .forEach(found::add);
      }
    }
    found.sort(Comparator.comparing(SearchHit::at).reversed());
    int start = Math.min(found.size(), query.cursor().map(Integer::parseInt).orElse(0));
    int end = Math.min(found.size(), start + query.limit());
    return new SearchPage(
        found.subList(start, end),
        end < found.size() ? Optional.of(Integer.toString(end)) : Optional.empty());
  }

  private static boolean isWanted(MessageView message, SearchQuery query) {
    return !message.deleted()
        && query.from().map(message.from().id()::equals).orElse(true)
        && query.before().map(message.at()::isBefore).orElse(true)
        && query.after().map(after -> !message.at().isBefore(after)).orElse(true)
        && query.terms().match(message.text());
  }

  private static SearchHit hit(RoomId room, MessageView message, SearchQuery query) {
    return new SearchHit(
        room,
        message.seq(),
        message.at(),
        message.from(),
        Snippet.of(message.text(), query.terms()));
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public long head(RoomId room) {
    return find(room).map(Room::head).orElse(0L);
  }

  @Override
  public Map<RoomId, Long> heads(Collection<RoomId> rooms) {
    MemoryState state = state();
    Map<RoomId, Long> heads = new TreeMap<>();
    for (RoomId room : rooms) {
      RoomData data = state.rooms.get(room);
      if (data != null) {
        heads.put(room, data.room.head());
      }
    }
    return heads;
  }

  @Override
  public List<RoomEvent> eventsAfter(RoomId room, long seq, int limit) {
    RoomData data = state().rooms.get(room);
    if (data == null) {
      return List.of();
    }
    return data.events.stream().filter(event -> event.seq() > seq).limit(limit).toList();
  }

  @Override
  public HistoryPage history(RoomId room, HistoryQuery query) {
    RoomData data = state().rooms.get(room);
    if (data == null || data.messages.isEmpty()) {
      return new HistoryPage(List.of(), false, false);
    }
    int limit = query.limit();
    int bytes = HistoryQuery.MAX_PAGE_BYTES;
    long seq = query.seq();
    Collection<MessageView> all = data.messages.values();
    Collection<MessageView> older = data.messages.headMap(seq, false).descendingMap().values();
    List<MessageView> page = new ArrayList<>();
    switch (query.anchor()) {
      case LATEST -> take(page, data.messages.descendingMap().values(), limit, bytes);
      case BEFORE -> take(page, older, limit, bytes);
      case AFTER -> take(page, data.messages.tailMap(seq, false).values(), limit, bytes);
      case AROUND -> {
        take(page, data.messages.tailMap(seq, true).values(), limit - limit / 2, bytes / 2);
        take(page, older, limit / 2, bytes / 2);
      }
    }
    page.sort(Comparator.comparingLong(MessageView::seq));
    if (page.isEmpty()) {
      boolean behind = query.anchor() == HistoryQuery.Anchor.AFTER;
      return new HistoryPage(
          List.of(),
          behind && all.iterator().next().seq() <= seq,
          !behind && data.messages.lastKey() >= seq);
    }
    return new HistoryPage(
        page,
        data.messages.firstKey() < page.get(0).seq(),
        data.messages.lastKey() > page.get(page.size() - 1).seq());
  }

  private static void take(
      List<MessageView> page, Collection<MessageView> from, int limit, int bytes) {
    int left = bytes;
    int taken = 0;
    for (MessageView message : from) {
      left -= WireLength.of(message);
      if (taken == limit || (left < 0 && taken > 0)) {
        return;
      }
      page.add(message);
      taken++;
    }
  }

  @Override
  public WriteTransaction begin(Set<CommandKey> commands, SortedSet<RoomId> rooms) {
    checkUp();
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction is open already");
    }
    writing.lock();
    return new MemoryTransaction(this, committed.copy());
  }

  @Override
  public Optional<Room> find(RoomId room) {
    return Optional.ofNullable(state().rooms.get(room)).map(data -> data.room);
  }

  @Override
  public Optional<Membership> membership(RoomId room, UserId user) {
    return Optional.ofNullable(state().rooms.get(room)).map(data -> data.members.get(user));
  }

  @Override
  public List<RoomOverview> overviewsOf(UserId user) {
    MemoryState state = state();
    return state.rooms.values().stream()
        .filter(data -> data.members.containsKey(user))
        .filter(
            data ->
                data.room.kind() != RoomKind.DIRECT
                    || data.room.messageCount() > 0
                    || data.shownTo.contains(user))
        .map(data -> overview(state, data, user))
        .toList();
  }

  @Override
  public Optional<RoomOverview> overview(RoomId room, UserId user) {
    MemoryState state = state();
    return Optional.ofNullable(state.rooms.get(room))
        .filter(data -> data.members.containsKey(user))
        .map(data -> overview(state, data, user));
  }

  private static RoomOverview overview(MemoryState state, RoomData data, UserId user) {
    Membership membership = data.members.get(user);
    Collection<MessageView> unread = data.messages.tailMap(membership.readUpTo(), false).values();
    boolean direct = data.room.kind() == RoomKind.DIRECT;
    return new RoomOverview(
        data.room,
        membership.role(),
        membership.readUpTo(),
        unread.size(),
        unread.stream().filter(message -> message.mentions().contains(user)).count(),
        direct ? refs(state, data) : List.of(),
        data.notify.getOrDefault(user, NotifyLevel.ALL));
  }

  private static List<UserRef> refs(MemoryState state, RoomData data) {
    return state.membersByAge(data).stream()
        .map(member -> state.account(member.user()).ref())
        .toList();
  }

  @Override
  public List<UserRef> members(RoomId room) {
    MemoryState state = state();
    RoomData data = state.rooms.get(room);
    return data == null ? List.of() : refs(state, data);
  }

  @Override
  public List<Room> publicRooms(String query, int limit) {
    String folded = FoldedText.of(query);
    return state().rooms.values().stream()
        .map(data -> data.room)
        .filter(room -> room.kind() == RoomKind.PUBLIC && !room.archived())
        .filter(
            room ->
                FoldedText.of(String.valueOf(room.name())).contains(folded)
                    || FoldedText.of(room.topic()).contains(folded))
        .sorted(Comparator.comparing(room -> FoldedText.of(String.valueOf(room.name()))))
        .limit(limit)
        .toList();
  }

  @Override
  public List<UserRef> users(String query, Optional<RoomId> room, int limit) {
    MemoryState state = state();
    String folded = FoldedText.of(query);
    return state.accounts.values().stream()
        .filter(state::holdsName)
        .filter(user -> room.isEmpty() || membership(room.get(), user.id()).isPresent())
        .filter(
            user ->
                FoldedText.of(user.name()).contains(folded)
                    || FoldedText.of(user.displayName()).contains(folded))
        .sorted(Comparator.comparing(user -> FoldedText.of(user.name())))
        .limit(limit)
        .map(User::ref)
        .toList();
  }

  @Override
  public Map<UserId, String> statuses(Collection<UserId> users) {
    Map<UserId, String> statuses = new HashMap<>(state().statuses);
    statuses.keySet().retainAll(users);
    statuses.values().removeIf(String::isEmpty);
    return statuses;
  }

  @Override
  public Optional<VersionPage> versions(RoomId room, long target, long before) {
    return MemoryLists.versions(state(), room, target, before);
  }

  @Override
  public Listed<MessageView> pins(RoomId room, long before, int limit) {
    return MemoryLists.pins(state(), room, before, limit);
  }

  @Override
  public Listed<SavedMessage> saved(UserId user, @Nullable MessagePlace before, int limit) {
    return MemoryLists.saved(state(), user, before, limit);
  }

  @Override
  public Listed<SearchHit> mentions(UserId user, @Nullable MessagePlace before, int limit) {
    return MemoryLists.mentions(state(), user, before, limit);
  }

  @Override
  public boolean hasLiveAdmin(Instant now) {
    return state().hasLiveAdmin(now);
  }

  @Override
  public Optional<User> find(UserId id) {
    return Optional.ofNullable(state().accounts.get(id));
  }

  @Override
  public Optional<User> findByName(AccountName name) {
    MemoryState state = state();
    return Optional.ofNullable(state.names.get(name.key())).map(state.accounts::get);
  }

  @Override
  public Set<TokenHash> goodAmong(Collection<TokenHash> hashes, Instant now) {
    MemoryState state = state();
    Set<TokenHash> good = new HashSet<>(hashes);
    good.removeIf(
        hash -> {
          SignInSession signIn = state.sessions.get(hash);
          return (signIn == null || !signIn.isLiveAt(now)) && findToken(hash).isEmpty();
        });
    return good;
  }

  @Override
  public Optional<ApiToken> findToken(TokenHash hash) {
    MemoryState state = state();
    return Optional.ofNullable(state.tokens.get(hash))
        .filter(token -> state.holdsName(state.account(token.user())));
  }

  @Override
  public Optional<ApiToken> findToken(String id) {
    return state().tokens.values().stream().filter(token -> token.id().equals(id)).findFirst();
  }

  @Override
  public List<ApiToken> allTokens(String after, int limit) {
    MemoryState state = state();
    return state.tokens.values().stream()
        .filter(token -> state.holdsName(state.account(token.user())))
        .filter(token -> token.id().compareTo(after) > 0)
        .sorted(Comparator.comparing(ApiToken::id))
        .limit(limit)
        .toList();
  }

  @Override
  public List<ApiToken> tokens(UserId user) {
    return state().tokens(user);
  }

  @Override
  public Optional<SignInSession> findSession(TokenHash hash) {
    return Optional.ofNullable(state().sessions.get(hash));
  }

  @Override
  public void close() {}
}
