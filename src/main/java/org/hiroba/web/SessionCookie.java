package org.hiroba.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.hiroba.feature.signin.SignInLifetime;

/**
 * Carries the sign-in token: as a cookie in browsers, as a bearer token elsewhere (RFC 6750 §2.1).
 */
final class SessionCookie {
  static final String NAME = "hiroba-session";
  private static final String BEARER = "Bearer ";
  private static final int MAX_TOKEN_CHARS = 256;

  private SessionCookie() {}

  /** Finds the token of a request. */
  static Optional<String> tokenOf(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return usable(authorization.substring(BEARER.length()).strip());
    }
    return valueOf(request, NAME);
  }

  /** Finds the value of a cookie that holds a secret. */
  static Optional<String> valueOf(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return usable(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Sets the cookie for as long as a sign-in lasts. */
  static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String token,
      SignInLifetime lifetime) {
    send(request, response, NAME + "=" + token, maxAge(lifetime.ofCookie().toSeconds()));
  }

  /** Sets another cookie, with the same care, until the browser is closed. */
  static void setForThisVisit(
      HttpServletRequest request, HttpServletResponse response, String name, String value) {
    send(request, response, name + "=" + value, "");
  }

  /** Takes another cookie away. */
  static void end(HttpServletRequest request, HttpServletResponse response, String name) {
    send(request, response, name + "=", maxAge(0));
  }

  /** Takes the cookie away. */
  static void clear(HttpServletRequest request, HttpServletResponse response) {
    send(request, response, NAME + "=", maxAge(0));
  }

  private static Optional<String> usable(String token) {
    return token.isEmpty() || token.length() > MAX_TOKEN_CHARS
        ? Optional.empty()
        : Optional.of(token);
  }

  private static String maxAge(long seconds) {
    return "; Max-Age=" + seconds;
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, String pair, String lifetime) {
    String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
    response.addHeader(
        "Set-Cookie",
        pair
            + "; Path="
            + path
            + lifetime
            + "; HttpOnly; SameSite=Lax"
            + (WebClient.of(request).secure() ? "; Secure" : ""));
  }
}
