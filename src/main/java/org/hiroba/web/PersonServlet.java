package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.feature.account.Actor;

/** Answers people who are signed in, and no programs. */
abstract class PersonServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What is longer is no word to look for, and no cursor of ours. */
  private static final int MAX_ASKED_CHARS = 128;

  @Inject private transient ChatService chat;

  /** Returns the chat. */
  final ChatService chat() {
    return chat;
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
    if (caller.reach().isToken()) {
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
      throw forAdministrators();
    }
    return caller;
  }

  static ProblemException forAdministrators() {
    return new ProblemException(
        Problem.forbidden("Only administrators may do this.").coded("not-allowed"));
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

  /** Tells whether a request only asks. */
  static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** Refuses what does not only ask. */
  static void requireRead(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    if (!isRead(request)) {
      throw notAllowed(response, "GET");
    }
  }

  /** Returns a parameter; empty when it is not there. */
  static String asked(HttpServletRequest request, String name) throws ProblemException {
    String value = request.getParameter(name);
    if (value != null && value.length() > MAX_ASKED_CHARS) {
      throw new ProblemException(
          Problem.badRequest("\"" + name + "\" has at most " + MAX_ASKED_CHARS + " characters."));
    }
    if (value != null && value.indexOf('\0') >= 0) {
      throw new ProblemException(Problem.badRequest("\"" + name + "\" has a character of code 0."));
    }
    return value == null ? "" : value;
  }

  /** Milliseconds always have three digits, which {@link Instant#toString()} does not promise. */
  static String time(Instant at) {
    return TIME.format(at);
  }
}
