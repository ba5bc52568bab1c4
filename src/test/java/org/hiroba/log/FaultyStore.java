package org.hiroba.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hiroba.account.AccountDirectory;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.search.MessageSearch;

/**
 * A SQLite database in a folder of its own that can be told to fail: what tests of the core stand
 * on. Thread-safe as the database is; {@link #close} deletes the folder.
 */
public final class FaultyStore implements RoomLog, Store {

  /** Says what became of a commit that fails. */
  public enum CommitFault {
    /** Nothing was written. */
    LOST,
    /** All was written, but the caller is not told so. */
    WRITTEN
  }

  private final Path folder = newFolder();
  private final Store store;
  private final AtomicInteger commits = new AtomicInteger();
  private volatile boolean down;
  private volatile boolean broken;
  private volatile Optional<CommitFault> commitFault = Optional.empty();
  private volatile Runnable beforeCommit = () -> {};

  /** Opens SQLite. */
  public FaultyStore() {
    this(DatabaseStore::sqlite);
  }

  /**
   * Opens any database.
   *
   * @param opener opens it for a folder, which is deleted in the end
   */
  public FaultyStore(Function<Path, Store> opener) {
    store = opener.apply(folder);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("hiroba-store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes every call fail with {@link StorageException} until it is called with false. */
  public void down(boolean value) {
    down = value;
  }

  /** Makes every call fail with an {@link Error} until it is called with false. */
  public void broken(boolean value) {
    broken = value;
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

  private void checkUp() {
    if (broken) {
      throw new StackOverflowError("made by the test");
    }
    if (down) {
      throw new StorageException("the store is told to be down", new IOException("down"));
    }
  }

  private RoomLog up() {
    checkUp();
    return store.log();
  }

  /** Returns a port that fails while the store is down. */
  private <T> T guarded(Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              checkUp();
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public RoomLog log() {
    return this;
  }

  @Override
  public RoomDirectory rooms() {
    return guarded(RoomDirectory.class, store.rooms());
  }

  @Override
  public AccountDirectory accounts() {
    return guarded(AccountDirectory.class, store.accounts());
  }

  @Override
  public MessageSearch search() {
    return guarded(MessageSearch.class, store.search());
  }

  @Override
  public String epoch() {
    return store.log().epoch();
  }

  @Override
  public long head(RoomId room) {
    return up().head(room);
  }

  @Override
  public Map<RoomId, Long> heads(Collection<RoomId> rooms) {
    return up().heads(rooms);
  }

  @Override
  public List<RoomEvent> eventsAfter(RoomId room, long seq, int limit) {
    return up().eventsAfter(room, seq, limit);
  }

  @Override
  public HistoryPage history(RoomId room, HistoryQuery query) {
    return up().history(room, query);
  }

  @Override
  public <T> T port(Class<T> type) {
    return guarded(type, store.log().port(type));
  }

  @Override
  public WriteTransaction begin(Set<CommandKey> commands, SortedSet<RoomId> rooms) {
    WriteTransaction tx = up().begin(commands, rooms);
    return (WriteTransaction)
        Proxy.newProxyInstance(
            WriteTransaction.class.getClassLoader(),
            new Class<?>[] {WriteTransaction.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                commit(tx);
                return null;
              }
              if (!method.getName().equals("close")) {
                checkUp();
              }
              try {
                return method.invoke(tx, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void commit(WriteTransaction tx) {
    beforeCommit.run();
    checkUp();
    Optional<CommitFault> fault = commitFault;
    commitFault = Optional.empty();
    if (!fault.equals(Optional.of(CommitFault.LOST))) {
      tx.commit();
      commits.incrementAndGet();
    }
    if (fault.isPresent()) {
      throw new StorageException("the commit is told to fail", new IOException(fault.toString()));
    }
  }

  @Override
  public void close() {
    store.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
