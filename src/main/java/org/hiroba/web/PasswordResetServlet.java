package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.log.Refusal;

/**
 * Sets the password of the account whose link somebody holds, or mails such a link to the owner of
 * an account: {@code api/v1/password-reset}.
 */
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
    if (!body.has("token")) {
      forgotten(required(body, "name"), request, response);
      return;
    }
    accounts()
        .resets()
        .reset(required(body, "token"), required(body, "new"), PasswordSignIn.entrant(request));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** The answer is the same at once, whether there is such an account, and an address of it. */
  private void forgotten(String name, HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    if (!accounts().mail().isOn()) {
      throw new ProblemException(
          Problem.notFound("This server sends no mail: ask an administrator for a link.")
              .coded("mail-off"));
    }
    boolean taken =
        accounts()
            .mail()
            .forgotten(name, PasswordSignIn.entrant(request), MailFields.language(request));
    if (!taken) {
      response.setHeader("Retry-After", "60");
      throw new ProblemException(
          Problem.tooMany("Too many people ask for this at once; try again in a minute."));
    }
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
  }
}
