package org.hiroba.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.StorageException;
import org.hiroba.log.StoreContract;
import org.junit.jupiter.api.Test;

/** Says what every {@link AccountDirectory} does. */
public abstract class AccountDirectoryContract extends StoreContract {
  private static final TokenHash HASH = TokenHash.of("token");
  private static final SignInSession SESSION =
      new SignInSession(HASH, ANN.id(), NOON, NOON, NOON.plus(Duration.ofDays(30)));

  @Test
  void findsAnAccountByIdAndByNameIgnoringCaseAndWidth() {
    addPeople();
    User ann = new User(ANN.id(), "ann", "Ann", Set.of(Role.USER));

    assertThat(store.accounts().find(ANN.id())).contains(ann);
    assertThat(store.accounts().findByName(new AccountName("ANN"))).contains(ann);
    assertThat(store.accounts().findByName(new AccountName("Ａｎｎ"))).contains(ann);
    assertThat(store.accounts().findByName(new AccountName("an"))).isEmpty();
    assertThat(store.accounts().find(new UserId("nobody"))).isEmpty();
    assertThat(ask(tx -> tx.port(SignInWrites.class).findAccountByName(new AccountName("aNN"))))
        .contains(ann);
  }

  @Test
  void keepsSpellingAndRoles() {
    User eve =
        new User(new UserId("u-eve"), "Ève 太郎", "E. \"%_\" 👩‍🚀", Set.of(Role.USER, Role.ADMIN));
    run(tx -> tx.port(SignInWrites.class).addAccount(eve, new AccountName("Ève 太郎"), NOON));

    assertThat(store.accounts().find(eve.id())).contains(eve);
    assertThat(store.accounts().findByName(new AccountName("ève 太郎"))).contains(eve);
  }

  @Test
  void givesAReleasedNameToANewcomer() {
    addPeople();
    run(tx -> tx.port(SignInWrites.class).releaseName(ANN.id()));
    assertThat(store.accounts().findByName(new AccountName("ann"))).isEmpty();
    assertThat(store.accounts().find(ANN.id())).map(User::name).contains("ann");

    UserRef newcomer = new UserRef(new UserId("u-ann-2"), "Ann", "Other");
    run(tx -> add(tx, newcomer));

    assertThat(store.accounts().findByName(new AccountName("ann")))
        .map(User::id)
        .contains(newcomer.id());
    assertThat(store.accounts().find(ANN.id())).map(User::displayName).contains("Ann");
  }

  @Test
  void refusesANameThatIsHeld() {
    addPeople();

    assertThatThrownBy(() -> run(tx -> add(tx, new UserRef(new UserId("u-2"), "ANN", "Other"))))
        .isInstanceOf(StorageException.class);

    assertThat(store.accounts().find(new UserId("u-2"))).isEmpty();
  }

  @Test
  void keepsSignIns() {
    addPeople();
    run(
        tx -> {
          tx.port(SignInWrites.class).addSession(SESSION);
          assertThat(tx.port(SignInWrites.class).findSession(HASH)).contains(SESSION);
          assertThat(tx.port(SignInWrites.class).hasLiveSession(ANN.id(), NOON)).isTrue();
        });

    reopen();

    assertThat(store.accounts().findSession(HASH)).contains(SESSION);
    assertThat(store.accounts().findSession(TokenHash.of("other"))).isEmpty();
    assertThat(
            holds(tx -> tx.port(SignInWrites.class).hasLiveSession(ANN.id(), SESSION.expiresAt())))
        .isFalse();
    assertThat(holds(tx -> tx.port(SignInWrites.class).hasLiveSession(BOB.id(), NOON))).isFalse();
  }

  @Test
  void extendsAndEndsSignIns() {
    addPeople();
    run(tx -> tx.port(SignInWrites.class).addSession(SESSION));
    SignInSession extended =
        new SignInSession(
            HASH, ANN.id(), NOON, NOON.plus(Duration.ofDays(2)), NOON.plus(Duration.ofDays(32)));

    run(
        tx ->
            tx.port(SignInWrites.class)
                .extendSession(HASH, extended.extendedAt(), extended.expiresAt()));
    assertThat(store.accounts().findSession(HASH)).contains(extended);

    run(tx -> tx.port(SignInWrites.class).removeSession(HASH));
    assertThat(store.accounts().findSession(HASH)).isEmpty();
    run(tx -> tx.port(SignInWrites.class).removeSession(HASH));
    run(tx -> tx.port(SignInWrites.class).extendSession(HASH, NOON, NOON));
    assertThat(store.accounts().findSession(HASH)).isEmpty();
  }

  @Test
  void keepsAndEndsTheTokensOfPrograms() {
    addPeople();
    ApiToken first = new ApiToken("t1", TokenHash.of("one"), ANN.id(), "CI 広場", NOON);
    ApiToken second =
        new ApiToken("t0", TokenHash.of("two"), ANN.id(), "CI 広場", NOON.plusMillis(1));
    run(
        tx -> {
          tx.port(SignInWrites.class).addToken(second);
          tx.port(SignInWrites.class).addToken(first);
          assertThat(tx.port(SignInWrites.class).tokens(ANN.id())).containsExactly(first, second);
        });

    reopen();

    assertThat(store.accounts().findToken(TokenHash.of("one"))).contains(first);
    assertThat(store.accounts().findToken(TokenHash.of("none"))).isEmpty();
    assertThat(store.accounts().tokens(ANN.id())).containsExactly(first, second);
    assertThat(store.accounts().tokens(BOB.id())).isEmpty();
    // A token is no sign-in: it neither holds a name nor is found as one.
    assertThat(store.accounts().findSession(TokenHash.of("one"))).isEmpty();
    assertThat(holds(tx -> tx.port(SignInWrites.class).hasLiveSession(ANN.id(), NOON))).isFalse();

    run(tx -> tx.port(SignInWrites.class).removeToken(first.hash()));
    run(tx -> tx.port(SignInWrites.class).removeToken(first.hash()));
    assertThat(store.accounts().findToken(first.hash())).isEmpty();
    assertThat(askAll(tx -> tx.port(SignInWrites.class).tokens(ANN.id()))).containsExactly(second);
  }

  @Test
  void keepsWhatATokenIsGoodForAndWhenItWasUsed() {
    addPeople();
    ApiToken token =
        new ApiToken(
            "t1",
            TokenHash.of("one"),
            ANN.id(),
            "ci",
            NOON,
            new Reach(Scope.READ, Set.of("lobby", "r@1"), NOON.plusSeconds(9)),
            null);
    ApiToken other =
        new ApiToken("t2", TokenHash.of("two"), ANN.id(), "ops", NOON, Reach.of(Scope.OPS), null);
    run(
        tx -> {
          tx.port(SignInWrites.class).addToken(token);
          tx.port(SignInWrites.class).addToken(other);
        });
    reopen();
    assertThat(store.accounts().tokens(ANN.id())).containsExactly(token, other);

    Set<TokenHash> both = Set.of(token.hash(), other.hash());
    assertThat(store.accounts().goodAmong(both, NOON.plusMillis(8_999)))
        .containsExactlyInAnyOrderElementsOf(both);
    assertThat(store.accounts().goodAmong(both, NOON.plusSeconds(9))).containsOnly(other.hash());

    run(
        tx ->
            tx.port(SignInWrites.class)
                .used(List.of(token.hash(), TokenHash.of("gone")), NOON.plusSeconds(5)));
    assertThat(store.accounts().findToken(token.hash()).orElseThrow().lastUsedAt())
        .isEqualTo(NOON.plusSeconds(5));
    assertThat(store.accounts().findToken(other.hash()).orElseThrow().lastUsedAt()).isNull();
  }

  @Test
  void rollsBackAnAccountThatWasNotCommitted() {
    try (var tx = log.begin(Set.of(), new java.util.TreeSet<>())) {
      add(tx, ANN);
      assertThat(tx.findAccount(ANN.id())).map(User::ref).contains(ANN);
      assertThat(tx.port(SignInWrites.class).findAccountByName(new AccountName("ann"))).isPresent();
    }

    assertThat(store.accounts().find(ANN.id())).isEmpty();
    addPeople();
    assertThat(store.accounts().find(ANN.id())).isPresent();
  }

  @Test
  void tellsWhichSignInsAndTokensAreGood() {
    addPeople();
    ApiToken token = new ApiToken("t1", TokenHash.of("program"), BOB.id(), "ci", NOON);
    run(
        tx -> {
          tx.port(SignInWrites.class).addSession(SESSION);
          tx.port(SignInWrites.class).addToken(token);
        });
    Set<TokenHash> asked = Set.of(HASH, token.hash(), TokenHash.of("unknown"));

    assertThat(store.accounts().goodAmong(asked, NOON)).containsOnly(HASH, token.hash());
    assertThat(store.accounts().goodAmong(asked, SESSION.expiresAt())).containsOnly(token.hash());
    assertThat(store.accounts().goodAmong(Set.of(), NOON)).isEmpty();

    run(tx -> tx.port(SignInWrites.class).releaseName(BOB.id()));
    assertThat(store.accounts().goodAmong(asked, NOON)).containsOnly(HASH);
    assertThat(store.accounts().findToken(token.hash())).isEmpty();
  }

  @Test
  void deletesExpiredSignInsAFewAtATime() {
    addPeople();
    run(
        tx -> {
          for (int i = 0; i < 5; i++) {
            tx.port(SignInWrites.class)
                .addSession(
                    new SignInSession(
                        TokenHash.of("old" + i), ANN.id(), NOON, NOON, NOON.plusMillis(i)));
          }
        });
    assertThat(removeThreeExpired()).isEqualTo(3);
    assertThat(removeThreeExpired()).isEqualTo(1);
    assertThat(removeThreeExpired()).isZero();
    assertThat(store.accounts().findSession(TokenHash.of("old4"))).isPresent();
  }

  @Test
  void listsTheTokensOfAllPageByPage() {
    addPeople();
    ApiToken one = new ApiToken("t1", TokenHash.of("1"), ANN.id(), "a", NOON);
    ApiToken two = new ApiToken("t2", TokenHash.of("2"), BOB.id(), "b", NOON);
    ApiToken three = new ApiToken("t3", TokenHash.of("3"), CAT.id(), "c", NOON);
    run(tx -> List.of(three, one, two).forEach(tx.port(SignInWrites.class)::addToken));

    assertThat(store.accounts().allTokens("", 2)).containsExactly(one, two);
    assertThat(store.accounts().allTokens("t2", 2)).containsExactly(three);
    assertThat(store.accounts().findToken("t2")).contains(two);
    assertThat(store.accounts().findToken("t9")).isEmpty();

    run(tx -> tx.port(SignInWrites.class).releaseName(BOB.id()));
    assertThat(store.accounts().allTokens("", 9)).containsExactly(one, three);
  }

  private int removeThreeExpired() {
    return write(tx -> tx.port(SignInWrites.class).removeExpiredSessions(NOON.plusMillis(3), 3));
  }
}
