package org.hiroba.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together how another system keeps accounts, and refuses what could never work. */
final class ScimAssembly {
  private final SettingsAssembly values;
  private final List<AuthMode> modes;
  private final List<OidcSettings> providers;

  ScimAssembly(SettingsAssembly values, List<AuthMode> modes, List<OidcSettings> providers) {
    this.values = values;
    this.modes = modes;
    this.providers = providers;
  }

  /**
   * Assembles; empty where no token is named.
   *
   * @throws SettingsException the file cannot be read, or nobody signs in by the issuer
   */
  Optional<ScimSettings> assemble() {
    Optional<Path> file = values.get(ScimKeys.TOKEN_FILE);
    Optional<String> issuer = values.get(ScimKeys.ISSUER);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.isReadable(file.get())) {
      throw new SettingsException(
          ScimKeys.TOKEN_FILE.name()
              + "="
              + OneLine.of(file.get().toString())
              + " cannot be read.");
    }
    if (modes.contains(AuthMode.GUEST)) {
      throw new SettingsException(
          ScimKeys.TOKEN_FILE.name()
              + " goes with accounts, and hiroba.auth=guest has none: name another way to sign in.");
    }
    issuer.ifPresent(this::requireKnown);
    return Optional.of(new ScimSettings(file.get(), issuer));
  }

  private void requireKnown(String issuer) {
    List<String> known =
        Stream.concat(
                providers.stream().map(one -> one.issuer().toString()),
                modes.stream()
                    .filter(
                        mode ->
                            mode != AuthMode.LOCAL
                                && mode != AuthMode.OIDC
                                && mode != AuthMode.GUEST)
                    .map(AuthMode::wireName))
            .toList();
    if (!known.contains(issuer)) {
      throw new SettingsException(
          ScimKeys.ISSUER.name()
              + "="
              + OneLine.of(issuer)
              + " is nobody by whom people sign in here. Possible: "
              + (known.isEmpty() ? "nobody, as hiroba.auth stands" : String.join(", ", known))
              + ".");
    }
  }
}
