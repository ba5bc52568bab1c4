package org.hiroba.bench;

import java.net.URI;
import org.hiroba.bench.load.BareFormat;
import org.hiroba.bench.load.WireFormat;

/** A hub that runs in a process. */
record HubSubject(Child process, int port, boolean isJvm) implements Subject {
  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public URI webSocket() {
    return URI.create("ws://127.0.0.1:" + port + "/");
  }

  @Override
  public WireFormat format() {
    return new BareFormat();
  }

  @Override
  public void close() {
    process.close();
  }
}
