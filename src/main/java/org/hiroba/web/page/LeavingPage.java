package org.hiroba.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Leads a browser elsewhere by a page and not by a redirect, which may not follow the form to sign
 * out ({@code form-action}). Stateless.
 */
final class LeavingPage {
  private LeavingPage() {}

  /**
   * Sends it.
   *
   * @param words what the link says that does the same
   */
  static void send(HttpServletResponse response, String url, String words) throws IOException {
    String to = Html.html(url);
    String label = Html.html(words);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    String page =
        "<!doctype html><title>"
            + label
            + "</title><meta http-equiv=\"refresh\" content=\"0;url="
            + to
            + "\"><p><a href=\""
            + to
            + "\">"
            + label
            + "</a>";
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
