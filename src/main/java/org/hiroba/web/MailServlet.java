package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.config.MailAddress;
import org.hiroba.feature.account.KnownMail;
import org.hiroba.feature.account.OwnMail;
import org.hiroba.log.Refusal;

/**
 * One's own mail address, and the link by which it is confirmed: {@code api/v1/mail}, {@code
 * api/v1/mail/confirm}.
 */
@WebServlet(name = "mail", urlPatterns = "/api/v1/mail/*", asyncSupported = true)
public class MailServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient GuestSignIn tries;
  @Inject private transient PasswordSignIn passwords;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Optional<String> rest = rest(request);
    if (rest.equals(Optional.of("confirm"))) {
      requireMethod(request, response, "POST");
      // Whoever has the link need not be signed in.
      tries.countTry(request, response);
      String token = required(readObject(request), "token");
      accounts().ownMail().confirm(token, PasswordSignIn.entrant(request));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    if (rest.isPresent()) {
      throw new ProblemException(Problem.notFound("There is nothing at this path."));
    }
    Caller caller = person(request, response);
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> send(response, json(caller).toString());
        case "PUT" -> put(caller, request, response);
        default -> throw notAllowed(response, "GET, PUT");
      }
    } catch (Refusal e) {
      passwords.count(request, e);
      throw e;
    }
  }

  private ObjectNode json(Caller caller) {
    OwnMail.Status status = accounts().ownMail().status(caller.user().id());
    KnownMail known = status.mail();
    MailAddress pending = status.pending();
    return JsonNodeFactory.instance
        .objectNode()
        .put("mail", known == null ? null : known.address().value())
        .put("by", known == null ? null : known.by())
        .put("pending", pending == null ? null : pending.value())
        .put("editable", status.editable());
  }

  private void put(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    JsonNode body = readObject(request);
    MailAddress wanted = MailFields.address(body);
    String password = string(body, "password");
    if (wanted == null) {
      accounts()
          .ownMail()
          .remove(caller.user(), caller.signIn(), password, PasswordSignIn.entrant(request));
      send(response, json(caller).toString());
      return;
    }
    accounts()
        .ownMail()
        .change(
            caller.user(),
            caller.signIn(),
            wanted,
            password,
            PasswordSignIn.entrant(request),
            MailFields.language(request));
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
    send(response, json(caller).toString());
  }
}
