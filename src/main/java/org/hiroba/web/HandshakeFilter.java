package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Caller;
import org.hiroba.config.Limits;
import org.hiroba.config.Settings;
import org.hiroba.session.SessionRegistry;

/**
 * Answers WebSocket handshakes that may not pass: 401 without a sign-in, 429 over the socket
 * limits. The origin was checked before.
 */
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String VERSION = "13";

  /** RFC 9110 §15.5.22. */
  private static final int UPGRADE_REQUIRED = 426;

  private static final String CHAT = "/ws/chat";

  /** What needs no sign-in: checks that a host, a port and the proxies between are right. */
  private static final Set<String> OPEN = Set.of("/ws/echo", "/ws/diagnostics");

  @Inject private transient Settings settings;
  @Inject private transient SessionRegistry sessions;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Problem> problem = refuse(request);
    if (problem.isPresent()) {
      if (problem.get().status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
        response.setHeader("Allow", "GET");
      }
      if (problem.get().status() == UPGRADE_REQUIRED) {
        response.setHeader("Sec-WebSocket-Version", VERSION);
      }
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

  private Optional<Problem> refuse(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!request.getMethod().equals("GET")) {
      // RFC 6455 §4.2.1, item 1; Undertow takes any method.
      return Optional.of(
          new Problem(
              HttpServletResponse.SC_METHOD_NOT_ALLOWED,
              "Method not allowed",
              "A WebSocket handshake is a GET request."));
    }
    if (isWebSocket(request) && !has(request, "Connection", "upgrade")) {
      // RFC 6455 §4.2.1, item 4; Undertow does not look.
      return Optional.of(
          Problem.badRequest(
              "A WebSocket handshake says \"Connection: Upgrade\"; a proxy in between must pass it"
                  + " on."));
    }
    if (isWebSocket(request) && !VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
      // RFC 6455 §4.2.2; Undertow takes drafts from before the RFC.
      return Optional.of(
          new Problem(
              UPGRADE_REQUIRED,
              "Upgrade required",
              "Only version 13 of WebSocket is spoken here."));
    }
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

  /** Other upgrades, such as HTTP/2's, are none of our business. */
  private static boolean isWebSocket(HttpServletRequest request) {
    return has(request, "Upgrade", "websocket");
  }

  private static boolean has(HttpServletRequest request, String header, String token) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(other -> other.strip().equalsIgnoreCase(token));
  }
}
