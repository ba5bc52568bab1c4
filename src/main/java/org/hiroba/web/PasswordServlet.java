package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.Caller;
import org.hiroba.log.Refusal;

/** Changes one's own password: {@code api/v1/password}. */
@WebServlet(name = "password", urlPatterns = "/api/v1/password", asyncSupported = true)
public class PasswordServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    requireMethod(request, response, "POST");
    Caller caller = person(request, response);
    JsonNode body = readObject(request);
    accounts()
        .own()
        .changePassword(
            caller.user(),
            required(body, "old"),
            required(body, "new"),
            caller.signIn(),
            PasswordSignIn.entrant(request));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
