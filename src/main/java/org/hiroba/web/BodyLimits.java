package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.hiroba.config.Limits;
import org.hiroba.feature.file.SentPreview;

/**
 * How long the body of a request may be, by its path. What takes more than forms and small JSON has
 * a line here. Stateless.
 */
final class BodyLimits {
  /** For the API, and for all that takes no body at all. */
  private static final int API_BYTES = 16 << 10;

  /** For forms of a few words. */
  private static final int SMALL_FORM_BYTES = 4_096;

  /** For what other systems say of people, which is mostly passed over. */
  private static final int SCIM_BYTES = 64 << 10;

  /** For a smaller picture that a client made; a little more, to be told what is too much. */
  private static final int PREVIEW_BYTES = SentPreview.MAX_BYTES + API_BYTES;

  /** Four bytes of UTF-8, each as {@code %XX}. */
  private static final int MAX_BYTES_PER_CHAR = 12;

  private static final Set<String> FORMS = Set.of("/post", "/sign-in", "/sign-out");

  private BodyLimits() {}

  /** Tells whether the page's forms are sent there, which tell on the page what went wrong. */
  static boolean isForm(HttpServletRequest request) {
    return FORMS.contains(request.getServletPath());
  }

  /** Returns the limit in bytes. */
  static int of(HttpServletRequest request, Limits limits) {
    return switch (request.getServletPath()) {
      case "/post" -> MAX_BYTES_PER_CHAR * limits.maxTextChars() + SMALL_FORM_BYTES;
      case "/sign-in", "/sign-out" -> SMALL_FORM_BYTES;
      case "/scim/v2" -> SCIM_BYTES;
      case "/api/v1/files" -> PREVIEW_BYTES;
      default -> API_BYTES;
    };
  }
}
