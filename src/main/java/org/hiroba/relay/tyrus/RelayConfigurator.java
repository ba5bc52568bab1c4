package org.hiroba.relay.tyrus;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Hands out endpoints and agrees to nothing optional. Every method of the superclass that would
 * look for the implementation's own configurator is overridden, so no service loader is asked.
 */
final class RelayConfigurator extends ServerEndpointConfig.Configurator {
  private final TyrusEngine engine;

  RelayConfigurator(TyrusEngine engine) {
    this.engine = engine;
  }

  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return "";
  }

  /** Agrees to none: the engine corrupts fragmented messages with permessage-deflate on. */
  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    return List.of();
  }

  /** Agrees: the guard in front has checked. */
  @Override
  public boolean checkOrigin(String originHeaderValue) {
    return true;
  }

  @Override
  public <T> T getEndpointInstance(Class<T> endpointClass) {
    return endpointClass.cast(new RelayEndpoint(engine));
  }
}
