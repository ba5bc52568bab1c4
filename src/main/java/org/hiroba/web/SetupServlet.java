package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.feature.account.Entered;
import org.hiroba.log.Refusal;

/** Makes the first administrator: {@code api/v1/setup}. */
@WebServlet(name = "setup", urlPatterns = "/api/v1/setup", asyncSupported = true)
public class SetupServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  /** Carries the setup token where it does not stand in the body. */
  private static final String HEADER = "X-Hiroba-Setup-Token";

  @Inject private transient GuestSignIn tries;
  @Inject private transient PasswordSignIn passwords;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    requireMethod(request, response, "POST");
    tries.countTry(request, response);
    JsonNode body = readObject(request);
    String header = request.getHeader(HEADER);
    String token = header == null ? required(body, "setupToken") : header.strip();
    Entered entered =
        accounts()
            .desk()
            .setUp(
                token.strip(),
                NameFields.accountName(string(body, "name")),
                NameFields.displayName(string(body, "displayName")),
                required(body, "password"),
                PasswordSignIn.entrant(request));
    send(response, passwords.json(passwords.enter(request, response, entered)));
  }
}
