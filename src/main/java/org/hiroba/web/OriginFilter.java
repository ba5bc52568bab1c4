package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;

/**
 * Refuses what other sites' pages send: requests that change something and WebSocket handshakes,
 * which browsers send across origins with cookies (RFC 6455 §10.2). Who sends no {@code Origin} is
 * no browser.
 */
public class OriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Inject private transient Current<LiveSettings> live;
  @Inject private transient RefusalLog refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> origins = Collections.list(request.getHeaders("Origin"));
    if (!isGuarded(request) || origins.isEmpty() || isAllowed(request, origins)) {
      chain.doFilter(request, response);
      return;
    }
    refusals.refused(
        Kind.ORIGIN,
        WebClient.of(request).source(),
        () ->
            "403 for origin "
                + LogText.of(String.join(", ", origins))
                + "; this server is "
                + LogText.of(String.valueOf(WebClient.of(request).ownOrigin()))
                + " to that client. A page elsewhere that may use Hiroba belongs into"
                + " hiroba.origins; a proxy in front whose X-Forwarded headers name the origin"
                + " belongs into hiroba.trusted-proxies.");
    Problem.forbidden("Requests from this origin are not allowed; the server's log says why.")
        .send(response);
  }

  private boolean isAllowed(HttpServletRequest request, List<String> origins) {
    if (origins.size() > 1) {
      return false;
    }
    String origin = origins.get(0);
    return WebClient.of(request).isOwnOrigin(origin) || live.get().access().allowsOrigin(origin);
  }

  private static boolean isGuarded(HttpServletRequest request) {
    return !SAFE_METHODS.contains(request.getMethod())
        || request.getServletPath().startsWith("/ws/");
  }
}
