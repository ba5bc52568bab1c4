package org.hiroba.config;

import java.util.List;
import java.util.Optional;

/**
 * How people sign in.
 *
 * @param modes in the order in which they are tried, at least one; {@link AuthMode#GUEST} is alone.
 *     Default: guest where {@code java -jar} serves this machine only, else local
 * @param guestAllowRemote whether guests may come from other machines, default false
 * @param publicOrigin where people reach this server, in canonical spelling; default unknown
 * @param identity what follows from what others say of somebody
 * @param signIn what a sign-in takes, and for how long it is good
 * @param ldap the directory that {@code ldap} asks
 * @param oidc the providers of OpenID Connect; empty unless {@link AuthMode#OIDC} is a mode
 * @param silent how people come in without typing
 * @param scim how another system keeps accounts; empty, the default: none does
 */
public record AuthSettings(
    List<AuthMode> modes,
    boolean guestAllowRemote,
    Optional<String> publicOrigin,
    IdentitySettings identity,
    SignInSettings signIn,
    LdapSettings ldap,
    List<OidcSettings> oidc,
    SilentSettings silent,
    Optional<ScimSettings> scim) {
  /** Copies the lists. */
  public AuthSettings {
    modes = List.copyOf(modes);
    oidc = List.copyOf(oidc);
  }

  /** Tells whether a name is enough. */
  public boolean isGuest() {
    return modes.contains(AuthMode.GUEST);
  }

  /** Tells whether anybody may sign in by a name and a password, and not administrators alone. */
  public boolean asksForPasswords() {
    return modes.stream().anyMatch(AuthMode::asksForPassword);
  }

  /** Tells whether people sign in by a name and a password of which somebody else is the judge. */
  public boolean asksElsewhereForPasswords() {
    return modes.contains(AuthMode.LDAP) || modes.contains(AuthMode.CONTAINER);
  }

  /**
   * Refuses to start where no server is around that has a realm.
   *
   * @throws SettingsException if one is asked for
   */
  public void requireNoRealm() {
    if (modes.contains(AuthMode.CONTAINER)) {
      throw new SettingsException(
          "hiroba.auth=container is not possible with java -jar, which has no realm: deploy"
              + " hiroba.war in Tomcat, WildFly or Payara, or take ldap or oidc.");
    }
  }

  /**
   * Tells whether people reach this server under a name that is not the machine's own: then whoever
   * seems to be local may well have come through a proxy that says nothing of itself.
   */
  public boolean isPublic() {
    return publicOrigin.filter(origin -> !Origins.isLoopback(origin)).isPresent();
  }
}
