package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of providers of OpenID Connect: of the one without a name, and of one for each. */
final class OidcKeys {
  private static final ValueType<Optional<URI>> PROVIDER =
      new ValueType<>(
          "an https URL, or an http one of this machine, without query", OidcKeys::provider);

  private static final ValueType<List<String>> SCOPE_LIST =
      new ValueType<>("words with `openid` among them, separated by spaces", OidcKeys::scopes);

  private static final ValueType<String> GROUPS =
      new ValueType<>(
          "the name of a claim, or `none`", text -> text.equals("none") ? "" : claim(text));

  private static final ValueType<String> CLAIM =
      new ValueType<>("the name of a claim", OidcKeys::claim);

  static final Both<Optional<URI>> ISSUER =
      both(
          "issuer",
          PROVIDER,
          "",
          "What the provider of OpenID Connect calls itself, for example"
              + " `https://id.example.com/realms/office`; with `oidc` in `hiroba.auth`");

  static final Both<Optional<String>> CLIENT_ID =
      both("client-id", OPTIONAL_TEXT, "", "What the provider calls this server");

  static final Both<Optional<Path>> CLIENT_SECRET_FILE =
      both(
          "client-secret-file",
          OPTIONAL_FILE,
          "",
          "File with the secret that the provider gave this server, alone in it; empty = a public client");

  static final Both<List<String>> SCOPES =
      both("scopes", SCOPE_LIST, "openid profile email", "What is asked for");

  static final Both<String> SUBJECT_CLAIM =
      both(
          "subject-claim",
          CLAIM,
          "sub",
          "By which claim of the id token people are known for good; with Entra ID and SCIM `oid`."
              + " Who was known by another one before is a stranger afterwards");

  static final Both<String> NAME_CLAIM =
      both(
          "name-claim",
          CLAIM,
          "preferred_username",
          "Where the name of the account stands in what the provider says; dots lead inside");

  static final Both<String> GROUPS_CLAIM =
      both(
          "groups-claim",
          GROUPS,
          "groups",
          "Where the groups stand, as in `realm_access.roles`; `none` = nowhere. Who has none there"
              + " is in none");

  static final Both<Optional<String>> LABEL =
      both(
          "label",
          OPTIONAL_TEXT,
          "",
          "What people read on the button; empty = the host of the issuer");

  static final Both<Optional<Path>> CA_FILE =
      both(
          "ca-file",
          OPTIONAL_FILE,
          "",
          "Certificates in PEM by which alone the provider is known; empty = those that Java trusts");

  static final List<SettingKey<?>> ALL =
      Stream.of(
              ISSUER,
              CLIENT_ID,
              CLIENT_SECRET_FILE,
              SCOPES,
              SUBJECT_CLAIM,
              NAME_CLAIM,
              GROUPS_CLAIM,
              LABEL,
              CA_FILE)
          .flatMap(both -> Stream.of(both.alone(), both.named()))
          .toList();

  private OidcKeys() {}

  /**
   * One setting of the provider without a name and of those with one.
   *
   * @param named stands once for each name
   */
  record Both<T>(SettingKey<T> alone, SettingKey<T> named) {}

  private static <T> Both<T> both(
      String key, ValueType<T> type, String defaultText, String description) {
    return new Both<>(
        key("hiroba.auth.oidc." + key, type, defaultText, description),
        key(
            "hiroba.auth.oidc.NAME." + key,
            type,
            defaultText,
            "The same of one of several providers, under a name of yours"));
  }

  private static Optional<URI> provider(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(text);
    String origin = Origins.ofUrl(text);
    if (!origin.startsWith("https:") && !Origins.isLoopback(origin)) {
      throw new IllegalArgumentException("anybody on the way could read it");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null || text.length() > 300) {
      throw new IllegalArgumentException("no issuer has a query, a fragment or 300 characters");
    }
    return Optional.of(uri);
  }

  private static List<String> scopes(String text) {
    List<String> scopes = ValueTypes.list(text).toList();
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("without openid nobody is told who comes");
    }
    return scopes;
  }

  private static String claim(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return text;
  }

  /** Tells whether a provider may have a name: it stands in paths beside words of ours. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= 32
        && name.equals(name.toLowerCase(Locale.ROOT))
        && !name.equals("callback")
        && !name.equals("link")
        && !name.equals("back-channel-logout")
        && name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
  }
}
