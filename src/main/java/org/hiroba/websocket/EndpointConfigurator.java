package org.hiroba.websocket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import org.hiroba.websocket.wildfly.UndertowHandshake;

/** Makes endpoints with CDI on every container, and negotiates no extension. */
public class EndpointConfigurator extends ServerEndpointConfig.Configurator {

  /** Origins are checked by a filter, whose refusal is 403 on every container. */
  @Override
  public boolean checkOrigin(String origin) {
    return true;
  }

  /**
   * Negotiates none: browsers always offer permessage-deflate (RFC 7692), and with it every shared
   * message would be compressed once per session.
   */
  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    return List.of();
  }

  /**
   * Keeps what the session's sender needs of the handshake, on servers where it needs something.
   */
  @Override
  public void modifyHandshake(
      ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
    UndertowHandshake.keepConnection(endpoint);
  }

  /** Tomcat injects nothing into endpoints by itself. */
  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    return new Unmanaged<>(CDI.current().getBeanManager(), endpoint)
        .newInstance()
        .produce()
        .inject()
        .postConstruct()
        .get();
  }
}
