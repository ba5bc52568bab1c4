package org.hiroba.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.hiroba.chat.SignIns;

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
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME)) {
          return usable(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Sets the cookie for as long as a sign-in lasts. */
  static void set(HttpServletRequest request, HttpServletResponse response, String token) {
    send(request, response, token, SignIns.LIFETIME.toSeconds());
  }

  /** Takes the cookie away. */
  static void clear(HttpServletRequest request, HttpServletResponse response) {
    send(request, response, "", 0);
  }

  private static Optional<String> usable(String token) {
    return token.isEmpty() || token.length() > MAX_TOKEN_CHARS
        ? Optional.empty()
        : Optional.of(token);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, String token, long maxAgeSeconds) {
    String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
    response.addHeader(
        "Set-Cookie",
        NAME
            + "="
            + token
            + "; Path="
            + path
            + "; Max-Age="
            + maxAgeSeconds
            + "; HttpOnly; SameSite=Lax"
            + (Client.of(request).secure() ? "; Secure" : ""));
  }
}
