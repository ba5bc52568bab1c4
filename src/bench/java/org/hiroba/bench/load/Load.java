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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Some connections to one server, their posts, and a check of every delivery: each member gets every
 * post of its room once, each sender's in their order, and where the server numbers them, without a
 * gap. Controlled by one thread.
 */
public final class Load implements AutoCloseable {
  private static final Duration STALLED = Duration.ofSeconds(30);

  private final URI uri;
  private final WireFormat format;
  private final List<Loop> loops = new ArrayList<>();
  private final Map<String, Integer> membersOfRoom = new HashMap<>();
  private final AtomicLong windowPosted = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private int seats;
  private volatile int senders = 1;

  /** How many posts a room got from one sender. */
  record Posted(String room, int posts) {}

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

  /** Starts the threads. */
  public Load(URI uri, WireFormat format, int threads) throws IOException {
    this.uri = uri;
    this.format = format;
    for (int i = 0; i < threads; i++) {
      loops.add(new Loop(this, "load-" + i));
    }
  }

  URI uri() {
    return uri;
  }

  WireFormat format() {
    return format;
  }

  /** Returns how many senders there are in all. */
  int senders() {
    return senders;
  }

  /** Opens connections and waits until each is greeted. */
  public void connect(List<Seat> all) {
    senders = Math.max(1, (int) all.stream().filter(seat -> seat.sender() >= 0).count());
    List<List<Seat>> shares = new ArrayList<>();
    loops.forEach(loop -> shares.add(new ArrayList<>()));
    for (int i = 0; i < all.size(); i++) {
      shares.get(i % loops.size()).add(all.get(i));
      membersOfRoom.merge(all.get(i).room(), 1, Integer::sum);
    }
    for (int i = 0; i < loops.size(); i++) {
      loops.get(i).open(shares.get(i));
    }
    seats += all.size();
    await("connections", Counters::readyMembers, () -> sum(Counters::readyMembers) == seats, seats);
  }

  /** Lets the senders post until {@link #finish}. */
  public void post(Pace pace) {
    loops.forEach(loop -> loop.post(pace));
  }

  /** Takes permission for one more post while fewer than so many are under way to somebody. */
  boolean mayPost(int window) {
    long least = Long.MAX_VALUE;
    for (Loop loop : loops) {
      least = Math.min(least, loop.counters().leastReceivedPosts());
    }
    if (windowPosted.get() - least >= window) {
      return false;
    }
    windowPosted.incrementAndGet();
    return true;
  }

  /** Stops the senders and waits until everything has arrived everywhere. */
  public void finish() {
    long posts = 0;
    long deliveries = 0;
    for (Loop loop : loops) {
      for (Posted posted : posted(loop)) {
        posts += posted.posts();
        deliveries += (long) posted.posts() * membersOfRoom.getOrDefault(posted.room(), 0);
      }
    }
    long allDeliveries = deliveries;
    long allPosts = posts;
    await(
        "deliveries",
        Counters::deliveredPosts,
        () -> sum(Counters::deliveredPosts) >= allDeliveries,
        allDeliveries);
    await(
        "acknowledgements",
        Counters::acknowledgedPosts,
        () -> sum(Counters::acknowledgedPosts) >= allPosts,
        allPosts);
    if (sum(Counters::deliveredPosts) != allDeliveries) {
      throw new LoadException(
          sum(Counters::deliveredPosts) + " deliveries where " + allDeliveries + " are right");
    }
  }

  private List<Posted> posted(Loop loop) {
    try {
      return loop.rest().get(STALLED.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      check();
      throw new LoadException("The senders do not stop", e);
    }
  }

  /** Returns what has happened so far. */
  public Progress progress() {
    check();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = loops.stream().mapToLong(loop -> threads.getThreadCpuTime(loop.threadId())).sum();
    return new Progress(
        System.nanoTime(),
        sum(Counters::deliveredPosts),
        sum(Counters::messagesReceived),
        sum(Counters::acknowledgedPosts),
        cpu);
  }

  /** Adds the times, in microseconds, that deliveries and acknowledgements took since last time. */
  public void takeTimes(Histogram deliveryMicros, Histogram ackMicros) {
    loops.forEach(loop -> loop.counters().takeTimes(deliveryMicros, ackMicros));
  }

  /**
   * Lets the load go on for a while.
   *
   * @throws LoadException as soon as something is wrong
   */
  public void run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      pause();
      check();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    }
  }

  /** Notes that a loop ended, which is only right after {@link #close}. */
  void failed(Exception problem) {
    failure.compareAndSet(null, problem);
  }

  private void check() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new LoadException("The load failed: " + problem.getMessage(), problem);
    }
  }

  private long sum(ToLongFunction<Counters> counter) {
    long sum = 0;
    for (Loop loop : loops) {
      sum += counter.applyAsLong(loop.counters());
    }
    return sum;
  }

  /** Waits as long as the counter moves. */
  private void await(
      String what, ToLongFunction<Counters> counter, BooleanSupplier done, long wanted) {
    long last = -1;
    long lastMoved = System.nanoTime();
    while (!done.getAsBoolean()) {
      check();
      long now = sum(counter);
      if (now != last) {
        last = now;
        lastMoved = System.nanoTime();
      } else if (System.nanoTime() - lastMoved > STALLED.toNanos()) {
        throw new LoadException(
            "Only " + now + " of " + wanted + " " + what + ", and no more for "
                + STALLED.toSeconds() + " s");
      }
      pause();
    }
    check();
  }

  @Override
  public void close() {
    loops.forEach(Loop::close);
  }
}
