package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.hiroba.command.ChatService;
import org.hiroba.ops.Drain;
import org.jspecify.annotations.Nullable;

/**
 * Drains the chat, at most once at a time, whoever asks for it: the operator's request, the
 * container that is about to stop, or {@link ChatServer#close}. Thread-safe.
 */
final class ServerDrain implements Drain {
  /** For how long the last sockets are waited for, once all were closed. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = System.getLogger(ServerDrain.class.getName());

  private final ChatService chat;
  private final IntSupplier sockets;
  private final Duration over;
  private final Executor background;
  private @Nullable Run run;

  /**
   * Makes one.
   *
   * @param over how long the closing of sockets may take
   * @param background where it waits
   */
  ServerDrain(ChatService chat, IntSupplier sockets, Duration over, Executor background) {
    this.chat = chat;
    this.sockets = sockets;
    this.over = over;
    this.background = background;
  }

  /** One drain, from the first word to the last socket. */
  private final class Run implements Runnable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean taken = new AtomicBoolean();

    /** Does it, unless somebody does it. */
    @Override
    public void run() {
      if (!taken.compareAndSet(false, true)) {
        return;
      }
      try {
        chat.closeAll(PATIENCE);
        LOG.log(Level.INFO, "Drained: {0} chat sockets are left", sockets.getAsInt());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        LOG.log(Level.WARNING, "The draining was interrupted; the rest of the sockets just ends");
      } finally {
        ended.countDown();
      }
    }

    void await() throws InterruptedException {
      if (!ended.await(over.plus(PATIENCE).toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "The draining takes too long; the rest of the sockets just ends");
      }
    }
  }

  @Override
  public boolean begin() {
    Run begun = beginRun();
    if (begun != null) {
      try {
        background.execute(begun);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.WARNING, "No thread is free to drain; it is done when the server stops");
      }
    }
    return begun != null;
  }

  /** Returns where one may wait for {@link #toTheEnd}. */
  Executor background() {
    return background;
  }

  /** Drains unless that is under way, and waits until it is done, as long as it may take. */
  void toTheEnd() {
    Run begun = beginRun();
    Run one = begun == null ? current() : begun;
    try {
      if (one != null) {
        // It may wait for a thread still: then it is done here.
        one.run();
        one.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Run current() {
    return run;
  }

  private synchronized @Nullable Run beginRun() {
    if (run != null) {
      return null;
    }
    run = new Run();
    LOG.log(
        Level.INFO,
        "Draining: {0} chat sockets are closed within {1} s",
        sockets.getAsInt(),
        over.toSeconds());
    chat.drain(over);
    return run;
  }

  @Override
  public synchronized void cancel() {
    if (run != null) {
      run = null;
      chat.resume();
      LOG.log(Level.INFO, "The draining is taken back: clients may come again");
    }
  }

  @Override
  public synchronized Stage stage() {
    if (run == null) {
      return Stage.OPEN;
    }
    return run.ended.getCount() > 0 ? Stage.DRAINING : Stage.DRAINED;
  }

  @Override
  public int sockets() {
    return sockets.getAsInt();
  }
}
