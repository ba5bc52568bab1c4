package org.hiroba.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.Map;
import org.hiroba.health.WatchedTimer;
import org.hiroba.relay.port.ProtocolEngine;

/**
 * An engine that takes the class loader it came from along when it goes.
 *
 * @param timer the engine's thread, which the engine ends
 */
record LoadedEngine(ProtocolEngine engine, URLClassLoader loader, WatchedTimer timer)
    implements ProtocolEngine {
  @Override
  public Answer upgrade(String room, Map<String, String> headers) {
    return engine.upgrade(room, headers);
  }

  @Override
  public void broadcast(String room, String text) {
    engine.broadcast(room, text);
  }

  @Override
  public void broadcast(String room, ByteBuffer bytes) {
    engine.broadcast(room, bytes);
  }

  @Override
  public void close() {
    engine.close();
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
