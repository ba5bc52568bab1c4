package org.hiroba.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One provider of OpenID Connect. The client's secret stays in its file until it is needed.
 *
 * @param name by which the provider is told from others here; empty for the one without a name
 * @param issuer what the provider calls itself, an https URL, or http on this machine
 * @param clientId what the provider calls this server
 * @param clientSecretFile holds the client's secret; empty for a public client
 * @param scopes what is asked for, default {@code openid profile email}
 * @param subjectClaim by which people are known for good, default {@code sub}
 * @param nameClaim where the account's name stands, default {@code preferred_username}
 * @param groupsClaim where the groups stand, default {@code groups}; empty for nowhere
 * @param label what people read on the button, default the issuer's host
 * @param caFile certificates by which the provider is known, in PEM; empty for Java's own
 */
public record OidcSettings(
    String name,
    URI issuer,
    String clientId,
    Optional<Path> clientSecretFile,
    List<String> scopes,
    String subjectClaim,
    String nameClaim,
    String groupsClaim,
    String label,
    Optional<Path> caFile) {
  /** Copies the list. */
  public OidcSettings {
    scopes = List.copyOf(scopes);
  }

  /** Returns where one begins to sign in, below the context root. */
  public String path() {
    return name.isEmpty() ? "auth/oidc" : "auth/oidc/" + name;
  }
}
