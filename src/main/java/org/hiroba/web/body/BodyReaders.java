package org.hiroba.web.body;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;
import org.hiroba.web.body.BodyQueue.Limits;

/**
 * Reads request bodies on threads of its own and brings the request back to the container with its
 * {@link Body}: whoever sends slowly holds one of these threads for some seconds, and none of the
 * container's. A body has a time in all; beyond it, it is given up. Strangers and people who are
 * signed in have threads apart. Thread-safe; ended by {@link #close}.
 */
public final class BodyReaders implements AutoCloseable {
  /** How long a stranger's body may take in all. */
  static final Duration STRANGERS_TIME = Duration.ofSeconds(5);

  /** How long the body of somebody who is signed in may take: forms hold whole messages. */
  static final Duration MEMBERS_TIME = Duration.ofSeconds(10);

  private static final Limits STRANGERS = new Limits(24, 8, 512, 128);
  private static final Limits MEMBERS = new Limits(16, 4, 512, 32);

  /** How long a body may wait for its turn; then its sender is told to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration IDLE_THREAD = Duration.ofSeconds(30);

  private final WatchedPool threads;
  private final WatchedTimer watch = new WatchedTimer("hiroba-body-watch");
  private final BodyQueue<BodyReading> strangers;
  private final BodyQueue<BodyReading> members;
  private final LongSupplier nanoTime;

  /** Makes readers; threads come with the first body and go when there is none. */
  public BodyReaders(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    int most = STRANGERS.reading() + MEMBERS.reading();
    // The queues let in no more than there are threads.
    threads = new WatchedPool(Workers.patientPool("hiroba-body"), most, Integer.MAX_VALUE);
    threads.allowCoreThreadTimeOut(true);
    watch.setKeepAliveTime(IDLE_THREAD.toMillis(), TimeUnit.MILLISECONDS);
    watch.allowCoreThreadTimeOut(true);
    strangers = new BodyQueue<>(STRANGERS, threads);
    members = new BodyQueue<>(MEMBERS, threads);
  }

  /**
   * Who sends a body.
   *
   * @param name the source's or the member's, whose share is counted
   */
  public record Sender(String name, boolean isMember) {}

  /**
   * Lets the body be read. Afterwards the request is dispatched anew (with the dispatcher type
   * {@code ASYNC}), with its {@link Body} attached; the caller does nothing more with it.
   *
   * @param maxBytes how long it may be; what is announced as longer is not read at all
   * @return true if that will happen; false if the body is {@link Body.State#TOO_LARGE} or there
   *     are {@link Body.State#TOO_MANY}: then that is attached at once
   */
  public boolean read(
      HttpServletRequest request, HttpServletResponse response, Sender sender, int maxBytes)
      throws IOException {
    if (request.getContentLengthLong() > maxBytes) {
      Body.failed(Body.State.TOO_LARGE).attachTo(request);
      return false;
    }
    BodyQueue<BodyReading> queue = sender.isMember() ? members : strangers;
    BodyReading reading =
        BodyReading.begin(
            request,
            response,
            sender.name(),
            new BodyReading.Bounds(maxBytes, sender.isMember() ? MEMBERS_TIME : STRANGERS_TIME),
            nanoTime,
            watch);
    switch (queue.offer(reading)) {
      case STARTED -> {}
      case WAITS -> {
        var unused =
            watch.schedule(
                () -> tooLong(queue, reading), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      case REFUSED -> giveUp(reading);
    }
    return true;
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    return List.of(threads.workers(), watch.workers());
  }

  /** Returns how many bodies are being read. */
  public int readingNow() {
    return strangers.readingNow() + members.readingNow();
  }

  /** Returns how many bodies wait for their turn. */
  public int waitingNow() {
    return strangers.waitingNow() + members.waitingNow();
  }

  /** Gives up who waits and ends the threads, the reading ones as soon as their reads end. */
  @Override
  public void close() {
    watch.shutdownNow();
    strangers.withdrawAll().forEach(BodyReaders::giveUp);
    members.withdrawAll().forEach(BodyReaders::giveUp);
    threads.shutdownNow();
  }

  private static void tooLong(BodyQueue<BodyReading> queue, BodyReading reading) {
    if (queue.withdraw(reading)) {
      giveUp(reading);
    }
  }

  private static void giveUp(BodyReading reading) {
    reading.finish(Body.failed(Body.State.TOO_MANY));
  }
}
