package org.hiroba.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.directory.TestDirectory.dn;
import static org.hiroba.directory.TestDirectory.groupDn;
import static org.hiroba.directory.TestDirectory.uuid;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hiroba.config.LdapServers;
import org.hiroba.config.LdapSettings;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.PasswordVerifier.Unavailable;
import org.hiroba.feature.identity.PasswordVerifier.Verified;
import org.hiroba.feature.identity.PasswordVerifier.Wrong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says who comes in by a directory of five thousand people, and as whom. */
class LdapVerifierTest {
  private static final String PASSWORD = "pässword (*)\\,日本";
  private static final TestDirectory DIRECTORY = TestDirectory.start();

  @TempDir Path folder;
  private LdapFixture ldap;

  @BeforeAll
  static void fill() {
    for (int i = 0; i < 5_000; i++) {
      DIRECTORY.person("person" + i, "secret" + i);
    }
    DIRECTORY.person("alice", "wonder", new Attribute("mail", "alice@example.com"));
    DIRECTORY.group("staff", dn("alice"), dn("o'brien (ext)"));
    DIRECTORY.group("all of us", groupDn("staff"), groupDn("round"));
    DIRECTORY.group("round", groupDn("all of us"));
    DIRECTORY.group("others", dn("person1"));
  }

  @AfterAll
  static void stop() {
    DIRECTORY.close();
  }

  @BeforeEach
  void connect() {
    ldap = LdapFixture.of(LdapFixture.settings(servers()));
  }

  private LdapServers servers() {
    return LdapFixture.servers(folder, DIRECTORY.url());
  }

  private ExternalIdentity enter(LdapFixture by, String name, String password) {
    assertThat(by.verify(name, password)).isInstanceOf(Verified.class);
    return ((Verified) by.verify(name, password)).identity();
  }

  private ExternalIdentity enter(String name, String password) {
    return enter(ldap, name, password);
  }

  @Test
  void tellsWhoSomebodyIs() {
    assertThat(enter("alice", "wonder"))
        .isEqualTo(
            new ExternalIdentity(
                "ldap",
                uuid("alice"),
                "alice",
                "The alice",
                "alice@example.com",
                Optional.of(Set.of("staff", "all of us", "round"))));
    assertThat(enter("ALICE", "wonder").name()).isEqualTo("alice");
    assertThat(enter("person4999", "secret4999").groups()).contains(Set.of());
    assertThat(ldap.state.check().data()).containsEntry("failures", 0L);
  }

  @Test
  void refusesWrongPasswordsUnknownNamesAndEmptyPasswords() {
    assertThat(ldap.verify("alice", "wonders")).isInstanceOf(Wrong.class);
    assertThat(ldap.verify("alice", "")).isInstanceOf(Wrong.class);
    assertThat(ldap.verify("nobody", "wonder")).isInstanceOf(Wrong.class);
    assertThat(ldap.verify(" ", "wonder")).isInstanceOf(Wrong.class);
    assertThat(ldap.verify("alice", TestDirectory.SERVICE_PASSWORD)).isInstanceOf(Wrong.class);
    assertThat(ldap.state.check().data()).containsEntry("failures", 0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "ali*",
        "alice)(uid=*",
        "*)(objectClass=*",
        "alice)(|(uid=*",
        "\\",
        "\\2a",
        "\u0000",
        "alice\u0000",
        ",",
        "alice,ou=people",
        "(",
        ")",
        "{0}",
        "uid=alice",
        "𠮷"
      })
  void takesNothingInANameForSyntax(String name) {
    assertThat(ldap.verify(name, "wonder")).isInstanceOf(Wrong.class);
    assertThat(ldap.state.check().data()).containsEntry("failures", 0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'brien (ext)",
        "star * star",
        "back\\slash",
        "comma, plus+ quote\" semi; <angle> #hash =",
        "鈴木 花子",
        "jürgen groß",
        " led and trailed ",
        "#first",
        "slash/slash",
        "𠮷野"
      })
  void letsPeopleInWhateverIsInTheirNames(String name) {
    if (!name.startsWith("o'brien")) {
      DIRECTORY.group("of " + name, dn(name));
    }
    DIRECTORY.person(name, PASSWORD);
    ExternalIdentity found = enter(name, PASSWORD);
    assertThat(found.subject()).isEqualTo(uuid(name));
    assertThat(found.name()).isEqualTo(name);
    assertThat(found.groups().orElseThrow())
        .contains(name.startsWith("o'brien") ? "staff" : "of " + name);
    assertThat(ldap.verify(name, "wonder")).isInstanceOf(Wrong.class);
  }

  @Test
  void keepsTheSubjectOfWhomTheDirectoryRenames() {
    DIRECTORY.person("maiden", "name");
    ExternalIdentity before = enter("maiden", "name");
    DIRECTORY.rename("maiden", "married");
    ExternalIdentity after = enter("married", "name");
    assertThat(after.subject()).isEqualTo(before.subject());
    assertThat(after.name()).isEqualTo("married");
    assertThat(ldap.verify("maiden", "name")).isInstanceOf(Wrong.class);
  }

  @Test
  void readsTheIdsOfActiveDirectoryAsItsToolsWriteThem() {
    byte[] guid = new byte[16];
    IntStream.range(0, 16).forEach(i -> guid[i] = (byte) (i + 0xF0));
    DIRECTORY.person(
        "ad-name",
        "secret",
        new Attribute("objectGUID", guid),
        new Attribute("sAMAccountName", "aduser"),
        new Attribute("userAccountControl", "512"));
    assertThat(enter("aduser", "secret").subject())
        .isEqualTo("f3f2f1f0-f5f4-f7f6-f8f9-fafbfcfdfeff");
  }

  @Test
  void letsNobodyInWithoutAnIdOrWhereTwoAreMeant() {
    Entry nameless = new Entry(dn("no-id"));
    nameless.addAttribute("objectClass", "person");
    nameless.addAttribute("uid", "no-id");
    nameless.addAttribute("userPassword", "secret");
    DIRECTORY.add(nameless);
    assertThat(ldap.verify("no-id", "secret")).isInstanceOf(Wrong.class);

    DIRECTORY.person("twin-1", "secret", new Attribute("sAMAccountName", "twin"));
    DIRECTORY.person("twin-2", "secret", new Attribute("sAMAccountName", "twin"));
    assertThat(ldap.verify("twin", "secret")).isInstanceOf(Wrong.class);
    assertThat(ldap.state.check().data()).containsEntry("failures", 0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userAccountControl=514",
        "nsAccountLock=TRUE",
        "loginDisabled=true",
        "pwdAccountLockedTime=000001010000Z"
      })
  void letsNobodyInWhomTheDirectoryCallsDisabled(String flag) {
    String name = "off " + flag;
    DIRECTORY.person(name, "secret");
    enter(name, "secret");
    DIRECTORY.set(name, flag.substring(0, flag.indexOf('=')), flag.replaceFirst(".*=", ""));
    assertThat(ldap.verify(name, "secret")).isInstanceOf(Wrong.class);
  }

  @Test
  void doesNotTakeALockThatEndsByItselfForDisabled() {
    DIRECTORY.person("locked", "secret", new Attribute("pwdAccountLockedTime", "20261101120000Z"));
    enter("locked", "secret");
  }

  @Test
  void countsGroupsInGroupsOnlyWhereThatIsSaid() {
    LdapFixture flat =
        LdapFixture.of(LdapFixture.settings(servers(), LdapSettings.USER_FILTER, false));
    assertThat(enter(flat, "alice", "wonder").groups()).contains(Set.of("staff"));
  }

  @Test
  void knowsNoGroupsRatherThanAPartOfThem() {
    DIRECTORY.person("deep", "secret");
    DIRECTORY.group("deep-0", dn("deep"));
    for (int i = 1; i <= LdapGroups.MOST_LEVELS; i++) {
      DIRECTORY.group("deep-" + i, groupDn("deep-" + (i - 1)));
    }
    assertThat(enter("deep", "secret").groups()).isEmpty();
    DIRECTORY.remove(groupDn("deep-" + LdapGroups.MOST_LEVELS));
    assertThat(enter("deep", "secret").groups().orElseThrow()).hasSize(LdapGroups.MOST_LEVELS);

    DIRECTORY.person("joiner", "secret");
    for (int i = 0; i <= LdapGroups.MOST_GROUPS; i++) {
      DIRECTORY.group("many-" + i, dn("joiner"));
    }
    LdapFixture patient =
        LdapFixture.of(
            LdapFixture.settings(
                LdapFixture.withTimeout(servers(), 20), LdapSettings.USER_FILTER, false));
    assertThat(enter(patient, "joiner", "secret").groups()).isEmpty();
    DIRECTORY.remove(groupDn("many-0"));
    assertThat(enter(patient, "joiner", "secret").groups().orElseThrow())
        .hasSize(LdapGroups.MOST_GROUPS);
  }

  @Test
  void knowsNoGroupsWithoutABaseAndWhereTheirSearchFails() {
    LdapSettings usual = LdapFixture.settings(servers());
    assertThat(enter(withGroupBase(usual, Optional.empty()), "alice", "wonder").groups()).isEmpty();
    assertThat(
            enter(withGroupBase(usual, Optional.of("ou=none,dc=example,dc=com")), "alice", "wonder")
                .groups())
        .isEmpty();
  }

  private static LdapFixture withGroupBase(LdapSettings usual, Optional<String> base) {
    return LdapFixture.of(
        new LdapSettings(
            usual.servers(),
            usual.userBase(),
            usual.userFilter(),
            usual.idAttributes(),
            usual.nameAttributes(),
            base,
            usual.groupFilter(),
            usual.nested(),
            usual.recheckMinutes()));
  }

  @Test
  void asksTheOtherServerWhereOneIsAway() {
    LdapFixture two =
        LdapFixture.of(
            LdapFixture.settings(
                LdapFixture.servers(folder, "ldap://127.0.0.1:1", DIRECTORY.url())));
    enter(two, "alice", "wonder");
    assertThat(two.verify("alice", "no")).isInstanceOf(Wrong.class);
  }

  @Test
  void cannotSayAnythingWhereTheBindAccountMayNotComeIn() {
    LdapServers servers = servers();
    LdapFixture.passwordFile(folder, "not it");
    assertThat(why(LdapFixture.of(LdapFixture.settings(servers))))
        .contains("hiroba.auth.ldap.bind-dn")
        .doesNotContain("not it");
    LdapFixture.passwordFile(folder, "\n");
    assertThat(why(LdapFixture.of(LdapFixture.settings(servers)))).contains("holds no password");
    // The password is read each time.
    LdapFixture.passwordFile(folder, TestDirectory.SERVICE_PASSWORD + "\r\nmore");
    enter("alice", "wonder");
  }

  @Test
  void cannotSayAnythingWhereNobodyMayLookAnonymously() {
    LdapServers servers =
        new LdapServers(
            List.of(DIRECTORY.url()),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    assertThat(why(LdapFixture.of(LdapFixture.settings(servers)))).contains("error code");
  }

  @Test
  void cannotSayAnythingWhereSettingsAreMissing() {
    LdapFixture nowhere = LdapFixture.of(LdapFixture.settings(LdapFixture.servers(folder)));
    assertThat(why(nowhere)).contains("hiroba.auth.ldap.urls");
    assertThat(nowhere.state.check().data().get("error")).asString().contains("urls");
  }

  private static String why(LdapFixture fixture) {
    assertThat(fixture.verify("alice", "wonder")).isInstanceOf(Unavailable.class);
    return ((Unavailable) fixture.verify("alice", "wonder")).why();
  }
}
