package org.hiroba.feature.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.Reach;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.log.FaultyStore.CommitFault;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInsTest {
  private static final AccountName ANN = new AccountName("Ann");

  private final Plaza plaza = new Plaza();
  private final SignIns signIns = plaza.signIns;

  @AfterEach
  void close() {
    plaza.close();
  }

  private SignIns.SignedIn signIn(String name) throws Refusal {
    return signIns.signInGuest(new AccountName(name), null, null);
  }

  private void assertTaken(String name) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> signIn(name));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.CONFLICT);
  }

  @Test
  void knowsWhoBearsAToken() throws Refusal {
    SignIns.SignedIn ann = signIns.signInGuest(ANN, "Ann of the square", null);
    assertThat(signIns.find(ann.token()))
        .contains(new SignIns.Known(ann.user(), TokenHash.of(ann.token()), Reach.PERSON, false));
    assertThat(ann.user().displayName()).isEqualTo("Ann of the square");
    assertThat(signIns.find("guess")).isEmpty();
  }

  @Test
  void givesEveryoneAFreshToken() throws Refusal {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      tokens.add(signIn("p" + i).token());
    }
    // Never with "-" first, which the command line would take for an option.
    assertThat(tokens).hasSize(50).allMatch(token -> token.matches("hrs_[\\w-]{43}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann", "ann", "ANN", "Ａｎｎ"})
  void holdsANameHoweverItIsSpelled(String spelling) throws Refusal {
    signIn("Ann");
    assertTaken(spelling);
  }

  @Test
  void givesANameThatWasSignedOutToANewcomerWhoIsANewAccount() throws Refusal {
    SignIns.SignedIn first = signIn("Ann");
    signIns.signOut(first.user().id(), TokenHash.of(first.token()));
    assertThat(signIns.find(first.token())).isEmpty();
    SignIns.SignedIn second = signIn("ann");
    assertThat(second.user().id()).isNotEqualTo(first.user().id());
    assertThat(plaza.store.accounts().find(first.user().id())).isPresent();
  }

  @Test
  void showsANewcomerOfANameNothingOfThePrivateRoomsOfTheOneBefore() throws Refusal {
    Client ann = plaza.client("Ann");
    String room = ann.createRoom("Secret", "private");
    signIns.signOut(ann.id(), ann.session.signIn());
    SignIns.SignedIn second = signIn("Ann");
    assertThat(plaza.store.rooms().overviewsOf(second.user().id()))
        .extracting(overview -> overview.room().id().value())
        .containsExactly("lobby")
        .doesNotContain(room);
  }

  @Test
  void letsTheSameBrowserKeepItsAccountAndEndsItsFormerSignIn() throws Refusal {
    Client ann = plaza.client("Ann");
    SignIns.SignedIn again = signIns.signInGuest(ANN, null, ann.session.signIn());
    assertThat(again.user().id()).isEqualTo(ann.id());
    await()
        .untilAsserted(
            () -> assertThat(ann.connection.closes()).containsExactly(CloseCode.SIGNED_OUT));
    assertThat(signIns.find(again.token())).isPresent();
    assertTaken("Ann");
  }

  @Test
  void letsABrowserTakeAnotherNameAndFreesItsFormerOne() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    SignIns.SignedIn bob =
        signIns.signInGuest(new AccountName("Bob"), null, TokenHash.of(ann.token()));
    assertThat(bob.user().id()).isNotEqualTo(ann.user().id());
    assertThat(signIns.find(ann.token())).isEmpty();
    assertThat(signIn("Ann").user().id()).isNotEqualTo(ann.user().id());
  }

  @Test
  void endsNothingWhenTheNewNameIsTaken() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    signIn("Bob");
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> signIns.signInGuest(new AccountName("Bob"), null, TokenHash.of(ann.token())));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.CONFLICT);
    assertThat(signIns.find(ann.token())).isPresent();
  }

  @Test
  void expiresAfterItsLifetimeToTheMillisecond() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    plaza.clock.move(Plaza.LIFETIME.idle().minusMillis(1));
    assertTaken("Ann");
    assertThat(
            plaza
                .store
                .accounts()
                .findSession(TokenHash.of(ann.token()))
                .orElseThrow()
                .isLiveAt(plaza.clock.instant()))
        .isTrue();
    plaza.clock.move(Duration.ofMillis(1));
    assertThat(signIns.find(ann.token())).isEmpty();
    assertThat(signIn("Ann").user().id()).isNotEqualTo(ann.user().id());
  }

  @Test
  void extendsASignInInUseAtMostDaily() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    int commits = plaza.store.commits();
    plaza.clock.move(Duration.ofDays(1));
    assertThat(signIns.find(ann.token()).orElseThrow().extended()).isFalse();
    assertThat(plaza.store.commits()).isEqualTo(commits);
    plaza.clock.move(Duration.ofMillis(1));
    assertThat(signIns.find(ann.token()).orElseThrow().extended()).isTrue();
    assertThat(signIns.find(ann.token()).orElseThrow().extended()).isFalse();
    plaza.clock.move(Plaza.LIFETIME.idle().minusMillis(1));
    assertThat(signIns.find(ann.token())).isPresent();
  }

  @Test
  void endsASignInHoweverMuchItIsUsed() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    for (int day = 1; day < 60; day++) {
      plaza.clock.move(Duration.ofDays(1));
      assertThat(signIns.find(ann.token())).as("day %d", day).isPresent();
    }
    plaza.clock.move(Duration.ofDays(1).minusMillis(1));
    assertThat(signIns.find(ann.token())).isPresent();
    plaza.clock.move(Duration.ofMillis(1));
    assertThat(signIns.find(ann.token())).isEmpty();
  }

  @Test
  void knowsASignInThoughItCannotBeExtendedForNow() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    plaza.clock.move(Duration.ofDays(2));
    plaza.writer.close();
    SignIns.Known known = signIns.find(ann.token()).orElseThrow();
    assertThat(known.user()).isEqualTo(ann.user());
    assertThat(known.extended()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void keepsEverybodySignedInWhenTheClockJumpsByAnHour(long hours) throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    plaza.clock.move(Duration.ofHours(hours));
    assertThat(signIns.find(ann.token())).isPresent();
    assertTaken("Ann");
    plaza.clock.move(Duration.ofHours(-hours));
    assertThat(signIns.find(ann.token())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void signsInOnceThoughTheCommitFails(CommitFault fault) throws Refusal {
    SignIns.SignedIn bob = signIn("Bob");
    plaza.store.failNextCommit(fault);
    SignIns.SignedIn ann = signIns.signInGuest(ANN, null, TokenHash.of(bob.token()));
    assertThat(signIns.find(ann.token())).isPresent();
    assertThat(signIns.find(bob.token())).isEmpty();
    assertThat(plaza.store.accounts().findByName(ANN).orElseThrow().id())
        .isEqualTo(ann.user().id());
  }

  @Test
  void makesANewcomerKnownToMentionsInTheLobby() throws Refusal {
    Client bob = plaza.client("Bob");
    bob.post("lobby", "hello @Ann");
    SignIns.SignedIn ann = signIn("Ann");
    long seq = bob.post("lobby", "hello @Ann");
    assertThat(bob.awaitEvent("lobby", seq).get("mentions").get(0).asText())
        .isEqualTo(ann.user().id().value());
  }

  @Test
  void meansByANameWhoHoldsItNow() throws Refusal {
    Client bob = plaza.client("Bob");
    Client ann = plaza.client("Ann");
    UserId dead = ann.id();
    String room = bob.createRoom("Square", "private");
    bob.invite(room, ann);
    bob.post(room, "hello @ann");
    signIns.signOut(dead, ann.session.signIn());
    UserId living = signIn("Ann").user().id();

    long lobby = bob.post("lobby", "@ann @room @here");
    assertThat(bob.awaitEvent("lobby", lobby).get("mentions").toString())
        .contains(living.value())
        .doesNotContain(dead.value());
    long square = bob.post(room, "hello @ann");
    assertThat(bob.awaitEvent(room, square).has("mentions")).isFalse();
    assertThat(bob.ask("users", "").get("users").toString())
        .contains(living.value())
        .doesNotContain(dead.value());
    assertThat(bob.ask("users", "'room':'" + room + "'").get("users").toString())
        .doesNotContain(dead.value());
  }

  @Test
  void endsTheTokensOfAnAccountThatLosesItsName() throws Refusal {
    SignIns.SignedIn ann = signIn("Ann");
    String secret = plaza.apiTokens.make(ann.user().id(), "ci").secret();
    signIns.signOut(ann.user().id(), TokenHash.of(ann.token()));
    assertThat(signIns.find(secret)).isPresent();
    Client program = plaza.connectWith(ann.user(), TokenHash.of(secret));
    program.hello("");

    signIn("Ann");

    assertThat(signIns.find(secret)).isEmpty();
    assertThat(plaza.apiTokens.of(ann.user().id())).isEmpty();
    assertThat(program.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room", "ROOM", "here", "all", "channel", "everyone", "Ｒｏｏｍ", "全員", "みんな", "所有人", "모두",
        "alle", "tous", "todos", "все", "r-o-o-m", "rооm", "hеre", "ʀᴏᴏᴍ", "admin", "Admin",
            "system",
        "Hiroba", "аdmin", "Αdmin", "a.d.m.i.n", "ádmin", "管理者"
      })
  void refusesGuestsAReservedName(String name) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> signIn(name));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.BAD_REQUEST);
    assertThat(refusal.getMessage()).contains("choose another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Roomy", "Heren", "Allan", "Al Lee", "Admiral", "全", "みな", "Hiro", "Rob"})
  void givesGuestsWhatOnlyBeginsLikeOne(String name) throws Refusal {
    assertThat(signIn(name).user().name()).isEqualTo(name);
  }

  @Test
  void letsWhoHasAReservedNameKeepItButGivesTheMentionToTheGroup() throws Refusal {
    TokenHash signIn = TokenHash.of("from before");
    User room = new User(new UserId("u-room"), "room", "Mr Room", Set.of(Role.USER));
    plaza.submit(
        tx -> {
          tx.port(SignInWrites.class)
              .addAccount(room, new AccountName("room"), plaza.clock.instant());
          tx.port(SignInWrites.class)
              .addSession(
                  new SignInSession(
                      signIn,
                      room.id(),
                      plaza.clock.instant(),
                      plaza.clock.instant(),
                      plaza.clock.instant().plus(Plaza.LIFETIME.idle())));
        });
    assertThat(signIns.signInGuest(new AccountName("room"), null, signIn).user().id())
        .isEqualTo(room.id());
    Client bob = plaza.client("Bob");
    long seq = bob.post("lobby", "@room");
    JsonNode event = bob.awaitEvent("lobby", seq);
    assertThat(event.get("mentionsAll").asText()).isEqualTo("room");
    assertThat(event.has("mentions")).isFalse();
  }

  @Test
  void refusesANameThatLooksLikeAnothers() throws Refusal {
    signIn("anna");
    assertTaken("аnna");
    assertTaken("Αnnа");
    assertThat(signIn("анна").user().name()).isEqualTo("анна");
    assertThat(signIn("Ánna").user().name()).isEqualTo("Ánna");
    assertThat(signIn("an.na").user().name()).isEqualTo("an.na");
  }

  @Test
  void refusesADisplayNameThatLooksLikeAnothers() throws Refusal {
    signIn("anna");
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> signIns.signInGuest(new AccountName("mallory"), "Anna…", null));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.CONFLICT);
    assertThat(signIns.signInGuest(new AccountName("Anna2"), "Anna 2", null).user().displayName())
        .isEqualTo("Anna 2");
  }
}
