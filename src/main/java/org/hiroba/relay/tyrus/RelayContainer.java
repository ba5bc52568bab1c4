package org.hiroba.relay.tyrus;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/** A Tyrus container that serves no network: its engine is fed by hand. */
final class RelayContainer extends TyrusServerContainer {
  private static final Logger LOG = System.getLogger(RelayContainer.class.getName());

  private final TyrusWebSocketEngine engine;
  private final ScheduledExecutorService executor;

  /**
   * Makes a container.
   *
   * @param maxFrameBytes biggest frame that the engine takes, header included
   * @param executor ended by {@link #stop}
   */
  @SuppressWarnings("this-escape")
  RelayContainer(int maxFrameBytes, ScheduledExecutorService executor) {
    super(Set.<Class<?>>of());
    this.executor = executor;
    engine =
        TyrusWebSocketEngine.builder(this)
            .incomingBufferSize(maxFrameBytes)
            .parallelBroadcastEnabled(false)
            .build();
  }

  /** One that this container ends: Tyrus' own would outlive it, or be the application server's. */
  @Override
  public ExecutorService getExecutorService() {
    return executor;
  }

  @Override
  public ScheduledExecutorService getScheduledExecutorService() {
    return executor;
  }

  @Override
  public void stop() {
    super.stop();
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "A thread of the relay's engine does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of();
  }

  @Override
  public void register(Class<?> endpointClass) throws DeploymentException {
    engine.register(endpointClass, "");
  }

  @Override
  public void register(ServerEndpointConfig config) throws DeploymentException {
    engine.register(config, "");
  }

  @Override
  public WebSocketEngine getWebSocketEngine() {
    return engine;
  }
}
