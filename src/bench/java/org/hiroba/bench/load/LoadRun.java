package org.hiroba.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Some connections to one server, their posts, and a check of every delivery: each member gets
 * every post of its room once, each sender's in their order, and where the server numbers them,
 * without a gap. Controlled by one thread.
 */
public final class LoadRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For so long nothing more may come after everything has. */
  private static final Duration AFTERMATH = Duration.ofMillis(200);

  private final Duration patience;
  private final List<LoadLoop> loops = new ArrayList<>();
  private final Totals totals;
  private final Map<String, Integer> membersOfRoom = new HashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private int seats;
  private int senders;

  /**
   * What has happened so far.
   *
   * @param nanos when this was, {@link System#nanoTime}
   * @param delivered posts times the members who got them
   * @param messages WebSocket messages that brought them
   * @param acknowledged posts
   * @param cpuNanos that the load's own threads have used
   */
  public record Progress(
      long nanos, long delivered, long messages, long acknowledged, long cpuNanos) {}

  /** Starts the threads. Anything that makes no progress for 30 s is a failure. */
  public LoadRun(URI uri, WireFormat format, int threads) throws IOException {
    this(uri, format, threads, PATIENCE);
  }

  /**
   * Starts the threads.
   *
   * @param patience for how long deliveries may stand still that {@link #finish} waits for
   */
  LoadRun(URI uri, WireFormat format, int threads, Duration patience) throws IOException {
    this.patience = patience;
    List<Counters> counters = Stream.generate(Counters::new).limit(threads).toList();
    totals = new Totals(counters);
    PostWindow window = new PostWindow(counters);
    for (int i = 0; i < threads; i++) {
      loops.add(new LoadLoop("load-" + i, uri, format, counters.get(i), window, this::failed));
    }
  }

  /** Opens connections, besides those that are open, and waits until each is greeted. */
  public void connect(List<Seat> more) {
    List<List<Seat>> shares = new ArrayList<>();
    loops.forEach(loop -> shares.add(new ArrayList<>()));
    for (Seat seat : more) {
      shares.get(seats++ % loops.size()).add(seat);
      membersOfRoom.merge(seat.room(), 1, Integer::sum);
      senders += seat.sender() == Seat.LISTENS ? 0 : 1;
    }
    for (int i = 0; i < loops.size(); i++) {
      loops.get(i).open(shares.get(i));
    }
    totals.await("connections", Counters::readyMembers, seats, PATIENCE, this::check);
  }

  /** Lets the senders post until {@link #finish}. */
  public void post(Pace pace) {
    loops.forEach(loop -> loop.post(pace, senders));
  }

  /**
   * Stops the senders and waits until everything has arrived everywhere, and a moment longer for
   * what is too much.
   */
  public void finish() {
    long posts = 0;
    long deliveries = 0;
    for (LoadLoop loop : loops) {
      for (PacedPosts.Posted posted : posted(loop)) {
        posts += posted.posts();
        deliveries += (long) posted.posts() * membersOfRoom.getOrDefault(posted.room(), 0);
      }
    }
    totals.await("deliveries", Counters::deliveredPosts, deliveries, patience, this::check);
    totals.await("acknowledgements", Counters::acknowledgedPosts, posts, patience, this::check);
    run(AFTERMATH);
    requireExactly("deliveries", totals.sum(Counters::deliveredPosts), deliveries);
    requireExactly("acknowledgements", totals.sum(Counters::acknowledgedPosts), posts);
  }

  private static void requireExactly(String what, long counted, long right) {
    if (counted != right) {
      throw new LoadException(counted + " " + what + " where " + right + " are right");
    }
  }

  private List<PacedPosts.Posted> posted(LoadLoop loop) {
    try {
      return loop.rest().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      check();
      throw new LoadException("The senders do not stop", e);
    }
  }

  /**
   * Returns what has happened so far.
   *
   * @throws LoadException if something is wrong
   */
  public Progress progress() {
    check();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = loops.stream().mapToLong(loop -> threads.getThreadCpuTime(loop.threadId())).sum();
    return new Progress(
        System.nanoTime(),
        totals.sum(Counters::deliveredPosts),
        totals.sum(Counters::messagesReceived),
        totals.sum(Counters::acknowledgedPosts),
        cpu);
  }

  /** Adds the times, in microseconds, that deliveries and acknowledgements took since last time. */
  public void takeTimes(Histogram deliveryMicros, Histogram ackMicros) {
    totals.takeTimes(deliveryMicros, ackMicros);
  }

  /**
   * Lets the load go on for a while.
   *
   * @throws LoadException as soon as something is wrong
   */
  public void run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Totals.pause();
      check();
    }
  }

  /** Notes why a loop ended. */
  private void failed(Exception problem) {
    failure.compareAndSet(null, problem);
  }

  private void check() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new LoadException("The load failed: " + problem.getMessage(), problem);
    }
  }

  @Override
  public void close() {
    loops.forEach(LoadLoop::close);
  }
}
