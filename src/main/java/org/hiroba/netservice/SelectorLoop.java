package org.hiroba.netservice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one thread that serves all listeners and clients, from {@link #start} to {@link #stop}. It is
 * used once.
 */
final class SelectorLoop {
  private static final Logger LOG = System.getLogger(SelectorLoop.class.getName());
  private static final long TICK_MILLIS = 250;
  private static final long TICK_NANOS = TICK_MILLIS * 1_000_000;

  private final Selector selector;
  private final LongSupplier nanoTime;
  private final Consumer<Throwable> onDeath;
  private final Thread thread;
  private volatile boolean stopping;
  private long tickedAt;
  private boolean timed;

  /**
   * Opens a selector.
   *
   * @param onDeath hears of an error that ended the thread
   */
  SelectorLoop(LongSupplier nanoTime, Consumer<Throwable> onDeath) throws IOException {
    this.selector = Selector.open();
    this.nanoTime = nanoTime;
    this.onDeath = onDeath;
    this.thread = new Thread(this::run, "hiroba-net");
    this.thread.setDaemon(true);
  }

  /**
   * Adds a channel; before {@link #start} or on the selector thread.
   *
   * @throws IOException if the channel cannot be used; then the handler has closed it
   */
  SelectionKey add(SelectableChannel channel, int operations, Handler handler) throws IOException {
    try {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, operations, handler);
      timed |= handler.tick(nanoTime.getAsLong());
      return key;
    } catch (IOException e) {
      handler.close();
      throw e;
    }
  }

  void start() {
    tickedAt = nanoTime.getAsLong();
    thread.start();
  }

  /** Makes the thread look at the time now. */
  void wakeUp() {
    selector.wakeup();
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
        // Leaving now would leave sockets open behind an undeployed application.
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
      while (!stopping) {
        // An interrupt would close the channel that is used next; nobody has a reason for one.
        if (Thread.interrupted()) {
          LOG.log(Level.WARNING, "The network services ignore an interrupt; use stop");
        }
        selector.select(this::serve, timed ? TICK_MILLIS : 0);
        tick();
      }
    } catch (Throwable e) {
      onDeath.accept(e);
    } finally {
      closeAll();
    }
  }

  private void serve(SelectionKey key) {
    Handler handler = (Handler) key.attachment();
    try {
      handler.ready(key);
    } catch (CancelledKeyException e) {
      LOG.log(Level.DEBUG, "Closed while it was served", e);
      handler.close();
    } catch (IOException | RuntimeException e) {
      handler.failed(e);
    }
  }

  private void tick() {
    long now = nanoTime.getAsLong();
    if (now - tickedAt < TICK_NANOS) {
      return;
    }
    tickedAt = now;
    boolean anyTimed = false;
    for (SelectionKey key : List.copyOf(selector.keys())) {
      anyTimed |= ((Handler) key.attachment()).tick(now);
    }
    timed = anyTimed;
  }

  private void closeAll() {
    if (!selector.isOpen()) {
      return;
    }
    for (SelectionKey key : List.copyOf(selector.keys())) {
      ((Handler) key.attachment()).close();
    }
    try {
      // Closed channels give their descriptors back only now.
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The selector of the network services did not close", e);
    }
  }
}
