package org.hiroba.web.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.hiroba.account.User;

/**
 * Answers the context root with the page: the chat for somebody who is signed in, the sign-in form
 * for everybody else.
 *
 * <p>Thread-safe.
 */
@WebServlet(name = "page", urlPatterns = "")
public final class PageServlet extends ShellServlet {
  /** The request attribute under which the caller's {@link User} is found, if there is one. */
  public static final String CALLER = User.class.getName();

  private static final long serialVersionUID = 1L;

  /** Made by the container. */
  public PageServlet() {
    super(key -> !key.startsWith("diagnostics."));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    User user = request.getAttribute(CALLER) instanceof User caller ? caller : null;
    show(request, response, user == null ? "/login.jsp" : "/index.jsp", user, Map.of());
  }
}
