package org.hiroba.web.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers the context root with the page. Without JavaScript {@code ?room=ID} chooses the room and
 * {@code &before=SEQ} goes back in it.
 */
@WebServlet(name = "page", urlPatterns = "", asyncSupported = true)
public class PageServlet extends ChatShellServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String room = request.getParameter("room");
    show(
        request,
        response,
        ProviderNotice.of(request),
        room == null ? "" : room,
        seq(request.getParameter("before")));
  }

  /** Returns the seq; 0 for what is none: a spoilt link shows the newest messages. */
  private static long seq(@Nullable String number) {
    try {
      return number == null ? 0 : Math.max(0, Long.parseLong(number));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
