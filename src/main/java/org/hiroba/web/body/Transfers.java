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
 * Carries out requests whose bodies or answers are long on threads of its own, from their first
 * byte to their last: whoever sends or reads slowly holds one of these, and none of the
 * container's. One source has never more than its share; more wait for their turn, and beyond some
 * are turned away. Thread-safe; ended by {@link #close}.
 */
public final class Transfers implements AutoCloseable {
  private static final int WAITING_PER_THREAD = 8;
  private static final int WAITING_PER_SOURCE = 64;
  private static final Duration IDLE_THREAD = Duration.ofSeconds(30);

  private final WatchedPool threads;
  private final WatchedTimer watch;
  private final BodyQueue<Transfer> queue;
  private final LongSupplier nanoTime;

  /**
   * Makes them; threads come with the first request and go when there is none.
   *
   * @param name what the threads are called
   * @param most how many are carried out at the same time
   * @param mostPerSource how many of one source
   */
  public Transfers(String name, int most, int mostPerSource, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    // The queue lets in no more than there are threads.
    threads = new WatchedPool(Workers.patientPool(name), most, Integer.MAX_VALUE);
    threads.allowCoreThreadTimeOut(true);
    watch = new WatchedTimer(name + "-watch");
    watch.setKeepAliveTime(IDLE_THREAD.toMillis(), TimeUnit.MILLISECONDS);
    watch.allowCoreThreadTimeOut(true);
    queue =
        new BodyQueue<>(
            new Limits(
                most, Math.min(most, mostPerSource), WAITING_PER_THREAD * most, WAITING_PER_SOURCE),
            threads);
  }

  /** What is done for one request, on a thread that may wait for its peer. */
  public interface Work {
    /**
     * Does it: reads the body, if any, and writes the whole answer.
     *
     * @throws IOException the peer is gone or too slow; if the answer has begun, the connection is
     *     closed
     */
    void carryOut(PeerChannel peer) throws IOException;

    /** Answers instead that the request has waited for too long. */
    void turnAway() throws IOException;
  }

  /**
   * Carries a request out, now or when its turn comes; the caller does nothing more with it.
   *
   * @param source who is counted
   * @return false if too many wait already: nothing was begun
   */
  public boolean start(
      HttpServletRequest request, HttpServletResponse response, String source, Work work)
      throws IOException {
    if (queue.isFull(source)) {
      return false;
    }
    Transfer transfer = Transfer.begin(request, response, source, work, nanoTime, watch);
    if (queue.offer(transfer) == BodyQueue.Admission.REFUSED) {
      transfer.turnAway();
    }
    return true;
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    return List.of(threads.workers(), watch.workers());
  }

  /** Returns how many are being carried out. */
  public int now() {
    return queue.readingNow();
  }

  /** Returns how many wait for their turn. */
  public int waitingNow() {
    return queue.waitingNow();
  }

  /** Cuts those that are being carried out, turns away those that wait, and ends the threads. */
  @Override
  public void close() {
    watch.shutdownNow();
    queue.withdrawAll().forEach(Transfer::turnAway);
    threads.shutdownNow();
  }
}
