package org.hiroba.cli.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One connection with another peer: a thread that reads and one that writes. What waits to be
 * written is bounded; a peer that does not read is let go. Thread-safe.
 */
final class Peer {
  private static final int MAX_LINE_BYTES = 8_192;
  private static final int MAX_WAITING_LINES = 256;

  private final Socket socket;
  private final String name;
  private final PeerListener listener;
  private final BlockingQueue<Optional<String>> waiting =
      new ArrayBlockingQueue<>(MAX_WAITING_LINES);
  private final CountDownLatch threads = new CountDownLatch(2);
  private volatile Optional<String> reason = Optional.empty();

  Peer(Socket socket, PeerListener listener) {
    this.socket = socket;
    this.listener = listener;
    InetSocketAddress address = (InetSocketAddress) socket.getRemoteSocketAddress();
    String host = address.getAddress().getHostAddress();
    name = (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  String name() {
    return name;
  }

  /**
   * Begins to talk.
   *
   * @param gone is run when both directions have ended
   */
  void start(Runnable gone) {
    listener.joined(name);
    thread("hiroba-peer-read", this::read, gone);
    thread("hiroba-peer-write", this::write, gone);
  }

  private void thread(String threadName, Runnable task, Runnable gone) {
    Thread thread =
        new Thread(
            () -> {
              task.run();
              threads.countDown();
              if (threads.getCount() == 0) {
                gone.run();
              }
            },
            threadName);
    thread.setDaemon(true);
    thread.start();
  }

  /** Says a line; one that waits behind 256 others ends the connection. */
  void say(String line) {
    if (!waiting.offer(Optional.of(line))) {
      end("it does not read");
    }
  }

  /** Says no more; what waits is still written. */
  void finish() {
    if (!waiting.offer(Optional.empty())) {
      end("it does not read");
    }
  }

  /** Waits until both directions have ended. */
  boolean awaitGone(long millis) throws InterruptedException {
    return threads.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Ends it now. */
  void end(String why) {
    if (reason.isEmpty()) {
      reason = Optional.of(why);
    }
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(Peer.class.getName())
          .log(System.Logger.Level.DEBUG, "A socket did not close", e);
    }
    // Wakes the writer, which would wait for ever; a full queue wakes it anyhow.
    var unused = waiting.offer(Optional.empty());
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
      Optional<String> line = line(in);
      while (line.isPresent()) {
        listener.said(name, line.get());
        line = line(in);
      }
      finish();
      listener.left(name, reason.orElse("it closed the connection"));
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
      listener.left(name, reason.orElse("the connection broke"));
    }
  }

  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (line.size() == MAX_LINE_BYTES) {
        throw new IOException("it sent a line of more than " + MAX_LINE_BYTES + " bytes");
      }
      line.write(next);
      next = in.read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      Optional<String> line = waiting.take();
      while (line.isPresent()) {
        out.write((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        line = waiting.take();
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      end("the connection broke");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
