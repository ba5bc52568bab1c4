package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.log.Refusal;
import org.hiroba.session.SessionRegistry;

/** Lists where one is signed in, and ends a sign-in: {@code api/v1/sessions}. */
@WebServlet(name = "sessions", urlPatterns = "/api/v1/sessions/*", asyncSupported = true)
public class SessionsServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SessionRegistry open;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = person(request, response);
    Optional<String> id = rest(request);
    if (id.isPresent()) {
      requireMethod(request, response, "DELETE");
      accounts().own().endSignIn(caller.user().id(), id.get(), caller.address());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    requireRead(request, response);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("sessions");
    accounts()
        .own()
        .signIns(caller.user().id())
        .forEach(one -> list.add(SignInJson.of(one, caller.user().id(), caller.signIn(), open)));
    send(response, answer.toString());
  }
}
