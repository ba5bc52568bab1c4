package org.hiroba.websocket.payara;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.WebConnection;
import org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.Writer;
import org.hiroba.websocket.port.UpgradeOfRequest;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades a connection as Tyrus (Payara) does and keeps hold of what writes to it, a part of
 * Tyrus' public SPI, for the session that opens meanwhile. Used by the container, which makes one
 * per connection.
 */
public final class TyrusUpgradeHandler extends TyrusHttpUpgradeHandler implements UpgradeOfRequest {
  private TyrusChannel.@Nullable Output direct;
  private @Nullable TyrusChannel channel;

  @Override
  public void of(ServletRequest request) {
    direct = GrizzlyOutput.of(request).orElse(null);
  }

  @Override
  public void preInit(UpgradeInfo upgrade, Writer writer, boolean authenticated) {
    TyrusChannel made = new TyrusChannel(writer, direct);
    channel = made;
    super.preInit(new TyrusInput(upgrade, made::isClosing), made, authenticated);
  }

  @Override
  public void init(WebConnection connection) {
    // The endpoint's @OnOpen is called from here, on this thread.
    TyrusChannel.whileOpening(channel, () -> super.init(connection));
  }

  @Override
  public void onDataAvailable() {
    WithoutJars.run(super::onDataAvailable);
  }
}
