package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.log.Refusal;

/** Answers about accounts with passwords, which are there only where passwords are asked for. */
abstract class LocalServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Inject private transient Settings settings;
  @Inject private transient Accounts accounts;
  @Inject private transient ApiTokens tokens;
  @Inject private transient ChatService chat;

  /** Answers; guests never come here. */
  abstract void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal;

  @Override
  final void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (settings.auth().isGuest()) {
      throw new ProblemException(
          Problem.notFound(
              "This is not here: the server asks for no passwords (hiroba.auth=guest)."));
    }
    answerLocal(request, response);
  }

  final Accounts accounts() {
    return accounts;
  }

  final ChatService chat() {
    return chat;
  }

  final Settings settings() {
    return settings;
  }

  /**
   * Returns who calls, a person who is signed in, and counts the request as one of their commands.
   *
   * @throws ProblemException 401 for nobody, 403 for a program with a token, 429 for too many
   */
  final Caller person(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    Caller caller = caller(request);
    count(chat, caller, response);
    if (tokens.isToken(caller.signIn())) {
      throw new ProblemException(
          Problem.forbidden("This is for people who are signed in, not for tokens.")
              .coded("not-allowed"));
    }
    return caller;
  }

  /**
   * Returns who calls, an administrator.
   *
   * @throws ProblemException 403 for anybody else
   */
  final Caller admin(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    Caller caller = person(request, response);
    if (!caller.user().isAdmin()) {
      throw new ProblemException(
          Problem.forbidden("Only administrators may do this.").coded("not-allowed"));
    }
    return caller;
  }

  static Actor actor(Caller caller) {
    return new Actor(caller.user().id(), caller.address());
  }

  /** Returns what stands behind the servlet's path; empty for nothing. */
  static Optional<String> rest(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo())
        .map(path -> path.substring(1))
        .filter(rest -> !rest.isEmpty());
  }

  static void requireMethod(
      HttpServletRequest request, HttpServletResponse response, String allowed)
      throws ProblemException {
    if (!request.getMethod().equals(allowed)) {
      throw notAllowed(response, allowed);
    }
  }

  /** Milliseconds always have three digits, which {@link Instant#toString()} does not promise. */
  static String time(Instant at) {
    return TIME.format(at);
  }
}
