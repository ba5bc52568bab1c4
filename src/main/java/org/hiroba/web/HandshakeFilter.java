package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Caller;
import org.hiroba.config.Limits;
import org.hiroba.config.Settings;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.session.SessionRegistry;

/**
 * Answers WebSocket handshakes that may not pass: faulty ones (see {@link OpeningHandshake}), 401
 * without a sign-in, 429 over the socket limits. The origin was checked before.
 */
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String CHAT = "/ws/chat";
  private static final int TOO_MANY = 429;

  /** What needs no sign-in: checks that a host, a port and the proxies between are right. */
  private static final Set<String> OPEN = Set.of("/ws/echo", "/ws/diagnostics");

  @Inject private transient Settings settings;
  @Inject private transient SessionRegistry sessions;
  @Inject private transient RefusalLog refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<OpeningHandshake.Fault> fault = OpeningHandshake.of(request).fault();
    if (fault.isPresent()) {
      refused(request, Kind.HANDSHAKE, fault.get().problem());
      fault.get().send(response);
      return;
    }
    Optional<Problem> problem = refuse(request);
    if (problem.isPresent()) {
      refused(
          request,
          problem.get().status() == TOO_MANY ? Kind.SOCKETS : Kind.HANDSHAKE,
          problem.get());
      problem.get().send(response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      // No upgrade, no session to come: what the container found wrong takes nobody's place.
      if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS
          && request.getServletPath().equals(CHAT)) {
        CallerFilter.callerOf(request)
            .ifPresent(caller -> sessions.dismiss(caller.user().id(), caller.address()));
      }
    }
  }

  private void refused(HttpServletRequest request, Kind kind, Problem problem) {
    refusals.refused(
        kind,
        String.valueOf(Client.of(request).address()),
        () -> problem.status() + " for " + request.getServletPath() + ": " + problem.detail());
  }

  private Optional<Problem> refuse(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.equals(CHAT) && !settings.teachingEndpoints()) {
      return Optional.of(teachingEndpointsAreOff());
    }
    if (OPEN.contains(path)) {
      return Optional.empty();
    }
    Optional<Caller> caller = CallerFilter.callerOf(request);
    if (caller.isEmpty()) {
      return Optional.of(Problem.notSignedIn());
    }
    return path.equals(CHAT) ? overLimit(caller.get()) : Optional.empty();
  }

  static Problem teachingEndpointsAreOff() {
    return Problem.notFound("The teaching endpoints are off: hiroba.teaching-endpoints=false.");
  }

  private Optional<Problem> overLimit(Caller caller) {
    Limits limits = settings.limits();
    return switch (sessions.admit(
        caller.user().id(),
        caller.address(),
        limits.socketsPerUser(),
        limits.socketsPerAddress(),
        System.nanoTime())) {
      case ADMITTED -> Optional.empty();
      case TOO_MANY_OF_USER ->
          Optional.of(
              Problem.tooMany(
                  "You have "
                      + limits.socketsPerUser()
                      + " connections already; close one. (hiroba.limits.sockets-per-user)"));
      case TOO_MANY_FROM_ADDRESS ->
          Optional.of(
              Problem.tooMany(
                  "There are "
                      + limits.socketsPerAddress()
                      + " connections from your address already."
                      + " (hiroba.limits.sockets-per-address)"));
    };
  }
}
