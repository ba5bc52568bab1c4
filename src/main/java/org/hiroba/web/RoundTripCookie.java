package org.hiroba.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Carries what a browser takes along to a provider and back, one cookie for each way that it is on:
 * two tabs may sign in at once. Only the provider's own paths are shown them. Stateless.
 */
final class RoundTripCookie {
  private static final String PREFIX = "hiroba-oidc-";
  private static final int NAME_CHARS = 12;
  private static final int MAX_WAYS = 4;
  private static final int SECONDS = 600;

  private RoundTripCookie() {}

  /** Sets one; whoever is on very many ways is on this one only. */
  static void set(
      HttpServletRequest request, HttpServletResponse response, String state, String value) {
    List<String> others = all(request).map(Cookie::getName).distinct().toList();
    if (others.size() >= MAX_WAYS) {
      others.forEach(name -> send(request, response, name, "", 0));
    }
    send(request, response, name(state), value, SECONDS);
  }

  /** Finds the one of a way; empty if there is none. */
  static String of(HttpServletRequest request, String state) {
    return all(request)
        .filter(cookie -> cookie.getName().equals(name(state)))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Takes it away: the way is at its end. */
  static void clear(HttpServletRequest request, HttpServletResponse response, String state) {
    send(request, response, name(state), "", 0);
  }

  /** Tells whether a state can be one of ours, so that its name may stand in a header. */
  static boolean isState(String state) {
    return state.length() >= NAME_CHARS
        && state
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-'
                        || c == '_');
  }

  private static String name(String state) {
    return PREFIX + state.substring(0, NAME_CHARS);
  }

  private static Stream<Cookie> all(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Stream.empty()
        : Arrays.stream(cookies).filter(cookie -> cookie.getName().startsWith(PREFIX));
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      int seconds) {
    response.addHeader(
        "Set-Cookie",
        name
            + "="
            + value
            + "; Path="
            + request.getContextPath()
            + "/auth/oidc; Max-Age="
            + seconds
            + "; HttpOnly; SameSite=Lax"
            + (WebClient.of(request).secure() ? "; Secure" : ""));
  }
}
