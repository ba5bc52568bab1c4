package org.hiroba.websocket.tomcat;

import jakarta.servlet.http.WebConnection;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades a connection as Tomcat does and keeps hold of its socket for the session that opens
 * meanwhile. Used by the container, which makes one per connection.
 */
public final class TomcatUpgradeHandler extends WsHttpUpgradeHandler {
  private @Nullable SocketWrapperBase<?> socket;

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
    socket = wrapper;
    super.setSocketWrapper(wrapper);
  }

  @Override
  public void init(WebConnection connection) {
    // The endpoint's @OnOpen is called from here, on this thread.
    TomcatFrameSender.whileOpening(socket, () -> super.init(connection));
  }
}
