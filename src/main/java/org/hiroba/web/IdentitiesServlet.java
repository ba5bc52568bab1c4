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
import org.hiroba.config.AuthMode;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.identity.GoneDesk;
import org.hiroba.feature.identity.GonePeople;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.LinkedIdentity;
import org.hiroba.feature.identity.OwnIdentities;
import org.hiroba.feature.identity.PasswordVerifier;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.log.Refusal;

/**
 * Shows people how they are known elsewhere, and links and unlinks that: {@code api/v1/identities}.
 * Shows administrators whose issuer says that they are gone, and disables them when that is
 * confirmed: {@code api/v1/identities/gone}. Has issuers asked at once: {@code
 * api/v1/identities/check}.
 */
@WebServlet(name = "identities", urlPatterns = "/api/v1/identities/*", asyncSupported = true)
public class IdentitiesServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient WaysIn waysIn;
  @Inject private transient PasswordSignIn passwords;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    GoneDesk desk = waysIn.gone();
    switch (rest(request).orElse("")) {
      case "" -> own(request, response);
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

  private void own(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = person(request, response);
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> send(response, own(caller).toString());
        case "POST" -> link(caller, request, response);
        case "DELETE" -> {
          JsonNode body = readObject(request);
          waysIn
              .own()
              .unlink(
                  caller.user(),
                  identity(body),
                  caller.signIn(),
                  string(body, "password"),
                  PasswordSignIn.entrant(request));
          response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        default -> throw notAllowed(response, "GET, POST, DELETE");
      }
    } catch (Refusal e) {
      passwords.count(request, e);
      throw e;
    }
  }

  /** By a name and a password that somebody else keeps; providers have {@code auth/oidc/link}. */
  private void link(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws ProblemException, Refusal {
    JsonNode body = readObject(request);
    String mode = required(body, "mode");
    List<PasswordVerifier> verifiers =
        passwords.verifiers(request).stream().filter(one -> one.mode().equals(mode)).toList();
    if (verifiers.isEmpty()) {
      throw new ProblemException(
          Problem.badRequest("\"mode\" is one of hiroba.auth that asks others for passwords."));
    }
    String name = required(body, "name");
    String there = required(body, "password");
    Entrant entrant = PasswordSignIn.entrant(request);
    OwnIdentities own = waysIn.own();
    own.proof().require(caller.user(), caller.signIn(), string(body, "ownPassword"), entrant);
    own.link(
        caller.user().id(),
        waysIn.door().identify(name, there, entrant, verifiers),
        caller.address());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static LinkedIdentity identity(JsonNode body) throws ProblemException {
    try {
      return new LinkedIdentity(required(body, "issuer"), required(body, "subject"));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage())));
    }
  }

  /** Lists one's own, and where more can be linked. */
  private ObjectNode own(Caller caller) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("identities");
    for (Identity one : waysIn.own().of(caller.user().id())) {
      list.addObject()
          .put("issuer", one.issuer())
          .put("subject", one.subject())
          .put("name", one.name())
          .put("kept", one.issuer().equals("scim"));
    }
    ArrayNode ways = answer.putArray("ways");
    settings()
        .auth()
        .oidc()
        .forEach(
            one ->
                ways.addObject()
                    .put("kind", "oidc")
                    .put("label", one.label())
                    .put("issuer", one.issuer().toString())
                    .put("href", one.path() + "/" + OidcLinking.PATH));
    settings().auth().modes().stream()
        .filter(mode -> mode == AuthMode.LDAP || mode == AuthMode.CONTAINER)
        .forEach(
            mode -> ways.addObject().put("kind", mode.wireName()).put("issuer", mode.wireName()));
    return answer.put("password", waysIn.own().proof().hasPassword(caller.user()));
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
