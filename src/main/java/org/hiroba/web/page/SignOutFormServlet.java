package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.hiroba.web.SignOut;

/**
 * Signs out by a form; whoever came from a provider goes on there. That is a page and no redirect:
 * forms of ours lead nowhere else ({@code form-action}).
 */
@WebServlet(name = "sign-out-form", urlPatterns = "/sign-out", asyncSupported = true)
public class SignOutFormServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String FURTHER = SignOutFormServlet.class.getName();

  @Inject private transient SignOut signOut;

  @Override
  String carryOut(HttpServletRequest request, HttpServletResponse response, FormFields fields) {
    signOut.signOut(request, response).ifPresent(further -> request.setAttribute(FURTHER, further));
    return "";
  }

  @Override
  void lead(HttpServletRequest request, HttpServletResponse response, String query)
      throws IOException {
    if (!(request.getAttribute(FURTHER) instanceof URI further)) {
      super.lead(request, response, query);
      return;
    }
    // The address that the provider gets shows who signs out; no other shall.
    response.setHeader("Referrer-Policy", "no-referrer");
    LeavingPage.send(
        response, further.toString(), textsFor(request).getOrDefault("account.signout", ""));
  }
}
