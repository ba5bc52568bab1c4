package org.hiroba.relay.tyrus;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.Writer;
import org.hiroba.relay.port.ProtocolEngine;
import org.jspecify.annotations.Nullable;

/** The engine of Tyrus, without its network. Not thread-safe. */
public final class TyrusEngine implements ProtocolEngine {
  private static final int FRAME_HEADER_BYTES = 14;

  private final RelayContainer container;
  private final Map<String, TyrusRoom> rooms = new LinkedHashMap<>();
  private @Nullable TyrusConversation opening;

  /**
   * Makes an engine.
   *
   * @param paths the rooms, each of which is an endpoint of Tyrus
   * @param maxMessageBytes biggest message, which the caller must have checked already
   * @param timer runs what the engine does aside; ended by {@link #close}
   */
  public TyrusEngine(List<String> paths, Integer maxMessageBytes, ScheduledExecutorService timer) {
    container = new RelayContainer(maxMessageBytes + FRAME_HEADER_BYTES, timer);
    container.setDefaultMaxTextMessageBufferSize(maxMessageBytes);
    container.setDefaultMaxBinaryMessageBufferSize(maxMessageBytes);
    for (String path : paths) {
      rooms.put(path, new TyrusRoom());
      try {
        container.register(
            ServerEndpointConfig.Builder.create(RelayEndpoint.class, path)
                .configurator(new RelayConfigurator(this))
                .build());
      } catch (DeploymentException e) {
        throw new IllegalStateException("Tyrus refuses the endpoint " + path, e);
      }
    }
  }

  /** Returns the conversation that begins just now: its endpoint asks for it. */
  TyrusConversation opening() {
    if (opening == null) {
      throw new IllegalStateException("No conversation begins");
    }
    return opening;
  }

  @Override
  public Answer upgrade(String room, Map<String, String> headers) {
    RequestContext request =
        RequestContext.Builder.create()
            // The path alone: with a query the engine corrupts path parameters.
            .requestURI(URI.create(room))
            .build();
    headers.forEach((name, value) -> request.getHeaders().put(name, List.of(value)));
    TyrusUpgradeResponse response = new TyrusUpgradeResponse();
    WebSocketEngine.UpgradeInfo upgrade = container.getWebSocketEngine().upgrade(request, response);
    return new Answer() {
      @Override
      public int status() {
        // Where no endpoint matches the engine leaves 500.
        return upgrade.getStatus() == WebSocketEngine.UpgradeStatus.NOT_APPLICABLE
            ? 404
            : response.getStatus();
      }

      @Override
      public Map<String, List<String>> headers() {
        return response.getHeaders();
      }

      @Override
      public Conversation begin(Wire wire, Listener listener) {
        return TyrusEngine.this.begin(upgrade, room(room), wire, listener);
      }
    };
  }

  private Conversation begin(
      WebSocketEngine.UpgradeInfo upgrade, TyrusRoom room, Wire wire, Listener listener) {
    TyrusConversation conversation = new TyrusConversation(room, listener);
    opening = conversation;
    try {
      Connection connection = upgrade.createConnection(new WireWriter(wire), reason -> {});
      conversation.connected(connection);
      return conversation;
    } finally {
      opening = null;
    }
  }

  @Override
  public void broadcast(String room, String text) {
    room(room).broadcast(text);
  }

  @Override
  public void broadcast(String room, ByteBuffer bytes) {
    room(room).broadcast(bytes);
  }

  private TyrusRoom room(String path) {
    TyrusRoom room = rooms.get(path);
    if (room == null) {
      throw new IllegalArgumentException("No room " + path);
    }
    return room;
  }

  @Override
  public void close() {
    container.stop();
  }

  /** Hands to the wire what the engine writes; the wire takes all and bounds itself. */
  private static final class WireWriter extends Writer {
    private final Wire wire;

    WireWriter(Wire wire) {
      this.wire = wire;
    }

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completion) {
      wire.write(buffer);
      completion.completed(buffer);
    }

    @Override
    public void close() {
      wire.end();
    }
  }
}
