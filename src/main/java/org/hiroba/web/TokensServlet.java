package org.hiroba.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Caller;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.log.Refusal;

/** Makes, lists and revokes tokens for programs: {@code api/v1/tokens} and those below it. */
@WebServlet(name = "tokens", urlPatterns = "/api/v1/tokens/*", asyncSupported = true)
public class TokensServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Inject private transient ApiTokens tokens;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = caller(request);
    Optional<String> id =
        Optional.ofNullable(request.getPathInfo())
            .map(path -> path.substring(1))
            .filter(rest -> !rest.isEmpty());
    if (id.isPresent()) {
      if (!request.getMethod().equals("DELETE")) {
        throw notAllowed(response, "DELETE");
      }
      tokens.revoke(caller.user().id(), id.get());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> list(caller, response);
      case "POST" -> make(caller, request, response);
      default -> throw notAllowed(response, "GET, POST");
    }
  }

  private void list(Caller caller, HttpServletResponse response) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("tokens");
    tokens.of(caller.user().id()).forEach(token -> answer.withArray("tokens").add(json(token)));
    send(response, answer.toString());
  }

  private void make(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (tokens.isToken(caller.signIn())) {
      // Whoever found one token shall not be able to outlive its end by another.
      throw new ProblemException(
          Problem.forbidden("Tokens are made by people who are signed in, not by tokens."));
    }
    String name = string(readObject(request), "name");
    if (name == null) {
      throw new ProblemException(Problem.badRequest("\"name\" is missing."));
    }
    ApiTokens.Made made = tokens.make(caller.user().id(), name);
    response.setStatus(HttpServletResponse.SC_CREATED);
    send(response, json(made.token()).put("token", made.secret()).toString());
  }

  private static ObjectNode json(ApiToken token) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", token.id())
        .put("name", token.name())
        .put("createdAt", time(token.createdAt()));
  }

  /** Milliseconds always have three digits, which {@link Instant#toString()} does not promise. */
  private static String time(Instant at) {
    return TIME.format(at);
  }
}
