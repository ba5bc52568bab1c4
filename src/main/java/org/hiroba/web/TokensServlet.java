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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Caller;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.ChatService;
import org.hiroba.command.TextRules;
import org.hiroba.config.Right;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.log.Refusal;
import org.hiroba.session.SessionRegistry;
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
  @Inject private transient SessionRegistry open;

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
      tokens.revoke(caller.user(), caller.address(), id.get());
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
          Problem.forbidden("Only administrators see the tokens of others.").coded("not-allowed"));
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
    return caller.user().isAdmin();
  }

  private void make(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (caller.reach().isToken()) {
      // Whoever found one token shall not be able to outlive its end by another.
      throw new ProblemException(
          Problem.forbidden("Tokens are made by people who are signed in, not by tokens."));
    }
    chat.rights().require(caller.user(), Right.TOKENS);
    JsonNode body = readObject(request);
    ApiTokens.Made made =
        tokens.make(
            caller.user().id(),
            caller.address(),
            new ApiTokens.Wanted(required(body, "name"), reach(body)));
    response.setStatus(HttpServletResponse.SC_CREATED);
    send(response, json(made.token()).put("token", made.secret()).toString());
  }

  private static Reach reach(JsonNode body) throws ProblemException {
    String scope = string(body, "scope");
    return new Reach(
        Scope.ofToken(scope == null ? Scope.ALL.wireName() : scope)
            .orElseThrow(() -> bad("\"scope\" is read, post, all or ops.")),
        rooms(body.path("rooms")),
        moment(string(body, "expiresAt")));
  }

  /** Reads the rooms of a token; an empty list is refused, for it would be taken for none. */
  private static Set<String> rooms(JsonNode list) throws ProblemException {
    if (list.isMissingNode() || list.isNull()) {
      return Set.of();
    }
    Set<String> rooms = new TreeSet<>();
    if (list.isArray() && list.size() <= ApiTokens.MAX_ROOMS) {
      list.forEach(room -> rooms.add(room.isTextual() ? room.textValue() : ""));
    }
    if (rooms.isEmpty() || !rooms.stream().allMatch(TextRules::isOpaque)) {
      throw bad(
          "\"rooms\" must be an array of 1 to "
              + ApiTokens.MAX_ROOMS
              + " room ids; leave it out for all rooms.");
    }
    return rooms;
  }

  private static @Nullable Instant moment(@Nullable String text) throws ProblemException {
    try {
      return text == null ? null : TextRules.instant(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw bad("\"expiresAt\" must be a date or time such as 2026-11-21T07:06:00.123Z.");
    }
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(Problem.badRequest(detail));
  }

  private ObjectNode json(ApiToken token) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", token.id())
            .put("name", token.name())
            .put("createdAt", time(token.createdAt()))
            .put("scope", token.reach().scope().wireName());
    if (token.reach().isConfined()) {
      new TreeSet<>(token.reach().rooms()).forEach(json.putArray("rooms")::add);
    } else {
      json.putNull("rooms");
    }
    boolean inUse = !open.of(token.user(), token.hash()).isEmpty();
    return json.put("expiresAt", time(token.reach().endsAt()))
        .put("lastUsedAt", time(inUse ? Instant.now() : token.lastUsedAt()));
  }

  /** Milliseconds always have three digits, which {@link Instant#toString()} does not promise. */
  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : TIME.format(at);
  }
}
