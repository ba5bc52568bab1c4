package org.hiroba.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/** Puts together how people come in without typing, and refuses what lets anybody in. */
final class SilentAssembly {
  /** Finds the value of a setting. */
  @FunctionalInterface
  interface Values {
    <T> T get(SettingKey<T> key);
  }

  private final Values values;
  private final List<AuthMode> modes;

  SilentAssembly(Values values, List<AuthMode> modes) {
    this.values = values;
    this.modes = modes;
  }

  /**
   * Assembles.
   *
   * @throws SettingsException a mode lacks what it cannot do without
   */
  SilentSettings assemble() {
    return new SilentSettings(
        only(AuthMode.HEADER, this::header),
        only(AuthMode.CERTIFICATE, this::certificate),
        only(AuthMode.KERBEROS, this::kerberos));
  }

  private <T> Optional<T> only(AuthMode mode, Supplier<T> make) {
    return modes.contains(mode) ? Optional.of(make.get()) : Optional.empty();
  }

  private SilentSettings.Header header() {
    if (values.get(SettingKeys.TRUSTED_PROXIES).isEmpty()) {
      throw lacks(
          AuthMode.HEADER,
          SettingKeys.TRUSTED_PROXIES.name(),
          "the addresses of the proxies that write the header; anybody else could write it too");
    }
    return new SilentSettings.Header(
        required(AuthMode.HEADER, SilentKeys.HEADER_USER, "the header that names who comes"),
        values.get(SilentKeys.HEADER_NAME),
        values.get(SilentKeys.HEADER_GROUPS),
        values.get(SilentKeys.HEADER_LOGOUT_URL));
  }

  private SilentSettings.Certificate certificate() {
    return new SilentSettings.Certificate(
        new X500Principal(
            required(
                AuthMode.CERTIFICATE,
                SilentKeys.CERTIFICATE_ISSUER_DN,
                "the name of the CA of your people's certificates")),
        values.get(SilentKeys.CERTIFICATE_NAME_FROM));
  }

  private SilentSettings.Kerberos kerberos() {
    Path keytab =
        required(AuthMode.KERBEROS, SilentKeys.KERBEROS_KEYTAB, "the file with the service's key");
    if (!Files.isReadable(keytab)) {
      throw new SettingsException(
          SilentKeys.KERBEROS_KEYTAB.name()
              + "="
              + OneLine.of(keytab.toString())
              + " cannot be read: it must be a file that the server's user may read.");
    }
    return new SilentSettings.Kerberos(
        keytab,
        required(
            AuthMode.KERBEROS,
            SilentKeys.KERBEROS_PRINCIPAL,
            "the service's principal, as in HTTP/chat.example.com@EXAMPLE.COM"));
  }

  private <T> T required(AuthMode mode, SettingKey<Optional<T>> key, String what) {
    return values.get(key).orElseThrow(() -> lacks(mode, key.name(), what));
  }

  private static SettingsException lacks(AuthMode mode, String key, String what) {
    return new SettingsException(
        "hiroba.auth=" + mode.wireName() + " needs " + key + ": " + what + ".");
  }
}
