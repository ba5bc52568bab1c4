package org.hiroba.servers;

import java.util.List;
import java.util.Optional;

/** A server that is a process of its own. */
abstract class ProcessServer implements AppServer {
  private Optional<ServerProcess> process = Optional.empty();

  /** Remembers what {@link #start()} has started. */
  final void runs(ServerProcess started) {
    process = Optional.of(started);
  }

  /** Returns what {@link #start()} has started. */
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
