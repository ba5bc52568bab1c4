package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.BOOL;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.integer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of a directory that knows people, {@code hiroba.auth.ldap.*}. */
final class LdapKeys {
  private static final String AND_BASE = "; goes with `hiroba.auth.ldap.user-base`";

  static final SettingKey<List<String>> URLS =
      key(
          "hiroba.auth.ldap.urls",
          LdapTypes.URLS,
          "",
          "The servers of the directory, in the order in which they are tried" + AND_BASE);

  static final SettingKey<Boolean> START_TLS =
      key(
          "hiroba.auth.ldap.start-tls",
          BOOL,
          "false",
          "Whether connections to `ldap:` turn to TLS before anything is said (StartTLS)");

  static final SettingKey<Optional<Path>> CA_FILE =
      key(
          "hiroba.auth.ldap.ca-file",
          OPTIONAL_FILE,
          "",
          "Certificates in PEM that vouch for the directory's own, instead of those that Java trusts."
              + " Read again when the file changes");

  static final SettingKey<Optional<String>> BIND_DN =
      key(
          "hiroba.auth.ldap.bind-dn",
          LdapTypes.DN,
          "",
          "The account by which people are looked up; without one: anonymously");

  static final SettingKey<Optional<Path>> BIND_PASSWORD_FILE =
      key(
          "hiroba.auth.ldap.bind-password-file",
          OPTIONAL_FILE,
          "",
          "The file with its password, in one line; read each time");

  static final SettingKey<Optional<String>> USER_BASE =
      key(
          "hiroba.auth.ldap.user-base",
          LdapTypes.DN,
          "",
          "Where people are, for example `ou=people,dc=example,dc=com`; looked through to the"
              + " leaves");

  static final SettingKey<Optional<String>> USER_FILTER =
      key(
          "hiroba.auth.ldap.user-filter",
          LdapTypes.FILTER,
          "",
          "Who may be meant by a name, which stands for `{0}`, for example `(uid={0})`. Default: a"
              + " person whose `uid` or `sAMAccountName` it is");

  static final SettingKey<List<String>> ID_ATTRIBUTE =
      key(
          "hiroba.auth.ldap.id-attribute",
          LdapTypes.ATTRIBUTES,
          "entryUUID, objectGUID",
          "What never changes about a person and is nobody else's; the first that they have. Whoever"
              + " has none cannot come in");

  static final SettingKey<List<String>> NAME_ATTRIBUTE =
      key(
          "hiroba.auth.ldap.name-attribute",
          LdapTypes.ATTRIBUTES,
          "uid, sAMAccountName",
          "What becomes the name of the account; the first that they have");

  static final SettingKey<Optional<String>> GROUP_BASE =
      key(
          "hiroba.auth.ldap.group-base",
          LdapTypes.DN,
          "",
          "Where groups are; without it nobody's groups are known");

  static final SettingKey<Optional<String>> GROUP_FILTER =
      key(
          "hiroba.auth.ldap.group-filter",
          LdapTypes.FILTER,
          "",
          "Which groups somebody is in, whose DN stands for `{0}` and account name for `{1}`. Default:"
              + " those with the DN as a `member` or `uniqueMember`");

  static final SettingKey<Boolean> NESTED =
      key(
          "hiroba.auth.ldap.nested",
          BOOL,
          "true",
          "Whether members of a group are in the groups of which that one is a member, and so on");

  static final SettingKey<Integer> TIMEOUT =
      key(
          "hiroba.auth.ldap.timeout",
          integer(1, 30),
          "5",
          "Seconds for which the directory may keep one connection or one question waiting");

  static final SettingKey<Integer> RECHECK_MINUTES =
      key(
          "hiroba.auth.ldap.recheck-minutes",
          integer(0, 1_440),
          "60",
          "How often it is asked whether people are still there; 0 = never");

  static final List<SettingKey<?>> ALL =
      List.of(
          URLS,
          START_TLS,
          CA_FILE,
          BIND_DN,
          BIND_PASSWORD_FILE,
          USER_BASE,
          USER_FILTER,
          ID_ATTRIBUTE,
          NAME_ATTRIBUTE,
          GROUP_BASE,
          GROUP_FILTER,
          NESTED,
          TIMEOUT,
          RECHECK_MINUTES);

  private LdapKeys() {}

  static LdapSettings read(SettingsAssembly from) {
    return new LdapSettings(
        new LdapServers(
            from.get(URLS),
            from.get(START_TLS),
            from.get(CA_FILE),
            from.get(BIND_DN),
            from.get(BIND_PASSWORD_FILE),
            from.get(TIMEOUT)),
        from.get(USER_BASE),
        from.get(USER_FILTER).orElse(LdapSettings.USER_FILTER),
        from.get(ID_ATTRIBUTE),
        from.get(NAME_ATTRIBUTE),
        from.get(GROUP_BASE),
        from.get(GROUP_FILTER).orElse(LdapSettings.GROUP_FILTER),
        from.get(NESTED),
        from.get(RECHECK_MINUTES));
  }
}
