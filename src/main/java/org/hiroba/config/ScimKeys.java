package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of accounts that another system keeps by SCIM. */
final class ScimKeys {
  static final SettingKey<Optional<Path>> TOKEN_FILE =
      key(
          "hiroba.scim.token-file",
          OPTIONAL_FILE,
          "",
          "File with the token by which an identity provider keeps accounts at `scim/v2` (SCIM 2.0),"
              + " 32 characters or more, alone on its line; a second one on another line while you"
              + " change it. Read again when it changes. Empty = `scim/v2` is not there");

  static final SettingKey<Optional<String>> ISSUER =
      key(
          "hiroba.scim.issuer",
          OPTIONAL_TEXT,
          "",
          "Whose subjects the `externalId`s of SCIM are: an issuer of `hiroba.auth.oidc`, or a mode"
              + " of `hiroba.auth` such as `ldap`. People whom SCIM brought then sign in that way."
              + " Empty = an administrator, or they themselves, link their sign-in");

  static final List<SettingKey<?>> ALL = List.of(TOKEN_FILE, ISSUER);

  private ScimKeys() {}
}
