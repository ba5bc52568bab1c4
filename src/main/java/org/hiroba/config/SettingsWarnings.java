package org.hiroba.config;

import java.util.ArrayList;
import java.util.List;

/** What settings that are allowed do not do, or do to the surprise of an operator. Stateless. */
final class SettingsWarnings {
  private SettingsWarnings() {}

  /** Returns what an operator should know, one line each. */
  static List<String> of(Settings settings) {
    List<String> warnings = new ArrayList<>();
    if (settings.auth().isGuest() && settings.auth().guestAllowRemote()) {
      warnings.add(
          "hiroba.auth.guest.allow-remote=true: everybody who reaches this server can sign in with"
              + " any free name and no password.");
    }
    if (settings.mail().host().isPresent() && settings.auth().publicOrigin().isEmpty()) {
      warnings.add(
          "hiroba.mail.host has no effect without hiroba.url: no link in a mail would lead here."
              + " Set hiroba.url to the address at which people reach this server.");
    }
    return warnings;
  }
}
