package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.Caller;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.account.Actor;
import org.hiroba.log.Refusal;
import org.hiroba.session.SessionRegistry;

/**
 * Shows administrators where somebody is signed in, and ends that: {@code
 * api/v1/users/ID/sessions}. Thread-safe.
 */
@ApplicationScoped
public class SessionsOfOthers {
  @Inject private Accounts accounts;
  @Inject private SessionRegistry open;

  /**
   * Answers an administrator.
   *
   * @param rest what stands behind the path, a slash and the id of a sign-in; empty for nothing
   */
  void answer(
      Caller caller,
      UserId id,
      String rest,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Actor actor = PersonServlet.actor(caller);
    if (rest.length() > 1) {
      PersonServlet.requireMethod(request, response, "DELETE");
      accounts.people().endSignIn(actor, id, rest.substring(1));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (PersonServlet.isRead(request)) {
      // Whoever is not there is told apart from who is nowhere signed in.
      var unused = accounts.people().find(id);
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      ArrayNode list = answer.putArray("sessions");
      accounts
          .own()
          .signIns(id)
          .forEach(one -> list.add(SignInJson.of(one, id, caller.signIn(), open)));
      ApiServlet.send(response, answer.toString());
    } else if (request.getMethod().equals("DELETE")) {
      accounts.people().endSignIns(actor, id);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      throw ApiServlet.notAllowed(response, "GET, DELETE");
    }
  }
}
