package org.hiroba.web.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hiroba.account.User;
import org.hiroba.web.SilentSignIn;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code admin} with the page by which administrators look after the server: all that it
 * shows and does is asked of the API, which decides for itself who may. Whoever is not signed in
 * gets the sign-in form at this address and then is where they wanted to be; everybody else is told
 * that this is not for them, with 403. Thread-safe.
 */
@WebServlet(name = "admin-page", urlPatterns = "/admin", asyncSupported = true)
public class AdminPageServlet extends ChatShellServlet {
  private static final long serialVersionUID = 1L;

  private static final List<String> NEEDED = List.of("admin.", "app.", "account.", "dialog.");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    User user = caller(request).orElse(null);
    if (user == null) {
      FormView form =
          SilentSignIn.refusedWith(request)
              .map(status -> FormView.failed(PageServlet.refusal(status), FormFields.none()))
              .orElseGet(FormView::fresh);
      show(request, response, form, "", 0);
    } else if (user.isAdmin()) {
      Map<String, Object> facts = Map.of("local", !settings().auth().isGuest());
      show(request, response, "/admin.jsp", user, facts);
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      show(request, response, "/admin-refused.jsp", user, Map.of());
    }
  }

  @Override
  boolean needs(String key, @Nullable User user) {
    return user == null ? super.needs(key, null) : NEEDED.stream().anyMatch(key::startsWith);
  }
}
