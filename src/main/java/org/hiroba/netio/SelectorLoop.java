package org.hiroba.netio;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
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
import org.hiroba.health.Beat;
import org.hiroba.health.Workers;

/**
 * The one thread that gives every channel of a service its turns, from {@link #start} to {@link
 * #stop}. Used once. What a handler throws, an {@code Error} too, ends that handler alone; {@link
 * #threads} tells when the thread itself has died or hangs.
 *
 * <p>{@link #execute}, {@link #wakeUp} and {@link #stop} may be called by any thread; the rest
 * before the start or on the loop's own.
 */
public final class SelectorLoop {
  private static final Logger LOG = System.getLogger(SelectorLoop.class.getName());
  private static final long TICK_MILLIS = 100;

  /** With nobody who waits for a time: often enough for the heartbeat. */
  private static final long IDLE_MILLIS = 1_000;

  private static final long TICK_NANOS = TICK_MILLIS * 1_000_000;

  /** After so many rounds in a row that failed, the trouble is taken to be for good. */
  private static final int MAX_FAILED_ROUNDS = 10;

  private final String name;
  private final Selector selector;
  private final LongSupplier nanoTime;
  private final Consumer<Throwable> onDeath;
  private final Thread thread;
  private final Workers workers;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Set<SelectionKey> soon = new LinkedHashSet<>();
  private final Set<ChannelHandler> outgoing = new LinkedHashSet<>();
  private volatile boolean stopping;
  private long tickedAt;
  private boolean timed;

  /**
   * Opens a selector.
   *
   * @param name the thread's, and its health check's
   * @param nanoTime a clock that never jumps, for {@link ChannelHandler#tick}
   * @param onDeath hears of an error that ended the thread
   * @throws IOException if the operating system has no selector to give
   */
  public SelectorLoop(String name, LongSupplier nanoTime, Consumer<Throwable> onDeath)
      throws IOException {
    this.name = name;
    this.selector = Selector.open();
    this.nanoTime = nanoTime;
    this.onDeath = onDeath;
    this.workers = Workers.loop(name);
    this.thread = workers.mortalThread(this::run);
  }

  /**
   * Adds a channel.
   *
   * @throws IOException if the channel cannot be used; then the handler has closed it
   */
  public SelectionKey add(SelectableChannel channel, int operations, ChannelHandler handler)
      throws IOException {
    try {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, operations, handler);
      // It may wait for a time; the next tick finds out.
      timed = true;
      return key;
    } catch (IOException e) {
      handler.close();
      throw e;
    }
  }

  /** Starts the thread. */
  public void start() {
    tickedAt = now();
    thread.start();
  }

  /** Returns the time that handlers are told. */
  public long now() {
    return nanoTime.getAsLong();
  }

  /** Returns the thread, for the watchdog. */
  public Workers threads() {
    return workers;
  }

  /** Gives a channel another turn after all others had theirs. */
  public void soon(SelectionKey key) {
    soon.add(key);
  }

  /** Makes a handler send at the end of this turn: what comes together goes out together. */
  public void outgoing(ChannelHandler handler) {
    outgoing.add(handler);
  }

  /** Runs a task on the loop's thread. */
  public void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Makes the thread look at the time now. */
  public void wakeUp() {
    selector.wakeup();
  }

  /** Tells every handler to say good-bye. */
  public void goodBye() {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      attempt((ChannelHandler) key.attachment(), ChannelHandler::goodBye);
    }
    flush();
  }

  /** Ends the thread and closes every channel; returns when both are done. */
  public void stop() {
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
    // The thread closes everything at its end, but it may never have been started.
    closeAll();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      int failedRounds = 0;
      while (!stopping) {
        failedRounds = round() ? 0 : failedRounds + 1;
        if (failedRounds == MAX_FAILED_ROUNDS) {
          throw new IllegalStateException("the last " + failedRounds + " rounds failed");
        }
      }
    } catch (Throwable e) {
      onDeath.accept(e);
      throw e;
    } finally {
      closeAll();
    }
  }

  /** Does one round; false if something outside of the handlers failed. */
  private boolean round() {
    try {
      // Also with nothing to do, since a selector that does not return serves nobody.
      Beat.begins();
      // An interrupt would close the channel that is used next; nobody has a reason for one.
      if (Thread.interrupted()) {
        LOG.log(Level.WARNING, name + " ignores an interrupt; use stop");
      }
      select();
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        Beat.begins();
        task.run();
        flush();
      }
      List<SelectionKey> again = new ArrayList<>(soon);
      soon.clear();
      again.forEach(this::turn);
      tick();
      return true;
    } catch (IOException | RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A round of " + name + " failed; the next one follows", e);
      return false;
    }
  }

  private void select() throws IOException {
    if (soon.isEmpty()) {
      selector.select(this::turn, timed ? TICK_MILLIS : IDLE_MILLIS);
    } else {
      selector.selectNow(this::turn);
    }
  }

  private void turn(SelectionKey key) {
    Beat.begins();
    attempt((ChannelHandler) key.attachment(), handler -> handler.ready(key));
    flush();
  }

  private void flush() {
    while (!outgoing.isEmpty()) {
      List<ChannelHandler> now = new ArrayList<>(outgoing);
      outgoing.clear();
      now.forEach(handler -> attempt(handler, ChannelHandler::send));
    }
  }

  private void tick() {
    long now = now();
    if (now - tickedAt < TICK_NANOS) {
      return;
    }
    tickedAt = now;
    timed = false;
    for (SelectionKey key : List.copyOf(selector.keys())) {
      Beat.begins();
      attempt((ChannelHandler) key.attachment(), handler -> timed |= handler.tick(now));
      flush();
    }
  }

  /** Something that may find the channel broken. */
  @FunctionalInterface
  private interface Step {
    void apply(ChannelHandler handler) throws IOException;
  }

  private static void attempt(ChannelHandler handler, Step step) {
    try {
      step.apply(handler);
    } catch (CancelledKeyException e) {
      LOG.log(Level.DEBUG, "Closed while it was served", e);
      close(handler);
    } catch (IOException | RuntimeException | Error e) {
      fail(handler, e);
    }
  }

  private static void fail(ChannelHandler handler, Throwable cause) {
    try {
      handler.failed(cause);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A channel failed and could not end well", e);
      close(handler);
    }
  }

  private static void close(ChannelHandler handler) {
    try {
      handler.close();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A channel could not be closed", e);
    }
  }

  private void closeAll() {
    if (!selector.isOpen()) {
      return;
    }
    for (SelectionKey key : List.copyOf(selector.keys())) {
      close((ChannelHandler) key.attachment());
    }
    try {
      // Closed channels give their descriptors back only now.
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The selector of " + name + " did not close", e);
    }
  }
}
