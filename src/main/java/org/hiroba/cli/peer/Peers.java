package org.hiroba.cli.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * All the peers one talks with: those who came and those to whom one went, at most 16 together.
 * Thread-safe.
 */
public final class Peers implements AutoCloseable {
  private static final int MAX_PEERS = 16;
  private static final int BACKLOG = 50;

  private final PeerListener listener;
  private final ServerSocket server;
  private final List<Peer> connected = new CopyOnWriteArrayList<>();

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken or the address is not of this machine
   */
  public Peers(InetAddress host, int port, PeerListener listener) throws IOException {
    this.listener = listener;
    server = new ServerSocket();
    try {
      server.bind(new InetSocketAddress(host, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Thread thread = new Thread(this::accept, "hiroba-peer-accept");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Goes to another peer. */
  public void connect(InetSocketAddress other, int timeoutMillis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(other, timeoutMillis);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    add(socket);
  }

  /** Says a line to everybody. */
  public void say(String line) {
    connected.forEach(peer -> peer.say(line));
  }

  /** Says no more, and waits until everybody has gone, or not longer than this. */
  public void finish(long atMostMillis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
    List<Peer> all = List.copyOf(connected);
    all.forEach(Peer::finish);
    for (Peer peer : all) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || !peer.awaitGone(left)) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    connected.forEach(peer -> peer.end("we left"));
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        add(server.accept());
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        listener.left(address().toString(), "nobody can come any more: " + e.getMessage());
      }
    }
  }

  private synchronized void add(Socket socket) throws IOException {
    if (connected.size() >= MAX_PEERS) {
      socket.close();
      return;
    }
    Peer peer = new Peer(socket, listener);
    connected.add(peer);
    peer.start(() -> connected.remove(peer));
  }
}
