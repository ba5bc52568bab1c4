package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsResolverTest {
  @TempDir Path folder;

  private final List<HomeFolder> opened = new ArrayList<>();

  @AfterEach
  void closeHomes() throws IOException {
    for (HomeFolder home : opened) {
      home.close();
    }
  }

  @Test
  void givesTheDefaultsOfTheProtocolWhenNothingIsSet() {
    Settings settings = resolve(Map.of()).settings();

    assertThat(settings.http())
        .isEqualTo(new HttpSettings("127.0.0.1", 8080, "", Optional.empty()));
    assertThat(settings.auth())
        .isEqualTo(
            new AuthSettings(
                List.of(AuthMode.GUEST),
                false,
                Optional.empty(),
                new IdentitySettings(true, Set.of(), Set.of(), Set.of(), Map.of()),
                new SignInSettings(
                    SecondFactorMode.OPTIONAL, Duration.ofDays(30), Duration.ofDays(30)),
                new LdapSettings(
                    new LdapServers(
                        List.of(), false, Optional.empty(), Optional.empty(), Optional.empty(), 5),
                    Optional.empty(),
                    LdapSettings.USER_FILTER,
                    List.of("entryUUID", "objectGUID"),
                    List.of("uid", "sAMAccountName"),
                    Optional.empty(),
                    LdapSettings.GROUP_FILTER,
                    true,
                    60),
                List.of(),
                SilentSettings.NONE,
                Optional.empty()));
    assertThat(settings.limits())
        .isEqualTo(
            new Limits(
                10,
                60,
                10,
                20,
                0,
                20,
                10_000,
                65_536,
                256,
                1_000,
                new MemberLimits(50, 200, 1_000, 60)));
    assertThat(settings.limits()).isEqualTo(Limits.defaults());
    assertThat(settings.heartbeatSeconds()).isEqualTo(20);
    assertThat(settings.access()).isEqualTo(new AccessSettings(Set.of(), List.of()));
    assertThat(settings.listeners())
        .isEqualTo(
            new ListenerSettings(
                "127.0.0.1",
                PortSetting.of(7777),
                PortSetting.of(1200),
                PortSetting.of(7007),
                "rfc867",
                ZoneId.of("UTC"),
                Optional.empty()));
    assertThat(settings.database()).isEqualTo(DatabaseSettings.defaults());
    assertThat(settings.teachingEndpoints()).isTrue();
  }

  @Test
  void readsWhoHoldsRightsAndForHowLong() {
    assertThat(resolve(Map.of()).settings().rights()).isEqualTo(RightsSettings.defaults());
    RightsSettings rights =
        resolve(
                Map.of(
                    "hiroba.rights.call-all", "Owners",
                    "hiroba.rights.edit-minutes", "0",
                    "hiroba.rights.delete-minutes", "90"))
            .settings()
            .rights();
    assertThat(rights.holder(Right.CALL_ALL)).isEqualTo(Holder.OWNERS);
    assertThat(rights.holder(Right.TOKENS)).isEqualTo(Holder.MEMBERS);
    assertThat(rights.editFor()).contains(Duration.ZERO);
    assertThat(rights.deleteFor()).contains(Duration.ofMinutes(90));
    for (Map.Entry<String, String> wrong :
        Map.of("public-rooms", "everyone", "edit-minutes", "-1", "call-all", "all").entrySet()) {
      assertThatThrownBy(() -> resolve(Map.of("hiroba.rights." + wrong.getKey(), wrong.getValue())))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("hiroba.rights." + wrong.getKey());
    }
  }

  @Test
  void tellsAllThatIsWrongAtOnceOneLineEach() {
    assertThatThrownBy(
            () ->
                resolve(
                    Map.of(
                        "hiroba.http.port", "eighty",
                        "hiroba.drain.seconds", "-1",
                        "hiroba.auth", "guest, local",
                        "hiroba.rights.call-all", "everybody")))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.getMessage().lines())
                    .hasSize(4)
                    .anyMatch(line -> line.startsWith("hiroba.http.port=eighty"))
                    .anyMatch(line -> line.startsWith("hiroba.drain.seconds=-1"))
                    .anyMatch(line -> line.startsWith("hiroba.rights.call-all=everybody"))
                    .anyMatch(line -> line.contains("guest goes with nothing else")));
  }

  @Test
  void namesTheLineThatIsNotInUtf8() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.write(
        home.resolve("hiroba.properties"),
        "hiroba.http.port=0\n# über\nhiroba.echo.greeting=Grüße\n"
            .replace("über", "so")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> resolve(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.properties, line 3: ")
        .hasMessageContaining("UTF-8");
    Files.writeString(home.resolve("hiroba.properties"), "\n\\\\ok=1\nhiroba.home=C:\\users\n");
    assertThatThrownBy(() -> resolve(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.properties, line 3: ");
  }

  @Test
  void looksAtEverythingAndMakesNothingWhereItOnlyChecks() {
    Path home = folder.resolve("typo");
    Checkup found =
        new SettingsResolver(
                List.of(
                    new MapSource(
                        "system property",
                        Map.of(
                            "hiroba.home", home.toString(),
                            "hiroba.http.port", "eighty",
                            "hiroba.http.prot", "1",
                            "hiroba.database.url", "jdbc:postgresql://h/d?password=secret"))),
                new HomePlaces(Map.of(), Optional.empty()))
            .check();
    assertThat(home).doesNotExist();
    assertThat(found.problems()).singleElement().asString().startsWith("hiroba.http.port=eighty");
    assertThat(found.warnings()).singleElement().asString().contains("hiroba.http.prot");
    assertThat(found.shown())
        .contains(
            new ShownSetting("hiroba.http.port", "eighty", "system property hiroba.http.port"),
            new ShownSetting(
                "hiroba.database.url",
                "jdbc:postgresql://h/d?password=***",
                "system property hiroba.database.url"));
  }

  @Test
  void takesTheFirstPlaceThatHasTheKey() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(
        home.resolve("hiroba.properties"),
        """
        hiroba.http.port=1
        hiroba.limits.replay-events=1
        hiroba.limits.outbox-events=1
        hiroba.limits.sockets-per-user=1
        hiroba.limits.posts-per-second=1
        """);
    Map<String, String> context =
        Map.of(
            "hiroba.limits.replay-events", "2",
            "hiroba.limits.outbox-events", "2",
            "hiroba.limits.sockets-per-user", "2",
            "hiroba.limits.posts-per-second", "2");
    Map<String, String> environment =
        Map.of(
            "HIROBA_LIMITS_OUTBOX_EVENTS", "3",
            "HIROBA_LIMITS_SOCKETS_PER_USER", "3",
            "HIROBA_LIMITS_POSTS_PER_SECOND", "3");
    Map<String, String> system =
        Map.of(
            "hiroba.home", home.toString(),
            "hiroba.limits.sockets-per-user", "4",
            "hiroba.limits.posts-per-second", "4");
    Map<String, String> jndi = Map.of("hiroba.limits.posts-per-second", "5");

    Settings settings =
        resolve(
                List.of(
                    new MapSource("JNDI", jndi),
                    new MapSource("system property", system),
                    new EnvironmentSource(environment),
                    new MapSource("context-param", context)))
            .settings();

    assertThat(settings.http().port()).isEqualTo(1);
    assertThat(settings.limits().replayEvents()).isEqualTo(2);
    assertThat(settings.limits().outboxEvents()).isEqualTo(3);
    assertThat(settings.limits().socketsPerUser()).isEqualTo(4);
    assertThat(settings.limits().postsPerSecond()).isEqualTo(5);
  }

  @Test
  void takesASettingOnceForEachOfManyNames() {
    Map<String, String> file =
        Map.of(
            "hiroba.rooms.auto-join.sales", "a", "hiroba.rooms.auto-join.All_hands.v2", "b, c d,");
    Map<String, String> environment =
        Map.of("HIROBA_ROOMS_AUTO_JOIN_SALES", "first", "HIROBA_ROOMS_AUTO_JOIN_", "nobody");

    Resolution resolution =
        resolve(List.of(home(), new EnvironmentSource(environment), new MapSource("test", file)));

    assertThat(resolution.settings().auth().identity().autoJoin())
        .isEqualTo(Map.of("sales", Set.of("first"), "all_hands.v2", Set.of("b", "c d")));
    assertThat(resolution.warnings()).hasSize(1).first().asString().contains("AUTO_JOIN_ ");
  }

  @Test
  void readsEveryKindOfValue() throws Exception {
    Settings settings =
        resolve(
                Map.of(
                    "hiroba.origins", "https://A.example.com:443, http://b.example.com:81",
                    "hiroba.trusted-proxies", "127.0.0.1 10.0.0.0/8,2001:db8::/32",
                    "hiroba.daytime.tcp.port", "OFF",
                    "hiroba.daytime.udp.port", "0",
                    "hiroba.daytime.zone", "Asia/Tokyo",
                    "hiroba.daytime.format", "yyyy-MM-dd",
                    "hiroba.echo.greeting", "hello, world!",
                    "hiroba.teaching-endpoints", "false"))
            .settings();

    assertThat(settings.access().allowsOrigin("https://a.example.com")).isTrue();
    assertThat(settings.access().allowsOrigin("http://b.example.com:81")).isTrue();
    assertThat(settings.access().allowsOrigin("https://b.example.com:81")).isFalse();
    assertThat(settings.access().allowsOrigin("https://a.example.com.evil.test")).isFalse();
    assertThat(settings.access().allowsOrigin("null")).isFalse();
    assertThat(settings.access().trustsProxy(InetAddress.getByName("10.200.3.4"))).isTrue();
    assertThat(settings.access().trustsProxy(InetAddress.getByName("11.0.0.1"))).isFalse();
    assertThat(settings.listeners().daytimeTcp().isOff()).isTrue();
    assertThat(settings.listeners().daytimeUdp()).isEqualTo(PortSetting.of(0));
    assertThat(settings.listeners().daytimeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(settings.listeners().daytimeFormat()).isEqualTo("yyyy-MM-dd");
    assertThat(settings.listeners().echoGreeting()).contains("hello, world!");
    assertThat(settings.teachingEndpoints()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hiroba.http.port|eighty",
        "hiroba.http.port|65536",
        "hiroba.http.port|-1",
        "hiroba.daytime.udp.port|on",
        "hiroba.daytime.zone|Mars/Olympus",
        "hiroba.daytime.format|bbbbq",
        "hiroba.daytime.format|yyyy'\u5e74'",
        "hiroba.limits.posts-per-second|99999999999",
        "hiroba.limits.max-text-chars|0",
        "hiroba.origins|*",
        "hiroba.origins|null",
        "hiroba.origins|https://a.example.com/path",
        "hiroba.trusted-proxies|proxy.example.com",
        "hiroba.trusted-proxies|10.0.0.0/33",
        "hiroba.trusted-proxies|999.1.1.1",
        "hiroba.teaching-endpoints|yes",
        "hiroba.auth|password"
      })
  void stopsWithOneClearLineAtABadValue(String key, String value) {
    assertThatThrownBy(() -> resolve(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value)
        .hasMessageContaining("system property")
        .hasMessageContaining("Allowed: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void namesTheEnvironmentVariableOfABadValue() {
    assertThatThrownBy(
            () -> resolve(List.of(home(), new EnvironmentSource(Map.of("HIROBA_HTTP_PORT", "x")))))
        .hasMessage(
            "hiroba.http.port=x (environment HIROBA_HTTP_PORT) is not allowed: not a whole number."
                + " Allowed: 0–65535.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"guest,local", "local guest", "local,local"})
  void refusesListsOfSignInModesThatMakeNoSense(String modes) {
    assertThatThrownBy(() -> resolve(Map.of("hiroba.auth", modes)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.auth=" + modes);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 127.0.0.1, false, GUEST",
    "true, localhost, false, GUEST",
    "true, ::1, false, GUEST",
    "true, 0.0.0.0, false, LOCAL",
    "true, chat.example.com, false, LOCAL",
    "true, 0.0.0.0, true, GUEST",
    "false, 127.0.0.1, false, LOCAL",
    "false, 127.0.0.1, true, GUEST"
  })
  void wantsPasswordsWhereverOthersCouldCome(
      boolean standalone, String host, boolean remoteGuests, AuthMode mode) {
    Map<String, String> values =
        Map.of(
            "hiroba.http.host",
            host,
            "hiroba.auth.guest.allow-remote",
            Boolean.toString(remoteGuests));

    assertThat(resolve(List.of(home(), new MapSource("test", values)), standalone))
        .extracting(found -> found.settings().auth().modes())
        .isEqualTo(List.of(mode));
  }

  @Test
  void takesTheModeThatIsSetWhereverItServes() {
    assertThat(resolve(Map.of("hiroba.auth", "Local")).settings().auth().isGuest()).isFalse();
    List<Source> guest = List.of(home(), new MapSource("test", Map.of("hiroba.auth", "guest")));
    assertThat(resolve(guest, false).settings().auth().isGuest()).isTrue();
  }

  @Test
  void givesUpTheHomeWhenAValueIsBad() {
    assertThatThrownBy(() -> resolve(Map.of("hiroba.http.port", "x")))
        .isInstanceOf(SettingsException.class);
    assertThat(resolve(Map.of()).settings().http().port()).isEqualTo(8080);
  }

  @Test
  void warnsAboutUnknownKeysOfEveryPlaceWithTheNearestName() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/hiroba.properties"), "hiroba.trusted-proxy=127.0.0.1");

    List<String> warnings =
        resolve(
                List.of(
                    home(),
                    new MapSource("system property", Map.of("hiroba.daytime.tcp-port", "1")),
                    new EnvironmentSource(Map.of("HIROBA_HTTP_PROT", "1", "HOME", "/")),
                    new MapSource("context-param", Map.of("hiroba.orgins", "", "other", "x"))))
            .warnings();

    assertThat(warnings)
        .containsExactly(
            "Unknown setting hiroba.daytime.tcp-port (system property) is ignored. Did you mean"
                + " hiroba.daytime.tcp.port?",
            "Unknown setting HIROBA_HTTP_PROT (environment) is ignored. Did you mean"
                + " HIROBA_HTTP_PORT?",
            "Unknown setting hiroba.orgins (context-param) is ignored. Did you mean"
                + " hiroba.origins?",
            "Unknown setting hiroba.trusted-proxy ("
                + folder.resolve("home/hiroba.properties")
                + ") is ignored. Did you mean hiroba.trusted-proxies?");
  }

  @Test
  void doesNotWarnAboutKnownKeysNorAboutThoseOfTheBuild() {
    Map<String, String> values = new HashMap<>();
    SettingKeys.all().stream()
        .filter(key -> !key.name().equals("hiroba.home"))
        .forEach(key -> values.put(key.name(), key.defaultText()));
    values.put("hiroba.tests.required", "browser");

    assertThat(resolve(values).warnings()).isEmpty();
  }

  @Test
  void countsABlankValueAsNotSet() {
    assertThat(resolve(Map.of("hiroba.http.port", " ")).settings().http().port()).isEqualTo(8080);
  }

  @Test
  void saysWhichHomeAndWhichDatabaseAndWhy() {
    assertThat(resolve(Map.of()).decisions())
        .containsExactly(
            "Home: " + folder.resolve("home") + " (test hiroba.home)",
            "Database: DataSource jdbc/hiroba if the server has it, else SQLite "
                + folder.resolve("home/hiroba.db")
                + ", because neither hiroba.database.url nor hiroba.datasource is set");
    assertThat(
            resolve(Map.of("hiroba.database.url", "jdbc:postgresql://u:p@db/x?password=s3cret&a=b"))
                .decisions())
        .last()
        .isEqualTo(
            "Database: jdbc:postgresql://***@db/x?password=***&a=b, because hiroba.database.url is"
                + " set");
    Resolution named = resolve(Map.of("hiroba.datasource", "java:/chat"));
    assertThat(named.decisions())
        .last()
        .isEqualTo("Database: DataSource java:/chat, because hiroba.datasource is set");
    assertThat(named.settings().database().jndiNameConfigured()).isTrue();
  }

  @Test
  void neverShowsThePassword() {
    Settings settings =
        resolve(
                Map.of(
                    "hiroba.database.url", "jdbc:postgresql://db/x?user=u&password=hunter2",
                    "hiroba.database.password", "hunter2"))
            .settings();

    assertThat(settings.toString()).doesNotContain("hunter2");
    assertThat(settings.database().password()).contains("hunter2");
    assertThat(new MapSource("test", Map.of("hiroba.database.password", "hunter2")).toString())
        .doesNotContain("hunter2");
  }

  @Test
  void saysThatTheHomeCannotBeSetInItsOwnFile() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/hiroba.properties"), "hiroba.home=/elsewhere");

    assertThat(resolve(Map.of()).warnings()).singleElement().asString().contains("no effect");
  }

  @Test
  void stopsAtAFileThatIsNoPropertiesFile() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/hiroba.properties"), "hiroba.http.port=\\uXYZ!");

    assertThatThrownBy(() -> resolve(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.properties");
  }

  @Test
  void warnsThatRemoteGuestsNeedNoPassword() {
    assertThat(resolve(Map.of("hiroba.auth.guest.allow-remote", "true")).warnings())
        .singleElement()
        .asString()
        .contains("hiroba.auth.guest.allow-remote");
  }

  @Test
  void keepsControlCharactersOutOfItsMessages() {
    assertThatThrownBy(() -> resolve(Map.of("hiroba.http.host", "x", "hiroba.http.port", "1\n2")))
        .message()
        .contains("1?2");
  }

  private Source home() {
    return new MapSource("test", Map.of("hiroba.home", folder.resolve("home").toString()));
  }

  private Resolution resolve(Map<String, String> systemProperties) {
    return resolve(List.of(home(), new MapSource("system property", systemProperties)));
  }

  private Resolution resolve(List<Source> sources) {
    return resolve(sources, true);
  }

  private Resolution resolve(List<Source> sources, boolean standalone) {
    for (HomeFolder home : opened) {
      try {
        home.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    Resolution resolution =
        new SettingsResolver(sources, new HomePlaces(Map.of(), Optional.empty()), standalone)
            .resolve();
    opened.add(resolution.settings().home());
    return resolution;
  }
}
