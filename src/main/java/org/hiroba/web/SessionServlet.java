package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.Caller;
import org.hiroba.account.User;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Entered;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.EventEncoder;

/** Signs in, tells who is signed in, signs out: {@code api/v1/session}. */
@WebServlet(name = "session", urlPatterns = "/api/v1/session", asyncSupported = true)
public class SessionServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient GuestSignIn guests;
  @Inject private transient PasswordSignIn passwords;
  @Inject private transient SignOut signOut;
  @Inject private transient Settings settings;
  private final transient EventEncoder encoder = new EventEncoder();

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> send(response, encoder.encodeUser(caller(request).user()));
      case "POST" -> signIn(request, response);
      case "DELETE" -> end(request, response);
      default -> throw notAllowed(response, "GET, POST, DELETE");
    }
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    guests.countTry(request, response);
    JsonNode body = readObject(request);
    if (settings.auth().isGuest()) {
      User guest =
          guests.signIn(
              request,
              response,
              string(body, "name"),
              string(body, "displayName"),
              string(body, "setupToken"));
      send(response, encoder.encodeUser(guest));
      return;
    }
    Entered entered =
        passwords.signIn(
            request,
            response,
            required(body, "name"),
            required(body, "password"),
            string(body, "code"));
    send(response, passwords.json(entered));
  }

  private void end(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    Caller caller = caller(request);
    if (caller.reach().isToken()) {
      throw new ProblemException(
          Problem.forbidden("A token is no sign-in; revoke it with DELETE api/v1/tokens/ID."));
    }
    // The page goes on there; whoever does not is signed out here all the same.
    signOut
        .signOut(request, response)
        .ifPresent(further -> response.setHeader("Location", further.toString()));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
