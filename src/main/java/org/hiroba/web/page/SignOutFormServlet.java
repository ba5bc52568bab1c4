package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hiroba.web.GuestSignIn;

/** Signs out by a form. */
@WebServlet(name = "sign-out-form", urlPatterns = "/sign-out")
public class SignOutFormServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BYTES = 4_096;

  @Inject private transient GuestSignIn guests;

  @Override
  int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  String carryOut(HttpServletRequest request, HttpServletResponse response, FormFields fields) {
    guests.signOut(request, response);
    return "";
  }
}
