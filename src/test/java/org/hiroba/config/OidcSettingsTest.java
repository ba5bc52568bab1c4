package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of providers of OpenID Connect, of which there may be several. */
class OidcSettingsTest {
  private static final String OIDC = "hiroba.auth.oidc.";

  @TempDir Path folder;
  private final List<HomeFolder> opened = new ArrayList<>();

  @AfterEach
  void closeHomes() throws IOException {
    for (HomeFolder home : opened) {
      home.close();
    }
  }

  private Map<String, String> right() {
    Map<String, String> values = new HashMap<>();
    values.put("hiroba.auth", "oidc");
    values.put("hiroba.url", "https://chat.example.com");
    values.put(OIDC + "issuer", "https://id.example.com/realms/office");
    values.put(OIDC + "client-id", "hiroba");
    return values;
  }

  private Resolution resolve(Map<String, String> given) {
    Map<String, String> values = new HashMap<>(given);
    values.put("hiroba.home", folder.resolve("home" + opened.size()).toString());
    Resolution resolution =
        new SettingsResolver(
                List.of(MapSource.contextParams(values)),
                new HomePlaces(Map.of(), Optional.empty()))
            .resolve();
    opened.add(resolution.settings().home());
    return resolution;
  }

  private List<OidcSettings> providers(Map<String, String> values) {
    return resolve(values).settings().auth().oidc();
  }

  @Test
  void needsIssuerAndClientAndHasDefaultsForTheRest() {
    assertThat(providers(right()))
        .containsExactly(
            new OidcSettings(
                "",
                URI.create("https://id.example.com/realms/office"),
                "hiroba",
                Optional.empty(),
                List.of("openid", "profile", "email"),
                "sub",
                "preferred_username",
                "groups",
                "id.example.com",
                Optional.empty()));
  }

  @Test
  void knowsSeveralProvidersByName() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Map<String, String> values = right();
    values.put(OIDC + "partners.issuer", "https://partners.example.com");
    values.put(OIDC + "partners.client-id", "chat");
    values.put(OIDC + "partners.client-secret-file", secret.toString());
    values.put(OIDC + "partners.groups-claim", "none");
    values.put(OIDC + "partners.label", "Partners");
    List<OidcSettings> all = providers(values);
    assertThat(all)
        .extracting(OidcSettings::path)
        .containsExactly("auth/oidc", "auth/oidc/partners");
    assertThat(all.get(1).clientSecretFile()).contains(secret);
    assertThat(all.get(1).groupsClaim()).isEmpty();
    assertThat(all.get(1).label()).isEqualTo("Partners");
    values.remove(OIDC + "issuer");
    assertThat(providers(values)).extracting(OidcSettings::name).containsExactly("partners");
    assertThat(resolve(values).warnings()).isEmpty();
  }

  @Test
  void letsScimMeanTheSubjectsOfAnIssuerByWhomPeopleSignIn() throws IOException {
    Map<String, String> values = right();
    assertThat(resolve(values).settings().auth().scim()).isEmpty();
    Path token = Files.writeString(folder.resolve("scim"), "x");
    values.put("hiroba.scim.token-file", token.toString());
    values.put("hiroba.scim.issuer", "https://id.example.com/realms/office");
    values.put(OIDC + "subject-claim", "oid");
    assertThat(resolve(values).settings().auth().scim())
        .contains(new ScimSettings(token, Optional.of("https://id.example.com/realms/office")));
    assertThat(providers(values).get(0).subjectClaim()).isEqualTo("oid");
    values.put("hiroba.scim.issuer", "https://elsewhere.example.com");
    assertThatThrownBy(() -> resolve(values))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Possible: https://id.example.com/realms/office");
    values.remove("hiroba.scim.issuer");
    values.put("hiroba.scim.token-file", folder.resolve("nowhere").toString());
    assertThatThrownBy(() -> resolve(values)).hasMessageContaining("cannot be read");
    values.put("hiroba.scim.token-file", token.toString());
    values.put("hiroba.auth", "guest");
    assertThatThrownBy(() -> resolve(values)).hasMessageContaining("goes with accounts");
  }

  @Test
  void isNotThereWhereNobodyAskedForIt() {
    Map<String, String> values = right();
    values.put("hiroba.auth", "local");
    assertThat(providers(values)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hiroba.url, , hiroba.url must say where people reach this server",
    "hiroba.auth.oidc.issuer, , hiroba.auth.oidc.issuer must name the provider",
    "hiroba.auth.oidc.issuer, http://id.example.com, anybody on the way could read it",
    "hiroba.auth.oidc.issuer, https://id.example.com/?a=b, no issuer has a query",
    "hiroba.auth.oidc.issuer, id.example.com, hiroba.auth.oidc.issuer=id.example.com",
    "hiroba.auth.oidc.client-id, , hiroba.auth.oidc.client-id is missing",
    "hiroba.auth.oidc.scopes, profile, without openid",
    "hiroba.auth.oidc.client-secret-file, /nowhere/secret, cannot be read",
    "hiroba.auth.oidc.ca-file, /nowhere/ca.pem, cannot be read",
    "hiroba.auth.oidc.two.client-id, x, hiroba.auth.oidc.two.issuer is missing",
    "hiroba.auth.oidc.callback.issuer, https://b.example.com, is not callback",
    "hiroba.auth.oidc.link.issuer, https://b.example.com, is not callback",
    "hiroba.auth.oidc.a.b.issuer, https://b.example.com, the name of a provider has up to 32"
  })
  void saysWhatIsWrong(String key, String value, String said) {
    Map<String, String> values = right();
    values.put(key, value == null ? "" : value);
    assertThatThrownBy(() -> resolve(values))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(said);
  }

  @Test
  void refusesOneIssuerTwice() {
    Map<String, String> values = right();
    values.put(OIDC + "two.issuer", "https://id.example.com/realms/office");
    values.put(OIDC + "two.client-id", "other");
    assertThatThrownBy(() -> resolve(values)).hasMessageContaining("the same issuer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/realms/a", "http://localhost:8080"})
  void takesPlainHttpOnThisMachine(String issuer) {
    Map<String, String> values = right();
    values.put(OIDC + "issuer", issuer);
    assertThat(providers(values)).hasSize(1);
  }
}
