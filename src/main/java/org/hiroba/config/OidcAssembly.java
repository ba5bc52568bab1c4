package org.hiroba.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the providers of OpenID Connect together from single values. */
final class OidcAssembly {
  private final SettingsAssembly values;

  OidcAssembly(SettingsAssembly values) {
    this.values = values;
  }

  /**
   * Returns the providers, the one without a name first.
   *
   * @throws SettingsException if there is none, or one lacks what it needs
   */
  List<OidcSettings> assemble() {
    if (values.get(SettingKeys.URL).isEmpty()) {
      throw new SettingsException(
          "hiroba.auth has oidc, so hiroba.url must say where people reach this server, for"
              + " example hiroba.url=https://chat.example.com: providers send them back there.");
    }
    List<OidcSettings> all = new ArrayList<>();
    if (values.get(OidcKeys.ISSUER.alone()).isPresent()) {
      all.add(provider(""));
    }
    for (String name : names()) {
      if (!OidcKeys.isName(name)) {
        throw new SettingsException(
            "hiroba.auth.oidc."
                + OneLine.of(name)
                + ".…: the name of a provider has up to 32 of a-z, 0-9, - and _, and is not"
                + " callback, link or back-channel-logout.");
      }
      all.add(provider(name));
    }
    if (all.isEmpty()) {
      throw new SettingsException(
          "hiroba.auth has oidc, so hiroba.auth.oidc.issuer must name the provider, for example"
              + " https://id.example.com/realms/office.");
    }
    if (all.stream().map(OidcSettings::issuer).distinct().count() < all.size()) {
      throw new SettingsException(
          "Two providers below hiroba.auth.oidc have the same issuer; one of them is enough.");
    }
    return all;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (SettingKey<?> key : OidcKeys.ALL) {
      if (key.isForEach()) {
        names.addAll(values.getEach(key).keySet());
      }
    }
    return names;
  }

  private OidcSettings provider(String name) {
    URI issuer = get(OidcKeys.ISSUER, name).orElseThrow(() -> missing(OidcKeys.ISSUER, name));
    return new OidcSettings(
        name,
        issuer,
        get(OidcKeys.CLIENT_ID, name).orElseThrow(() -> missing(OidcKeys.CLIENT_ID, name)),
        file(OidcKeys.CLIENT_SECRET_FILE, name),
        get(OidcKeys.SCOPES, name),
        get(OidcKeys.SUBJECT_CLAIM, name),
        get(OidcKeys.NAME_CLAIM, name),
        get(OidcKeys.GROUPS_CLAIM, name),
        get(OidcKeys.LABEL, name).orElseGet(() -> Origins.host(Origins.ofUrl(issuer.toString()))),
        file(OidcKeys.CA_FILE, name));
  }

  private <T> T get(OidcKeys.Both<T> key, String name) {
    if (name.isEmpty()) {
      return values.get(key.alone());
    }
    Map<String, T> each = values.getEach(key.named());
    return Optional.ofNullable(each.get(name)).orElseGet(key.named()::parseDefault);
  }

  private Optional<Path> file(OidcKeys.Both<Optional<Path>> key, String name) {
    Optional<Path> file = get(key, name);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw new SettingsException(
          spelled(key, name) + "=" + OneLine.of(file.get().toString()) + " cannot be read.");
    }
    return file;
  }

  private static SettingsException missing(OidcKeys.Both<?> key, String name) {
    return new SettingsException(spelled(key, name) + " is missing: the provider needs it.");
  }

  private static String spelled(OidcKeys.Both<?> key, String name) {
    return name.isEmpty() ? key.alone().name() : key.named().name().replace("NAME", name);
  }
}
