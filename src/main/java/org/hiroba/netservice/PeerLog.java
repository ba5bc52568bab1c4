package org.hiroba.netservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.hiroba.health.Beat;
import org.hiroba.health.Workers;
import org.hiroba.rate.TokenBucket;

/**
 * Logs who connected, with the host's name. Asking the name server can take seconds, so it happens
 * on a thread of its own; when too much waits there, or more than a few clients connect per second,
 * lines are left out and counted in the next one.
 */
final class PeerLog {
  private static final Logger LOG = System.getLogger("org.hiroba.netservice.peers");
  private static final int LINES_PER_SECOND = 5;
  private static final int BURST = 20;
  private static final int WAITING = 32;
  private static final long CLOSE_MILLIS = 2_000;

  private final Function<InetAddress, String> reverseLookup;
  private final Consumer<String> sink;
  private final LongSupplier nanoTime;
  private final TokenBucket rate;
  private final AtomicInteger leftOut = new AtomicInteger();
  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Workers workers = Workers.loop("hiroba-net-names");
  private final Thread thread;
  private volatile boolean closed;

  PeerLog(Function<InetAddress, String> reverseLookup, LongSupplier nanoTime) {
    this(reverseLookup, nanoTime, line -> LOG.log(Level.INFO, line));
  }

  PeerLog(
      Function<InetAddress, String> reverseLookup, LongSupplier nanoTime, Consumer<String> sink) {
    this.reverseLookup = reverseLookup;
    this.nanoTime = nanoTime;
    this.sink = sink;
    this.rate = TokenBucket.perSecond(LINES_PER_SECOND, BURST, nanoTime.getAsLong());
    this.thread = workers.thread(this::run);
  }

  void start() {
    thread.start();
  }

  /** Returns the thread, for the watchdog. */
  Workers threads() {
    return workers;
  }

  /** Notes a new client; never waits. Called on the selector thread only. */
  void connected(String listener, InetSocketAddress peer) {
    // When the name server is slow, the client matters more than its line.
    if (closed || !rate.take(nanoTime.getAsLong()) || !waiting.offer(() -> write(listener, peer))) {
      leftOut.incrementAndGet();
    }
  }

  private void run() {
    while (!closed) {
      try {
        Beat.rests();
        Runnable line = waiting.take();
        Beat.begins();
        line.run();
      } catch (InterruptedException e) {
        LOG.log(Level.DEBUG, "Asked to end", e);
      } catch (RuntimeException | Error e) {
        // An Error too is this client's alone: the thread tells of the next ones.
        LOG.log(Level.WARNING, "A line about a client could not be written", e);
      }
    }
  }

  private void write(String listener, InetSocketAddress peer) {
    String address = peer.getAddress().getHostAddress();
    String name = nameOf(peer.getAddress());
    int missing = leftOut.getAndSet(0);
    sink.accept(
        listener
            + ": connection from "
            + address
            + " port "
            + peer.getPort()
            + (name.equals(address) ? "" : " (" + printable(name) + ")")
            + (missing == 0 ? "" : "; " + missing + " more left out before"));
  }

  private String nameOf(InetAddress address) {
    Beat.waits();
    try {
      return reverseLookup.apply(address);
    } finally {
      Beat.goesOn();
    }
  }

  /** Whoever runs a name server chooses what it answers. */
  private static String printable(String name) {
    String clean = name.replaceAll("[^!-~]", "?");
    return clean.substring(0, Math.min(clean.length(), 253));
  }

  /** Ends the thread. A name server that does not answer can hold it a few seconds longer. */
  void close() {
    closed = true;
    waiting.clear();
    // Ends the wait even if whoever looked a name up swallowed the interrupt.
    waiting.offer(() -> {});
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
