package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hiroba.web.GuestSignIn;

/** Signs out by a form. */
@WebServlet(name = "sign-out-form", urlPatterns = "/sign-out", asyncSupported = true)
public class SignOutFormServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient GuestSignIn guests;

  @Override
  String carryOut(HttpServletRequest request, HttpServletResponse response, FormFields fields) {
    guests.signOut(request, response);
    return "";
  }
}
