package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says how settings of a directory are spelled. */
class LdapSettingsTest {
  @Test
  void readsUrlsDnsFiltersAndAttributes() {
    assertThat(LdapTypes.URLS.parse().apply("ldap://a, LDAPS://b.example.com:1636/"))
        .containsExactly("ldap://a", "ldaps://b.example.com:1636");
    assertThat(LdapTypes.URLS.parse().apply("ldap://[::1]:389"))
        .containsExactly("ldap://[::1]:389");
    assertThat(LdapTypes.DN.parse().apply("ou=人,dc=example"))
        .isEqualTo(Optional.of("ou=人,dc=example"));
    assertThat(LdapTypes.FILTER.parse().apply("(&(a=b)(uid={0}))")).isPresent();
    assertThat(LdapTypes.FILTER.parse().apply("")).isEmpty();
    assertThat(LdapTypes.ATTRIBUTES.parse().apply("entryUUID|objectGUID"))
        .containsExactly("entryUUID", "objectGUID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a",
        "a",
        "ldap:",
        "ldap://",
        "ldap://a/dc=example",
        "ldap://a?x",
        "ldap://user:secret@a",
        "ldap://a b,c d,e f,g h i",
        "ldap://%"
      })
  void refusesWhatIsNoUrlOfAServer(String text) {
    assertThatThrownBy(() -> LdapTypes.URLS.parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"uid={0}", "(uid=*)", "((uid={0})", "(uid={0}))", "(a={0})(b={0})", ")(uid={0}"})
  void refusesFiltersThatDoNotHoldTogether(String text) {
    assertThatThrownBy(() -> LdapTypes.FILTER.parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesOtherWrongValues() {
    assertThatThrownBy(() -> LdapTypes.DN.parse().apply("people"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LdapTypes.ATTRIBUTES.parse().apply(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LdapTypes.ATTRIBUTES.parse().apply("uid)(x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
