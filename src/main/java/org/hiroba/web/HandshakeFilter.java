package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Caller;
import org.hiroba.account.Visitor;
import org.hiroba.config.Current;
import org.hiroba.config.Limits;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.session.SessionRegistry;
import org.hiroba.session.SessionRegistry.Admission;
import org.hiroba.session.SocketPlaces;

/**
 * Answers WebSocket handshakes that may not pass: faulty ones (see {@link OpeningHandshake}), 401
 * without a sign-in, 403 to guests where everybody is heard, 429 over the socket limits. The origin
 * was checked before.
 */
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String CHAT = "/ws/chat";
  private static final String BROADCAST = "/ws/broadcast";
  private static final String DIAGNOSTICS = "/ws/diagnostics";
  private static final int TOO_MANY = 429;

  /** What needs no sign-in: checks that a host, a port and the proxies between are right. */
  private static final Set<String> OPEN = Set.of("/ws/echo", DIAGNOSTICS);

  @Inject private transient Settings settings;
  @Inject private transient Current<LiveSettings> live;
  @Inject private transient SessionRegistry sessions;
  @Inject private transient SocketPlaces places;
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
    boolean isAnonymous = CallerFilter.callerOf(request).isEmpty();
    try {
      chain.doFilter(isAnonymous ? new VisitorsRequest(request) : request, response);
    } finally {
      // No upgrade, no session to come: what the container found wrong takes nobody's place.
      if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
        dismiss(request);
      }
    }
  }

  private void dismiss(HttpServletRequest request) {
    if (request.getServletPath().equals(CHAT)) {
      CallerFilter.callerOf(request)
          .ifPresent(caller -> sessions.dismiss(caller.user().id(), caller.address()));
    } else {
      places.dismiss(holder(request));
    }
  }

  /** Diagnostics are of the connection, whoever opens it: its principal names nobody. */
  private static SocketPlaces.Holder holder(HttpServletRequest request) {
    Optional<Caller> caller =
        request.getServletPath().equals(DIAGNOSTICS)
            ? Optional.empty()
            : CallerFilter.callerOf(request);
    return new SocketPlaces.Holder(
        caller.map(known -> known.user().id()), WebClient.of(request).address());
  }

  private void refused(HttpServletRequest request, Kind kind, Problem problem) {
    refusals.refused(
        kind,
        WebClient.of(request).source(),
        () -> problem.status() + " for " + request.getServletPath() + ": " + problem.detail());
  }

  private Optional<Problem> refuse(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.equals(CHAT) && !settings.teachingEndpoints()) {
      return Optional.of(teachingEndpointsAreOff());
    }
    Optional<Caller> caller = CallerFilter.callerOf(request);
    if (caller.isEmpty() && !OPEN.contains(path)) {
      return Optional.of(Problem.notSignedIn());
    }
    if (path.equals(BROADCAST) && caller.orElseThrow().user().isGuest()) {
      return Optional.of(Problem.forbidden("Guests hear people of their rooms only."));
    }
    Limits limits = live.get().limits();
    if (!path.equals(CHAT)) {
      SocketPlaces.Holder holder = holder(request);
      return overLimit(
          places.admit(holder, limits, System.nanoTime()),
          holder.user().isPresent()
              ? "hiroba.limits.sockets-per-address"
              : "hiroba.limits.anonymous-sockets-per-address");
    }
    return overLimit(
        sessions.admit(
            caller.orElseThrow().user().id(),
            caller.orElseThrow().address(),
            limits.socketsPerUser(),
            limits.socketsPerAddress(),
            System.nanoTime()),
        "hiroba.limits.sockets-per-address");
  }

  static Problem teachingEndpointsAreOff() {
    return Problem.notFound("The teaching endpoints are off: hiroba.teaching-endpoints=false.");
  }

  private static Optional<Problem> overLimit(Admission admission, String addressSetting) {
    return switch (admission) {
      case ADMITTED -> Optional.empty();
      case TOO_MANY_OF_USER ->
          Optional.of(
              Problem.tooMany(
                  "You have as many connections as may be; close one."
                      + " (hiroba.limits.sockets-per-user)"));
      case TOO_MANY_FROM_ADDRESS ->
          Optional.of(
              Problem.tooMany(
                  "There are as many connections from your address as may be; close one. ("
                      + addressSetting
                      + ")"));
    };
  }

  private static final class VisitorsRequest extends HttpServletRequestWrapper {
    private final Visitor visitor;

    VisitorsRequest(HttpServletRequest request) {
      super(request);
      visitor = new Visitor(WebClient.of(request).address());
    }

    @Override
    public Principal getUserPrincipal() {
      return visitor;
    }
  }
}
