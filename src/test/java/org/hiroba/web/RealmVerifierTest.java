package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.hiroba.feature.identity.PasswordVerifier.Unavailable;
import org.hiroba.feature.identity.PasswordVerifier.Verified;
import org.hiroba.feature.identity.PasswordVerifier.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the realm of a server lets in, on a server that nobody knows; RealmIT has the others. */
class RealmVerifierTest {
  private static final Set<String> NAMED = Set.of("chat", "chat-admins");

  private final FakeRequest fake =
      new FakeRequest("192.0.2.1").user("Alice  B", "right", "chat").user("bob", "right");

  @Test
  void saysWhoItIsAndLeavesNobodySignedInThere() {
    RealmVerifier realm = new RealmVerifier(fake.asRequest(), NAMED);
    assertThat(realm.verify("Alice  B", "right"))
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> {
              assertThat(verified.identity().issuer()).isEqualTo("container");
              assertThat(verified.identity().subject()).isEqualTo("alice b");
              assertThat(verified.identity().name()).isEqualTo("Alice B");
              assertThat(verified.identity().groups()).isEqualTo(Optional.of(Set.of("chat")));
            });
    assertThat(fake.isSignedIn()).isFalse();
    assertThat(realm.verify("bob", "right"))
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> assertThat(verified.identity().groups()).isEqualTo(Optional.of(Set.of())));
  }

  @Test
  void knowsNoGroupsWhereNoneAreNamed() {
    assertThat(new RealmVerifier(fake.asRequest(), Set.of()).verify("bob", "right"))
        .isInstanceOfSatisfying(
            Verified.class, verified -> assertThat(verified.identity().groups()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "nobody", "BOB", "b\u00ADob", "bob\u200B", "bob\n"})
  void refusesOtherNamesAndPasswordsAlike(String name) {
    String password = name.equals("bob") ? "wrong" : "right";
    // White space around is no part of a name.
    String typed = name.equals("bob\n") ? "bo\nb" : name;
    assertThat(new RealmVerifier(fake.asRequest(), NAMED).verify(typed, password))
        .isEqualTo(new Wrong());
  }

  @Test
  void cannotSayWhenTheServerFails() {
    fake.broken(new IllegalStateException("no realm"));
    assertThat(new RealmVerifier(fake.asRequest(), NAMED).verify("bob", "right"))
        .isInstanceOfSatisfying(
            Unavailable.class, none -> assertThat(none.why()).contains("no realm"));
  }
}
