package org.hiroba.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The relay's one thread: gives everybody a turn who can read or write, asked for one or waits for
 * a time. Used once, from {@link #start} to {@link #stop}.
 */
final class RelayLoop {
  private static final Logger LOG = System.getLogger(RelayLoop.class.getName());
  private static final long TICK_MILLIS = 100;
  private static final long IDLE_MILLIS = 1_000;
  private static final long TICK_NANOS = TICK_MILLIS * 1_000_000;

  private final Selector selector;
  private final LongSupplier nanoTime;
  private final Consumer<Throwable> onDeath;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Set<Party> soon = new LinkedHashSet<>();
  private final Set<Party> outgoing = new LinkedHashSet<>();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(Transport.READ_BYTES);
  private volatile boolean stopping;
  private long tickedAt;

  /** Somebody with a channel. Called on the loop's thread only. */
  interface Party {
    /** Does a bounded amount of what can be done without waiting. */
    void turn() throws IOException;

    /** Sends what waits to be sent. */
    void send() throws IOException;

    /** Looks at the time. */
    void tick(long now) throws IOException;

    /** Ends in a civil way, soon. */
    void goodBye() throws IOException;

    /** Ends after an error. */
    void failed(Exception cause);

    /** Closes the channel; a second call does nothing. */
    void close();
  }

  RelayLoop(LongSupplier nanoTime, Consumer<Throwable> onDeath) throws IOException {
    this.selector = Selector.open();
    this.nanoTime = nanoTime;
    this.onDeath = onDeath;
    this.thread = new Thread(this::run, "hiroba-relay");
    this.thread.setDaemon(true);
  }

  void start() {
    tickedAt = now();
    thread.start();
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Returns a buffer for what is read and used at once. */
  ByteBuffer scratch() {
    return scratch.clear();
  }

  /** Adds a channel; before the start or on the loop's thread. */
  SelectionKey add(SelectableChannel channel, int operations, Party party) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, party);
  }

  /** Gives a party another turn after all others had theirs. */
  void soon(Party party) {
    soon.add(party);
  }

  /** Makes a party send at the end of this turn: what comes together goes out together. */
  void outgoing(Party party) {
    outgoing.add(party);
  }

  /** Runs a task on the loop's thread; may be called by any. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Tells every party to say good-bye; on the loop's thread. */
  void goodBye() {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      attempt((Party) key.attachment(), Party::goodBye);
    }
    flush();
  }

  /** Ends the thread and closes every channel; returns when both are done. */
  void stop() {
    stopping = true;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // To leave now would leave sockets open behind an undeployed application.
        interrupted = true;
      }
    }
    closeAll();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        // An interrupt would close the channel that is used next; nobody has a reason for one.
        if (Thread.interrupted()) {
          LOG.log(Level.WARNING, "The relay ignores an interrupt");
        }
        select();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
          flush();
        }
        List<Party> again = new ArrayList<>(soon);
        soon.clear();
        again.forEach(this::turn);
        tick();
      }
    } catch (Throwable e) {
      onDeath.accept(e);
    } finally {
      closeAll();
    }
  }

  private void select() throws IOException {
    if (soon.isEmpty()) {
      // With the listener alone hardly anything waits for a time.
      selector.select(this::turn, selector.keys().size() > 1 ? TICK_MILLIS : IDLE_MILLIS);
    } else {
      selector.selectNow(this::turn);
    }
  }

  private void turn(SelectionKey key) {
    turn((Party) key.attachment());
  }

  private void turn(Party party) {
    attempt(party, Party::turn);
    flush();
  }

  private void flush() {
    while (!outgoing.isEmpty()) {
      List<Party> now = new ArrayList<>(outgoing);
      outgoing.clear();
      now.forEach(party -> attempt(party, Party::send));
    }
  }

  private void tick() {
    long now = now();
    if (now - tickedAt < TICK_NANOS) {
      return;
    }
    tickedAt = now;
    for (SelectionKey key : List.copyOf(selector.keys())) {
      attempt((Party) key.attachment(), party -> party.tick(now));
      flush();
    }
  }

  /** Something that may find the connection broken. */
  @FunctionalInterface
  private interface Step {
    void apply(Party party) throws IOException;
  }

  private static void attempt(Party party, Step step) {
    try {
      step.apply(party);
    } catch (IOException | RuntimeException e) {
      party.failed(e);
    }
  }

  private void closeAll() {
    if (!selector.isOpen()) {
      return;
    }
    for (SelectionKey key : List.copyOf(selector.keys())) {
      ((Party) key.attachment()).close();
    }
    try {
      // Closed channels give their descriptors back only now.
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The relay's selector did not close", e);
    }
  }
}
