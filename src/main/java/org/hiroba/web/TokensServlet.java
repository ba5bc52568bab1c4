package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Caller;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.ChatService;
import org.hiroba.config.Right;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes tokens for programs: {@code api/v1/tokens} and those below it. */
@WebServlet(name = "tokens", urlPatterns = "/api/v1/tokens/*", asyncSupported = true)
public class TokensServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** How many tokens one answer holds; the rest is behind its {@code cursor}. */
  private static final int MAX_LISTED = 200;

  @Inject private transient ApiTokens tokens;
  @Inject private transient ChatService chat;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = caller(request);
    count(chat, caller, response);
    Optional<String> id =
        Optional.ofNullable(request.getPathInfo())
            .map(path -> path.substring(1))
            .filter(rest -> !rest.isEmpty());
    if (id.isPresent()) {
      if (!request.getMethod().equals("DELETE")) {
        throw notAllowed(response, "DELETE");
      }
      if (isAdmin(caller)) {
        tokens.revoke(id.get());
      } else {
        tokens.revoke(caller.user().id(), id.get());
      }
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> list(caller, request, response);
      case "POST" -> make(caller, request, response);
      default -> throw notAllowed(response, "GET, POST");
    }
  }

  /** Lists one's own tokens; administrators also {@code ?user=ID}, or {@code ?all=true}. */
  private void list(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    String user = request.getParameter("user");
    boolean all = "true".equals(request.getParameter("all")) || "".equals(user);
    boolean others = all || (user != null && !user.equals(caller.user().id().value()));
    if (others && !isAdmin(caller)) {
      throw new ProblemException(
          Problem.forbidden("Only administrators see the tokens of others."));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("tokens");
    if (all) {
      listAll(request.getParameter("cursor"), list, answer);
    } else {
      tokens.of(user == null ? caller.user().id() : userId(user)).forEach(t -> list.add(json(t)));
    }
    send(response, answer.toString());
  }

  private void listAll(@Nullable String cursor, ArrayNode list, ObjectNode answer) {
    List<ApiToken> page = tokens.all(cursor == null ? "" : cursor, MAX_LISTED + 1);
    Map<UserId, Optional<User>> owners = new HashMap<>();
    for (ApiToken token : page.subList(0, Math.min(MAX_LISTED, page.size()))) {
      ObjectNode item = json(token);
      owners
          .computeIfAbsent(token.user(), id -> tokens.owner(token))
          .ifPresent(
              owner ->
                  item.putObject("user")
                      .put("id", owner.id().value())
                      .put("name", owner.name())
                      .put("displayName", owner.displayName()));
      list.add(item);
    }
    if (page.size() > MAX_LISTED) {
      answer.put("cursor", page.get(MAX_LISTED - 1).id());
    }
  }

  private static UserId userId(String value) throws ProblemException {
    try {
      return new UserId(value);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest("\"user\" must be a user's id."));
    }
  }

  private static boolean isAdmin(Caller caller) {
    return caller.user().roles().contains(Role.ADMIN);
  }

  private void make(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (tokens.isToken(caller.signIn())) {
      // Whoever found one token shall not be able to outlive its end by another.
      throw new ProblemException(
          Problem.forbidden("Tokens are made by people who are signed in, not by tokens."));
    }
    chat.rights().require(caller.user(), Right.TOKENS);
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
