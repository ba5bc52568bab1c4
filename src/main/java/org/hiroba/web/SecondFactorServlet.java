package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.hiroba.account.Caller;
import org.hiroba.feature.account.OwnFactor;
import org.hiroba.feature.factor.FactorBook;
import org.hiroba.log.Refusal;
import org.hiroba.web.body.Body;
import org.jspecify.annotations.Nullable;

/** Turns one's own second factor on and off: {@code api/v1/second-factor}. */
@WebServlet(name = "second-factor", urlPatterns = "/api/v1/second-factor", asyncSupported = true)
public class SecondFactorServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  /** Carries the code of a {@code DELETE} where something on the way takes its body away. */
  private static final String HEADER = "X-Hiroba-Code";

  @Inject private transient PasswordSignIn passwords;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = person(request, response);
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> show(caller, response);
        case "POST" -> turnOn(caller, request, response);
        case "DELETE" -> turnOff(caller, request, response);
        default -> throw notAllowed(response, "GET, POST, DELETE");
      }
    } catch (Refusal e) {
      passwords.count(request, e);
      throw e;
    }
  }

  private void show(Caller caller, HttpServletResponse response) throws IOException {
    OwnFactor factor = accounts().factor();
    FactorBook.Status status = factor.status(caller.user().id());
    send(
        response,
        JsonNodeFactory.instance
            .objectNode()
            .put("on", status.on())
            .put("recoveryCodesLeft", status.recoveryCodesLeft())
            .put("mode", factor.policy().mode().name().toLowerCase(Locale.ROOT))
            .put("required", factor.policy().requires(caller.user().isAdmin()))
            .toString());
  }

  private void turnOn(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    JsonNode body = readObject(request);
    String code = string(body, "code");
    String answer =
        code == null
            ? FactorJson.of(
                    accounts()
                        .factor()
                        .begin(
                            caller.user(),
                            caller.signIn(),
                            string(body, "password"),
                            PasswordSignIn.entrant(request)))
                .toString()
            : FactorJson.put(
                    JsonNodeFactory.instance.objectNode(),
                    accounts()
                        .factor()
                        .confirm(
                            caller.user(), code, caller.signIn(), PasswordSignIn.entrant(request)))
                .toString();
    send(response, answer);
  }

  private void turnOff(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws ProblemException, Refusal {
    boolean out =
        accounts()
            .factor()
            .remove(
                caller.user(), caller.signIn(), codeOf(request), PasswordSignIn.entrant(request));
    if (out) {
      SessionCookie.clear(request, response);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static @Nullable String codeOf(HttpServletRequest request) throws ProblemException {
    String header = request.getHeader(HEADER);
    if (header != null || Body.of(request).bytes().length == 0) {
      return header;
    }
    return string(readObject(request), "code");
  }
}
