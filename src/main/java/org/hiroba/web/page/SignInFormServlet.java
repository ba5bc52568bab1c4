package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hiroba.feature.factor.WrongCode;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.web.GuestSignIn;
import org.hiroba.web.PasswordSignIn;
import org.hiroba.web.ProblemException;

/** Signs in by a form. */
@WebServlet(name = "sign-in-form", urlPatterns = "/sign-in", asyncSupported = true)
public class SignInFormServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject private transient GuestSignIn guests;
  @Inject private transient PasswordSignIn passwords;

  @Override
  String carryOut(HttpServletRequest request, HttpServletResponse response, FormFields fields)
      throws FormException {
    if (fields.get("name").isBlank()) {
      throw new FormException(HttpServletResponse.SC_BAD_REQUEST, "signin.error.empty");
    }
    try {
      guests.countTry(request, response);
      if (!settings().auth().isGuest()) {
        passwords.signIn(
            request, response, fields.get("name"), fields.get("password"), fields.get("code"));
        return "";
      }
      guests.signIn(request, response, fields.get("name"), null, null);
      return "";
    } catch (ProblemException e) {
      if (e.status() == HttpServletResponse.SC_UNAUTHORIZED) {
        // The secret and its picture need the script.
        throw new FormException(e.status(), "signin.error.set-up");
      }
      throw new FormException(e.status(), "signin.error." + e.status());
    } catch (Refusal e) {
      if (!settings().auth().isGuest()) {
        throw withPassword(e);
      }
      // Of a guest only the name can be refused: it is reserved, or somebody has it.
      boolean reserved = e.reason() == Refusal.Reason.BAD_REQUEST;
      throw new FormException(
          reserved ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_CONFLICT,
          reserved ? "signin.error.400" : "signin.error.409");
    }
  }

  private static FormException withPassword(Refusal refusal) {
    return switch (refusal.reason()) {
      case RATE_LIMITED -> new FormException(TOO_MANY_REQUESTS, "signin.error.429");
      case FORBIDDEN -> new FormException(HttpServletResponse.SC_FORBIDDEN, "signin.by.error.403");
      case CONFLICT -> new FormException(HttpServletResponse.SC_CONFLICT, "signin.by.error.409");
      case UNAVAILABLE ->
          new FormException(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "signin.by.error.503");
      default -> new FormException(HttpServletResponse.SC_UNAUTHORIZED, noticeOf(refusal));
    };
  }

  private static String noticeOf(Refusal refusal) {
    if (refusal instanceof WrongCode) {
      return FormView.WRONG_CODE;
    }
    return refusal instanceof CodedRefusal coded && coded.code().equals("code-required")
        ? FormView.CODE_REQUIRED
        : "signin.error.401";
  }
}
