package org.hiroba.servers;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.hiroba.blackbox.FreePorts;

/** A server that is a process of its own. */
abstract class ProcessServer implements AppServer {
  private Optional<ServerProcess> process = Optional.empty();

  @Override
  public final URI start() throws IOException {
    return startOnFreePort(Optional.empty());
  }

  @Override
  public final URI start(Tls tls) throws IOException {
    return startOnFreePort(Optional.of(tls));
  }

  private URI startOnFreePort(Optional<Tls> tls) throws IOException {
    int port = FreePorts.take();
    start(port, tls);
    return URI.create("http://127.0.0.1:" + port + "/hiroba/");
  }

  /**
   * Starts it on loopback only, without the WAR.
   *
   * @param port of the listener that speaks plain HTTP
   * @param tls of the second listener; without it there is none
   */
  abstract void start(int port, Optional<Tls> tls) throws IOException;

  /** Remembers what {@link #start(int, Optional)} has started. */
  final void runs(ServerProcess started) {
    process = Optional.of(started);
  }

  /** Returns what {@link #start(int, Optional)} has started. */
  final ServerProcess process() {
    return process.orElseThrow(() -> new IllegalStateException("The server was not started"));
  }

  @Override
  public List<String> log() {
    return process.map(ServerProcess::lines).orElse(List.of());
  }

  @Override
  public long pid() {
    return process().pid();
  }

  @Override
  public boolean isAlive() {
    return process.map(ServerProcess::isAlive).orElse(false);
  }

  @Override
  public void stop() {
    process.ifPresent(ServerProcess::stop);
  }
}
