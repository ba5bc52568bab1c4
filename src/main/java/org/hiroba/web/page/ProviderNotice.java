package org.hiroba.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Tells whoever comes back from a provider why they are not in: {@code ?oidc=WORD}. Stateless. */
final class ProviderNotice {
  private static final Map<String, Integer> STATUS =
      Map.of(
          "denied", 403,
          "expired", 400,
          "unavailable", 503,
          "refused", 400,
          "not-allowed", 403,
          "name-taken", 409,
          "busy", 429);

  private ProviderNotice() {}

  /** Tells whether somebody comes back from a provider who is not in. */
  static boolean isThere(HttpServletRequest request) {
    String word = request.getMethod().equals("GET") ? request.getParameter("oidc") : null;
    return word != null && STATUS.containsKey(word);
  }

  /** Returns what the page shows; a word that is none of ours says nothing. */
  static FormView of(HttpServletRequest request) {
    String word = request.getParameter("oidc");
    Integer status = word == null ? null : STATUS.get(word);
    return status == null || ChatShellServlet.caller(request).isPresent()
        ? FormView.fresh()
        : FormView.failed(new FormException(status, "signin.oidc." + word), FormFields.none());
  }
}
