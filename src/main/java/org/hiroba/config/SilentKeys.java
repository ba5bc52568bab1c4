package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;
import static org.hiroba.config.ValueTypes.oneOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hiroba.config.SilentSettings.NameFrom;

/** The settings of the ways to come in without typing anything. */
final class SilentKeys {
  static final SettingKey<Optional<String>> HEADER_USER =
      key(
          "hiroba.auth.header.user",
          ValueTypes.OPTIONAL_HEADER,
          "",
          "With `header`: the header in which a proxy of `hiroba.trusted-proxies` names who comes,"
              + " for example `X-Forwarded-User`. The proxy must take it away from what its clients"
              + " send");

  static final SettingKey<Optional<String>> HEADER_NAME =
      key(
          "hiroba.auth.header.name",
          ValueTypes.OPTIONAL_HEADER,
          "",
          "The header with the name that others see; empty = none");

  static final SettingKey<Optional<String>> HEADER_GROUPS =
      key(
          "hiroba.auth.header.groups",
          ValueTypes.OPTIONAL_HEADER,
          "",
          "The header with the groups, separated by commas; once it is set, a request without it is"
              + " of somebody who is in none. Empty = groups are not known");

  static final SettingKey<Optional<String>> HEADER_LOGOUT_URL =
      key(
          "hiroba.auth.header.logout-url",
          ValueTypes.OPTIONAL_URL_OR_PATH,
          "",
          "Where the page goes after signing out, to end the proxy's own sign-in too");

  static final SettingKey<Optional<String>> CERTIFICATE_ISSUER_DN =
      key(
          "hiroba.auth.certificate.issuer-dn",
          ValueTypes.OPTIONAL_DN,
          "",
          "With `certificate`: the distinguished name of the one CA whose certificates of people"
              + " count, for example `CN=People CA,O=Example,C=JP`; servers often trust many");

  static final SettingKey<NameFrom> CERTIFICATE_NAME_FROM =
      key(
          "hiroba.auth.certificate.name-from",
          oneOf(NameFrom.class),
          "cn",
          "What of a certificate becomes the account's name: the common name, the mail address, the"
              + " user principal name of Active Directory, or the whole subject");

  static final SettingKey<Optional<Path>> KERBEROS_KEYTAB =
      key(
          "hiroba.auth.kerberos.keytab",
          OPTIONAL_FILE,
          "",
          "With `kerberos`: the keytab with the key of the service");

  static final SettingKey<Optional<String>> KERBEROS_PRINCIPAL =
      key(
          "hiroba.auth.kerberos.principal",
          OPTIONAL_TEXT,
          "",
          "The service's principal, for example `HTTP/chat.example.com@EXAMPLE.COM`");

  static final List<SettingKey<?>> ALL =
      List.of(
          HEADER_USER,
          HEADER_NAME,
          HEADER_GROUPS,
          HEADER_LOGOUT_URL,
          CERTIFICATE_ISSUER_DN,
          CERTIFICATE_NAME_FROM,
          KERBEROS_KEYTAB,
          KERBEROS_PRINCIPAL);

  private SilentKeys() {}
}
