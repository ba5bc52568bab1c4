package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.log.Refusal;

/** Sets the password of the account whose link somebody holds: {@code api/v1/password-reset}. */
@WebServlet(name = "password-reset", urlPatterns = "/api/v1/password-reset", asyncSupported = true)
public class PasswordResetServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient GuestSignIn tries;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    requireMethod(request, response, "POST");
    tries.countTry(request, response);
    JsonNode body = readObject(request);
    accounts()
        .resets()
        .reset(required(body, "token"), required(body, "new"), PasswordSignIn.entrant(request));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
