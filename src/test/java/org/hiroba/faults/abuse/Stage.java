package org.hiroba.faults.abuse;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.hiroba.blackbox.RawWebSocket;

/**
 * Where one abuse plays: makes its connections and sign-ins, keeps its pace and ends everything.
 * Thread-safe.
 *
 * <p>Whatever goes on has a pace, since abusers and server share one machine: what is measured is
 * to be the server's work, not theirs.
 */
final class Stage implements Closeable {
  private static final AtomicInteger SOURCES = new AtomicInteger();
  private static final long TICK_NANOS = 10_000_000;

  private final Target target;
  private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean over;

  Stage(Target target) {
    this.target = target;
  }

  /** Does one thing of many. */
  @FunctionalInterface
  interface Action {
    /**
     * Does it.
     *
     * @throws IOException if the server does not let it, which is the server's good right
     */
    void run() throws IOException;
  }

  /** Makes one of several connections. */
  @FunctionalInterface
  interface Opening {
    AbusePeer open() throws IOException;
  }

  /** Returns an address of the loopback network that no abuse had before. */
  static String newSource() {
    int number = SOURCES.incrementAndGet();
    return "127.1." + (number >> 8 & 0xff) + "." + (number & 0xff);
  }

  Target target() {
    return target;
  }

  /** Connects to HTTP. */
  AbusePeer http(String from) throws IOException {
    return connect(from, Target.Port.HTTP);
  }

  /** Connects to a listener. */
  AbusePeer connect(String from, Target.Port port) throws IOException {
    return keep(new AbusePeer(from, target.port(port), 0));
  }

  /** Connects to a listener with a small window for what comes. */
  AbusePeer narrow(String from, Target.Port port) throws IOException {
    return keep(new AbusePeer(from, target.port(port), 1_024));
  }

  /** Closes something in the end. */
  <T extends Closeable> T keep(T closeable) throws IOException {
    open.add(closeable);
    if (over) {
      closeable.close();
      throw new IOException("over");
    }
    return closeable;
  }

  /** Makes a request's head without its empty line; each further line is ended by CRLF. */
  String request(String method, String path, String... lines) {
    return method
        + " "
        + target.base().getPath()
        + path
        + " HTTP/1.1\r\nHost: "
        + target.base().getAuthority()
        + "\r\n"
        + String.join("", lines);
  }

  /** Signs a guest in and returns the header with the cookie. */
  String signIn(String from) throws IOException {
    String body = "{\"name\":\"Abuser " + newName() + "\"}";
    try (AbusePeer peer = new AbusePeer(from, target.port(Target.Port.HTTP), 0)) {
      peer.send(
          request(
                  "POST",
                  "api/v1/session",
                  "Connection: close\r\nContent-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n")
              + body);
      String head = peer.head();
      int cookie = head.indexOf("hiroba-session=");
      if (cookie < 0) {
        throw new IOException("cannot sign in: " + head);
      }
      return "Cookie: " + head.substring(cookie, head.indexOf(';', cookie)) + "\r\n";
    }
  }

  private static String newName() {
    return Integer.toString(SOURCES.incrementAndGet(), 36) + "." + System.nanoTime() % 1_000_000;
  }

  /** Shakes hands at a path, reads the answer and no more. */
  AbusePeer upgrade(AbusePeer peer, String path, String headers) throws IOException {
    peer.send(RawWebSocket.handshake(target.base(), path) + headers + "\r\n");
    String head = peer.head();
    if (!head.startsWith("HTTP/1.1 101")) {
      peer.close();
      throw new IOException("refused: " + head);
    }
    return peer;
  }

  /** Opens {@code ws/chat}, says hello and reads away what comes. */
  AbusePeer chat(String from, String cookie) throws IOException {
    AbusePeer peer = upgrade(http(from), "ws/chat", cookie);
    peer.send(AbuseFrames.hello());
    peer.drain();
    return peer;
  }

  /** Opens several connections in turn, at most a hundred a second or so. */
  List<AbusePeer> several(int count, Opening opening) throws IOException {
    List<AbusePeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(opening.open());
      LockSupport.parkNanos(TICK_NANOS);
    }
    return peers;
  }

  /** Does something so often a second until the end, on a thread of its own. */
  void paced(int perSecond, Action action) {
    Thread thread = new Thread(() -> pace(perSecond, action), "abuser");
    thread.setDaemon(true);
    synchronized (threads) {
      threads.add(thread);
    }
    thread.start();
  }

  private void pace(int perSecond, Action action) {
    long began = System.nanoTime();
    long count = 0;
    while (!over) {
      long due = (System.nanoTime() - began) * perSecond / 1_000_000_000L;
      // What the server held up is not made up for: a pace is no debt.
      count = Math.max(count, due - perSecond);
      for (; count <= due && !over; count++) {
        attempt(action);
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private void attempt(Action action) {
    try {
      action.run();
      done.incrementAndGet();
    } catch (IOException e) {
      refused.incrementAndGet();
    }
  }

  /** Sends to these connections in turn; those that the server has ended are opened again. */
  Action toEach(List<AbusePeer> peers, byte[] bytes, Opening again) {
    AtomicInteger turn = new AtomicInteger();
    return () -> {
      int i = Math.floorMod(turn.getAndIncrement(), peers.size());
      if (peers.get(i).isEnded()) {
        open.remove(peers.get(i));
        peers.get(i).close();
        peers.set(i, again.open());
      }
      peers.get(i).send(bytes);
    };
  }

  /** Makes an action that opens a connection, does something with it and closes it. */
  Action once(Opening opening) {
    return () -> {
      AbusePeer peer = opening.open();
      peer.close();
      open.remove(peer);
    };
  }

  /**
   * Makes an action that sends a request on a connection of its own and reads the answer's head.
   */
  Action ask(String from, String request) {
    return once(
        () -> {
          AbusePeer peer = http(from);
          peer.send(request);
          peer.head();
          return peer;
        });
  }

  /** Tells what was done. */
  String deeds() {
    return done + " done, " + refused + " refused";
  }

  /** Tells whether something goes on. */
  boolean hasPace() {
    synchronized (threads) {
      return !threads.isEmpty();
    }
  }

  /** Returns how many actions were begun. */
  long tries() {
    return done.get() + refused.get();
  }

  @Override
  public void close() throws IOException {
    over = true;
    for (Closeable one : open) {
      one.close();
    }
    try {
      synchronized (threads) {
        for (Thread thread : threads) {
          thread.join(10_000);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Closeable one : open) {
      one.close();
    }
  }
}
