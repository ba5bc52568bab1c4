package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client's opening handshake (RFC 6455 §4.2.1), as far as some container does not check it.
 *
 * <p>What every container checks, such as the key, is left to the container; so is a GET request
 * that asks for no upgrade or for another one, such as HTTP/2's.
 *
 * @param method the request's method
 * @param headers tells the values of a header by its name in any case; none for an absent one
 */
record OpeningHandshake(String method, Function<String, List<String>> headers) {
  private static final String VERSION = "13";

  /** RFC 9110 §15.5.22. */
  private static final int UPGRADE_REQUIRED = 426;

  /**
   * Why a handshake is refused.
   *
   * @param headers tell a client what would do, by their names
   */
  record Fault(Problem problem, Map<String, String> headers) {
    /** Sends the problem and its headers. */
    void send(HttpServletResponse response) throws IOException {
      headers.forEach(response::setHeader);
      problem.send(response);
    }
  }

  static OpeningHandshake of(HttpServletRequest request) {
    return new OpeningHandshake(
        request.getMethod(), name -> Collections.list(request.getHeaders(name)));
  }

  /** Returns the first fault; empty if the container may go on with it. */
  Optional<Fault> fault() {
    if (!method.equals("GET")) {
      // RFC 6455 §4.2.1, item 1; Undertow takes any method.
      return Optional.of(
          new Fault(
              new Problem(
                  HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                  "Method not allowed",
                  "A WebSocket handshake is a GET request."),
              Map.of("Allow", "GET")));
    }
    if (!has("Upgrade", "websocket")) {
      return Optional.empty();
    }
    if (!has("Connection", "upgrade")) {
      // RFC 6455 §4.2.1, item 4; Undertow does not look.
      return Optional.of(
          new Fault(
              Problem.badRequest(
                  "A WebSocket handshake says \"Connection: Upgrade\"; a proxy in between must pass"
                      + " it on."),
              Map.of()));
    }
    if (!headers.apply("Sec-WebSocket-Version").stream().findFirst().equals(Optional.of(VERSION))) {
      // RFC 6455 §4.2.2; Undertow takes drafts from before the RFC.
      return Optional.of(
          new Fault(
              new Problem(
                  UPGRADE_REQUIRED,
                  "Upgrade required",
                  "Only version 13 of WebSocket is spoken here."),
              Map.of("Sec-WebSocket-Version", VERSION)));
    }
    return Optional.empty();
  }

  private boolean has(String header, String token) {
    return headers.apply(header).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(other -> other.strip().equalsIgnoreCase(token));
  }
}
