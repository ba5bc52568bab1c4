package org.hiroba.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hiroba.health.Beat;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything that Hiroba stores, on one thread: takes all drafts that wait, applies them in
 * one transaction, commits it once and only then answers. While one commit syncs, the next batch
 * gathers; an idle system waits for nothing.
 *
 * <p>Drafts are applied in the order in which {@link #submit} was called. A draft that a rule
 * refuses fails alone, and so does one that throws, be it an {@code Error}. When a transaction
 * fails, its drafts are applied again in smaller ones, which also settles what an unclear commit
 * did: commands are looked up by their keys before they are carried out. What cannot be settled in
 * {@value #RETRY_SECONDS} seconds fails with {@link StorageException}: unknown, or refused for now.
 * While the database stays down, what comes is tried once and fails at once.
 *
 * <p>Safe for use by many threads. At most {@value #MAX_WAITING} drafts wait; more are refused at
 * once.
 */
public final class LogWriter implements AutoCloseable {
  /** How many drafts one transaction carries at most. */
  public static final int MAX_BATCH = 256;

  /** How many drafts may wait. */
  public static final int MAX_WAITING = 20_000;

  private static final int RETRY_SECONDS = 2;
  private static final int CLOSE_SECONDS = 10;
  private static final int PROBE_MILLIS = 1_000;
  private static final WaitingDraft<?> STOP = new WaitingDraft<>((tx, at) -> at);
  private static final Logger LOG = System.getLogger(LogWriter.class.getName());

  private final BatchWrite batchWrite;
  private final BlockingQueue<WaitingDraft<?>> queue = new LinkedBlockingQueue<>(MAX_WAITING);
  private final Workers workers = Workers.loop("hiroba-log-writer");
  private final Thread thread;

  // Used by the thread alone. What throws it out of its work must not take drafts along, so they
  // are kept here, and there is room for all of them.
  private final List<WaitingDraft<?>> batch = new ArrayList<>(MAX_BATCH);
  private boolean stopped;
  private volatile boolean closing;
  private volatile long closeByNanos = Long.MAX_VALUE;
  private volatile @Nullable StorageException lastFailure;
  private volatile @Nullable WaitingDraft<?> oldestAtWork;
  private volatile boolean hasCommitted;
  private volatile long committedAtNanos;

  /** Makes a writer that nobody counts; nothing is written before {@link #start()}. */
  public LogWriter(RoomLog log, Clock clock, CommitListener listener) {
    this(log, clock, listener, Meters.NONE);
  }

  /** Makes a writer; nothing is written before {@link #start()}. */
  public LogWriter(RoomLog log, Clock clock, CommitListener listener, Meters meters) {
    this.batchWrite = new BatchWrite(log, clock, listener, new WriterMeters(meters));
    this.thread = workers.thread(this::run);
  }

  /** Returns the thread, for the watchdog. */
  public Workers threads() {
    return workers;
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /**
   * Queues a draft and returns at once.
   *
   * @return completes on the writer's thread, after the commit; fails with {@link Refusal}, with
   *     {@link StorageException}, or with what a faulty draft threw. What depends on it must
   *     neither block nor send.
   */
  public <R> CompletableFuture<R> submit(Draft<R> draft) {
    WaitingDraft<R> waiting = new WaitingDraft<>(draft);
    if (closing || !queue.offer(waiting)) {
      waiting.fail(
          closing
              ? StorageException.goingDown()
              : new StorageException("Too many writes wait already.", null));
    } else if (closing && queue.remove(waiting)) {
      // close() may have drained the queue between the check and the offer.
      waiting.fail(StorageException.goingDown());
    }
    return waiting.answer;
  }

  /**
   * Returns why the last transaction failed; null when it did not. While it is set and nobody
   * writes, the database is tried once a second.
   */
  public @Nullable StorageException lastFailure() {
    return lastFailure;
  }

  /** Returns how many drafts wait to be taken up. */
  public int waiting() {
    return queue.size();
  }

  /** Returns for how long the oldest draft has waited that is not answered yet; zero for none. */
  public Duration lag() {
    WaitingDraft<?> oldest = oldestAtWork;
    if (oldest == null) {
      oldest = queue.peek();
    }
    return oldest == null || oldest == STOP
        ? Duration.ZERO
        : Duration.ofNanos(System.nanoTime() - oldest.sinceNanos);
  }

  /** Tells whether a transaction was committed so recently, and none has failed since. */
  public boolean hasCommittedWithin(Duration time) {
    return hasCommitted
        && lastFailure == null
        && System.nanoTime() - committedAtNanos < time.toNanos();
  }

  /** Writes what still waits, for at most ten seconds, then stops; the rest fails. */
  @Override
  public void close() {
    closeByNanos = System.nanoTime() + Duration.ofSeconds(CLOSE_SECONDS).toNanos();
    closing = true;
    try {
      // A message, no interrupt, which could hit the database in the middle of a commit.
      if (queue.offer(STOP, CLOSE_SECONDS, TimeUnit.SECONDS)) {
        thread.join(Duration.ofSeconds(CLOSE_SECONDS).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    failAll(take(MAX_WAITING), StorageException.goingDown());
    if (thread.isAlive()) {
      LOG.log(Level.WARNING, "The database has not answered for {0} s", CLOSE_SECONDS);
      queue.add(STOP);
    }
  }

  private void run() {
    // Left over when this begins anew: whether they were written is unknown.
    failAll(batch, new StorageException("The server failed to write; try again.", null));
    batch.clear();
    while (!stopped) {
      Beat.rests();
      try {
        WaitingDraft<?> first =
            lastFailure == null ? queue.take() : queue.poll(PROBE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
        }
      } catch (InterruptedException e) {
        LOG.log(
            Level.WARNING, "Somebody interrupted the log writer; it goes on until it is closed");
        continue;
      }
      queue.drainTo(batch, MAX_BATCH - 1);
      stopped = batch.remove(STOP);
      if (!stopped || !batch.isEmpty()) {
        write(batch);
      }
      batch.clear();
    }
    for (List<WaitingDraft<?>> rest = take(MAX_BATCH); !rest.isEmpty(); rest = take(MAX_BATCH)) {
      rest.removeIf(waiting -> waiting == STOP);
      write(rest);
    }
  }

  private List<WaitingDraft<?>> take(int atMost) {
    List<WaitingDraft<?>> rest = new ArrayList<>();
    queue.drainTo(rest, atMost);
    return rest;
  }

  private void write(List<WaitingDraft<?>> batch) {
    Beat.begins();
    oldestAtWork = batch.isEmpty() ? null : batch.get(0);
    long now = System.nanoTime();
    // Known to be down: every further try would only keep the others waiting.
    long patience = lastFailure == null ? Duration.ofSeconds(RETRY_SECONDS).toNanos() : 0;
    try {
      if (closing && now - closeByNanos > 0) {
        failAll(batch, StorageException.goingDown());
      } else {
        write(batch, now + patience, now + Duration.ofSeconds(RETRY_SECONDS).toNanos(), true);
      }
    } catch (RuntimeException | Error e) {
      // Whatever it was, the writer's thread lives on and nobody waits for ever.
      failAll(batch, new StorageException("The server failed to write; try again.", e));
      LOG.log(Level.ERROR, "A batch of writes failed unexpectedly", e);
    } finally {
      oldestAtWork = null;
    }
  }

  /**
   * Writes, in smaller transactions if it must.
   *
   * @param beginBy until when a database that cannot be reached is tried again
   * @param settleBy until when a batch that failed is tried in parts
   */
  private void write(List<WaitingDraft<?>> batch, long beginBy, long settleBy, boolean mayRetry) {
    BatchWrite.Failure failure = batchWrite.attempt(batch);
    while (failure != null && !failure.began() && System.nanoTime() - beginBy < 0 && pause()) {
      failure = batchWrite.attempt(batch);
    }
    if (failure == null) {
      recovered();
      return;
    }
    boolean inTime = failure.began() && System.nanoTime() - settleBy < 0;
    if (failure.cause() instanceof StorageException storage) {
      failed(storage);
    }
    if (inTime && batch.size() > 1) {
      int half = batch.size() / 2;
      write(batch.subList(0, half), beginBy, settleBy, true);
      write(batch.subList(half, batch.size()), beginBy, settleBy, true);
    } else if (inTime && mayRetry && failure.cause() instanceof StorageException) {
      write(batch, beginBy, settleBy, false);
    } else {
      failAll(batch, failure.cause());
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(50);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void failed(StorageException failure) {
    if (lastFailure == null) {
      LOG.log(Level.WARNING, "Cannot write to the database: {0}", failure.getMessage());
    }
    lastFailure = failure;
  }

  private void recovered() {
    committedAtNanos = System.nanoTime();
    hasCommitted = true;
    if (lastFailure != null) {
      LOG.log(Level.INFO, "The database can be written to again");
      lastFailure = null;
    }
  }

  private static void failAll(List<WaitingDraft<?>> batch, Throwable failure) {
    batch.forEach(waiting -> waiting.fail(failure));
  }
}
