package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.Caller;
import org.hiroba.account.UserId;
import org.hiroba.feature.identity.GoneDesk;
import org.hiroba.feature.identity.GonePeople;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.log.Refusal;

/**
 * Shows administrators whose issuer says that they are gone, and disables them when that is
 * confirmed: {@code api/v1/identities/gone}. Has issuers asked at once: {@code
 * api/v1/identities/check}.
 */
@WebServlet(name = "identities", urlPatterns = "/api/v1/identities/*", asyncSupported = true)
public class IdentitiesServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient WaysIn waysIn;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    GoneDesk desk = waysIn.gone();
    switch (rest(request).orElse("")) {
      case "gone" -> gone(request, response, desk.people());
      case "check" -> {
        requireMethod(request, response, "POST");
        var unused = admin(request, response);
        desk.check()
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("There is no directory to be asked.")))
            .run();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
      }
      default -> throw new ProblemException(Problem.notFound("There is nothing at this path."));
    }
  }

  private void gone(HttpServletRequest request, HttpServletResponse response, GonePeople gonePeople)
      throws IOException, ProblemException, Refusal {
    Caller caller = admin(request, response);
    switch (request.getMethod()) {
      case "GET", "HEAD" -> send(response, json(gonePeople.waiting()).toString());
      case "POST" -> {
        int disabled = gonePeople.confirm(actor(caller), users(readObject(request)));
        send(response, JsonNodeFactory.instance.objectNode().put("disabled", disabled).toString());
      }
      default -> throw notAllowed(response, "GET, POST");
    }
  }

  private static List<UserId> users(JsonNode body) throws ProblemException {
    JsonNode listed = body.path("users");
    if (!listed.isArray() || listed.isEmpty() || listed.size() > GonePeople.MOST) {
      throw new ProblemException(
          Problem.badRequest("\"users\" is a list of 1 to " + GonePeople.MOST + " ids."));
    }
    List<UserId> users = new ArrayList<>();
    for (JsonNode id : listed) {
      try {
        users.add(new UserId(id.asText()));
      } catch (IllegalArgumentException e) {
        throw new ProblemException(Problem.badRequest("One of \"users\" is no id."));
      }
    }
    return users;
  }

  private static ObjectNode json(List<Identity> waiting) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("gone");
    for (Identity one : waiting) {
      Instant at = one.goneAt();
      list.addObject()
          .put("user", one.account().value())
          .put("name", one.name())
          .put("issuer", one.issuer())
          .put("subject", one.subject())
          .put("goneAt", at == null ? null : time(at));
    }
    return answer;
  }
}
