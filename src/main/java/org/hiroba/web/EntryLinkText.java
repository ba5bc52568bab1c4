package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import org.hiroba.config.Settings;

/**
 * Writes links by which people come in. The token stands in the fragment, which no browser sends:
 * it gets into no log. Without {@code hiroba.url} a link begins with this application's path.
 * Stateless.
 */
final class EntryLinkText {
  private EntryLinkText() {}

  /** Returns the link of an invitation. */
  static String invite(HttpServletRequest request, Settings settings, String token) {
    return link(request, settings, "invite", token);
  }

  /** Returns the link that sets a password. */
  static String reset(HttpServletRequest request, Settings settings, String token) {
    return link(request, settings, "reset", token);
  }

  private static String link(
      HttpServletRequest request, Settings settings, String kind, String token) {
    return settings.auth().publicOrigin().orElse("")
        + request.getContextPath()
        + "/#/"
        + kind
        + "/"
        + token;
  }
}
