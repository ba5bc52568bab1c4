package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Settings;
import org.hiroba.log.Refusal;
import org.hiroba.oidc.NextPlace;

/**
 * Lets people in who ask for it and whose requests say who they are: where the sign-in page leads
 * those who had signed out. Then leads to the page.
 */
@WebServlet(
    name = "come-in",
    urlPatterns = {"/auth/header", "/auth/certificate"},
    asyncSupported = true)
public class ComeInServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;
  @Inject private transient SilentSignIn silent;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (!request.getMethod().equals("GET")) {
      throw notAllowed(response, "GET");
    }
    AuthMode mode =
        request.getServletPath().equals("/auth/header") ? AuthMode.HEADER : AuthMode.CERTIFICATE;
    if (!settings.auth().modes().contains(mode)) {
      throw new ProblemException(
          Problem.notFound("This is not here: hiroba.auth does not name " + mode.wireName() + "."));
    }
    silent.comeIn(request, response, mode);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + next(request));
  }

  /** Returns where somebody wants to be once they are in; the page itself if they do not say. */
  static String next(HttpServletRequest request) {
    String wanted = request.getParameter("next");
    return NextPlace.of(wanted == null ? "" : wanted);
  }
}
