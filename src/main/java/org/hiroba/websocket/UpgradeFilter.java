package org.hiroba.websocket;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.hiroba.websocket.port.UpgradeOfRequest;

/**
 * Sees to it that a chat connection is upgraded by a subclass of ours of what the server itself
 * upgrades by, which keeps hold of what writes to the connection. Does nothing on servers that need
 * none.
 */
public class UpgradeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(UpgradeFilter.class.getName());

  /** A server's class and our subclass of it; by name, as none is to be found on all servers. */
  private static final Map<String, String> SUBCLASSES =
      Map.of(
          "org.apache.tomcat.websocket.server.WsHttpUpgradeHandler",
          "org.hiroba.websocket.tomcat.TomcatUpgradeHandler",
          "org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler",
          "org.hiroba.websocket.payara.TyrusUpgradeHandler");

  private final boolean isNeeded =
      SUBCLASSES.keySet().stream().anyMatch(UpgradeFilter::isOnThisServer);

  private static boolean isOnThisServer(String name) {
    try {
      Class.forName(name, false, UpgradeFilter.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(isNeeded ? new Upgradable(request) : request, response);
  }

  private static <T extends HttpUpgradeHandler> Class<? extends T> subclassOf(Class<T> handler) {
    String name = SUBCLASSES.get(handler.getName());
    if (name != null) {
      try {
        return Class.forName(name).asSubclass(handler);
      } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
        LOG.log(Level.DEBUG, "{0} cannot be used: {1}", name, e.toString());
      }
    }
    return handler;
  }

  private static final class Upgradable extends HttpServletRequestWrapper {
    Upgradable(HttpServletRequest request) {
      super(request);
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
        throws IOException, ServletException {
      T made = super.upgrade(subclassOf(handler));
      if (made instanceof UpgradeOfRequest ours) {
        ours.of(getRequest());
      }
      return made;
    }
  }
}
