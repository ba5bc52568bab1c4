package org.hiroba.startup;

import java.net.URI;
import org.hiroba.config.IdentitySettings;
import org.hiroba.config.Settings;
import org.hiroba.config.SignInSettings;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.identity.GroupRules;
import org.hiroba.feature.signin.SignInLifetime;

/** What the settings say of who comes in, in the words of those who let people in. */
final class EntryRules {
  private EntryRules() {}

  /**
   * Guests could not come back as who they were: only when they are not used their sign-ins end.
   */
  static SignInLifetime lifetime(Settings settings) {
    SignInSettings wanted = settings.auth().signIn();
    return new SignInLifetime(settings.auth().isGuest() ? null : wanted.longest(), wanted.idle());
  }

  /** Says who needs a second factor. */
  static FactorPolicy policy(Settings settings) {
    return new FactorPolicy(
        settings.auth().signIn().secondFactor(),
        settings
            .auth()
            .publicOrigin()
            .map(origin -> String.valueOf(URI.create(origin).getAuthority()))
            .orElse(""));
  }

  /** Says what groups of a directory or provider mean. */
  static GroupRules groups(IdentitySettings settings) {
    return new GroupRules(
        settings.create(),
        settings.allowGroups(),
        settings.adminGroups(),
        settings.guestGroups(),
        settings.autoJoin());
  }
}
