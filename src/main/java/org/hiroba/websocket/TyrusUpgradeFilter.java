package org.hiroba.websocket;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler;

/**
 * Sees to it that Tyrus (Payara) upgrades chat connections by {@link TyrusUpgradeHandler}. On other
 * servers it does nothing.
 */
public class TyrusUpgradeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** By name: elsewhere the class is not there. */
  private static final String UPGRADE_OF_TYRUS =
      "org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler";

  private final boolean isOnTyrus = isOnTyrus();

  private static boolean isOnTyrus() {
    try {
      Class.forName(UPGRADE_OF_TYRUS, false, TyrusUpgradeFilter.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(isOnTyrus ? new Upgradable(request) : request, response);
  }

  private static final class Upgradable extends HttpServletRequestWrapper {
    Upgradable(HttpServletRequest request) {
      super(request);
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
        throws IOException, ServletException {
      return handler == TyrusHttpUpgradeHandler.class
          ? handler.cast(super.upgrade(TyrusUpgradeHandler.class))
          : super.upgrade(handler);
    }
  }
}
