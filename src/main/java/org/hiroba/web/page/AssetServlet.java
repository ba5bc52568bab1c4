package org.hiroba.web.page;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Serves the page's scripts and styles under {@code v/VERSION/}, compressed, to be kept by browsers
 * for good: another WAR has another version, and with it other addresses. A version that is not
 * ours (a page that was open while the server was upgraded) gets what there is, and may not keep
 * it.
 *
 * <p>Thread-safe.
 */
@WebServlet(name = "assets", urlPatterns = AssetServlet.PATH + "/*", asyncSupported = true)
public final class AssetServlet extends HttpServlet {
  static final String PATH = "/v";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String info = request.getPathInfo() == null ? "/" : request.getPathInfo();
    int end = info.indexOf('/', 1);
    Assets assets = Assets.of(getServletContext());
    Optional<Asset> found = end < 0 ? Optional.empty() : assets.find(info.substring(end));
    if (found.isEmpty()) {
      response.setHeader("Content-Security-Policy", "default-src 'none'");
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean current = info.substring(1, end).equals(assets.version());
    response.setHeader(
        "Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
    found.get().send(request, response);
  }
}
