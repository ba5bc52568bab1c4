package org.hiroba.web.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the page's scripts and styles under {@code v/VERSION/}, to be kept by browsers for good:
 * another WAR has another version, and with it other addresses. A version that is not ours (a page
 * that was open while the server was upgraded) gets what there is, and may not keep it.
 *
 * <p>Thread-safe.
 */
@WebServlet(name = "assets", urlPatterns = "/v/*")
public final class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String info = request.getPathInfo() == null ? "/" : request.getPathInfo();
    int end = info.indexOf('/', 1);
    String path = end < 0 ? "" : info.substring(end);
    if (!Assets.contains(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean current = info.substring(1, end).equals(Assets.of(getServletContext()).version());
    response.setHeader(
        "Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
    request.getRequestDispatcher(path).forward(request, response);
  }
}
