package org.hiroba.websocket.tomcat;

import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades a connection as Tomcat does, bounds its pings, and keeps hold of its socket for the
 * session that opens meanwhile. Used by the container, which makes one per connection.
 */
public final class TomcatUpgradeHandler extends WsHttpUpgradeHandler {
  private @Nullable SocketWrapperBase<?> socket;

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
    socket = wrapper;
    super.setSocketWrapper(wrapper);
  }

  @Override
  public void preInit(
      ServerEndpointConfig endpoint,
      WsServerContainer container,
      WsHandshakeRequest handshake,
      List<Extension> extensions,
      String subprotocol,
      @Nullable Transformation transformation,
      Map<String, String> pathParameters,
      boolean secure) {
    super.preInit(
        endpoint,
        container,
        handshake,
        extensions,
        subprotocol,
        new TomcatPings(transformation),
        pathParameters,
        secure);
  }

  @Override
  public void init(WebConnection connection) {
    // The endpoint's @OnOpen is called from here, on this thread.
    TomcatFrameSender.whileOpening(socket, () -> super.init(connection));
  }
}
