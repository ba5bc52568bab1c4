package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;

/**
 * Drains when the container takes its servlets out of service, which all of them do before they
 * tell listeners and CDI, and before they close WebSockets by themselves (with 1001). Answers no
 * request; made at start, since only a servlet that is there is taken out.
 */
public class DrainFirst extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  public void destroy() {
    ServletContext context = getServletContext();
    if (context != null && context.getAttribute(Hiroba.DRAIN_ATTRIBUTE) instanceof Runnable drain) {
      drain.run();
    }
  }
}
