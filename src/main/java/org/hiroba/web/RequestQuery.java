package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, read from its text: asked for a parameter, a server would read the
 * body of a form as well, on its own thread. Immutable.
 */
final class RequestQuery {
  private static final int MAX_CHARS = 8_192;

  private final Map<String, String> values = new HashMap<>();

  private RequestQuery(String text) throws ProblemException {
    if (text.length() > MAX_CHARS) {
      throw new ProblemException(Problem.badRequest("The query is too long."));
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  /**
   * Reads that of a request.
   *
   * @throws ProblemException it is too long or not encoded as queries are
   */
  static RequestQuery of(HttpServletRequest request) throws ProblemException {
    String text = request.getQueryString();
    return new RequestQuery(text == null ? "" : text);
  }

  private static String decoded(String text) throws ProblemException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest("The query is not encoded as queries are."));
    }
  }

  /** Returns the first value of a name; null if there is none. */
  @Nullable String get(String name) {
    return values.get(name);
  }
}
