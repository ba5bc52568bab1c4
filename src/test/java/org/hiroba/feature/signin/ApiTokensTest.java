package org.hiroba.feature.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.AccountRole;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.signin.ApiTokens.Made;
import org.hiroba.log.FaultyStore.CommitFault;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokensTest {
  private final Plaza plaza = new Plaza();
  private final ApiTokens tokens = plaza.apiTokens;
  private final UserId ann = plaza.id("Ann");

  @AfterEach
  void close() {
    plaza.close();
  }

  @Test
  void letsItsBearerActForItsOwnerUntilItIsRevoked() throws Refusal {
    Made made = tokens.make(ann, " ci ");
    assertThat(made.secret()).startsWith("hrb_").hasSizeGreaterThan(40);
    assertThat(tokens.of(ann)).containsExactly(made.token());
    assertThat(made.token().name()).isEqualTo("ci");
    assertThat(made.token().reach()).isEqualTo(Reach.of(Scope.ALL));

    plaza.clock.move(Duration.ofDays(1_000));
    SignIns.Known known = plaza.signIns.find(made.secret()).orElseThrow();
    assertThat(known.user().id()).isEqualTo(ann);
    assertThat(known.extended()).isFalse();
    assertThat(known.reach()).isEqualTo(made.token().reach());

    tokens.revoke(plaza.signedIn("Ann").user(), "", made.token().id());
    assertThat(plaza.signIns.find(made.secret())).isEmpty();
    assertThat(tokens.of(ann)).isEmpty();
  }

  @Test
  void revokesOnlyOnesOwn() throws Refusal {
    Made made = tokens.make(ann, "ci");
    UserId bob = plaza.id("Bob");
    assertRefused(
        Refusal.Reason.NOT_FOUND,
        () -> tokens.revoke(plaza.signedIn("Bob").user(), "", made.token().id()));
    assertRefused(
        Refusal.Reason.NOT_FOUND, () -> tokens.revoke(plaza.signedIn("Ann").user(), "", "t0"));
    assertThat(plaza.signIns.find(made.secret())).isPresent();
    assertThat(tokens.of(bob)).isEmpty();
  }

  @Test
  void makesFiftyAndNoMore() throws Refusal {
    for (int i = 0; i < ApiTokens.MAX_PER_ACCOUNT; i++) {
      tokens.make(ann, "same name");
    }
    assertRefused(Refusal.Reason.CONFLICT, () -> tokens.make(ann, "one more"));
    tokens.revoke(plaza.signedIn("Ann").user(), "", tokens.of(ann).get(0).id());
    tokens.make(ann, "again");
    assertThat(tokens.of(ann)).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u202eb", "\ud800"})
  void refusesANameThatIsNotOneLine(String name) {
    assertRefused(Refusal.Reason.BAD_REQUEST, () -> tokens.make(ann, name));
  }

  @Test
  void takesANameOf64CharactersAndNoMore() throws Refusal {
    tokens.make(ann, "👩".repeat(64));
    assertRefused(Refusal.Reason.BAD_REQUEST, () -> tokens.make(ann, "x".repeat(65)));
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void makesOneThoughTheCommitFails(CommitFault fault) throws Refusal {
    plaza.store.failNextCommit(fault);
    Made made = tokens.make(ann, "ci");
    assertThat(tokens.of(ann)).containsExactly(made.token());
    assertThat(plaza.signIns.find(made.secret())).isPresent();
  }

  private interface Act {
    void run() throws Refusal;
  }

  private static void assertRefused(Refusal.Reason reason, Act act) {
    Refusal refusal = catchThrowableOfType(Refusal.class, act::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  @Test
  void showsAndEndsThoseOfAllForAdministrators() throws Refusal {
    User admin = administrator();
    Made anns = tokens.make(ann, "ci");
    Made bobs = tokens.make(plaza.id("Bob"), "bot");
    assertThat(tokens.all("", 10)).containsExactlyInAnyOrder(anns.token(), bobs.token());
    Client program = plaza.connectWith(plaza.signedIn("Bob").user(), TokenHash.of(bobs.secret()));

    tokens.revoke(admin, "192.0.2.7", bobs.token().id());

    assertThat(plaza.signIns.find(bobs.secret())).isEmpty();
    await()
        .untilAsserted(
            () -> assertThat(program.connection.closes()).containsExactly(CloseCode.SIGNED_OUT));
    assertThat(tokens.all("", 10)).containsExactly(anns.token());
    assertRefused(
        Refusal.Reason.NOT_FOUND, () -> tokens.revoke(admin, "192.0.2.7", bobs.token().id()));
  }

  private User administrator() {
    User before = plaza.signedIn("Root").user();
    plaza.submit(
        tx -> tx.port(SignInWrites.class).setRoles(before.id(), AccountRole.ADMIN.roles()));
    return new User(before.id(), before.name(), before.displayName(), AccountRole.ADMIN.roles());
  }

  private Made make(UserId user, Reach reach) throws Refusal {
    return tokens.make(user, "192.0.2.7", new ApiTokens.Wanted("ci", reach));
  }

  private Reach until(Instant end) {
    return new Reach(Scope.READ, Set.of(), end);
  }

  @Test
  void endsByItselfWhenItsTimeIsOver() throws Refusal {
    Instant end = plaza.clock.instant().plusSeconds(60);
    Made made = make(ann, until(end));
    Client program =
        plaza.connectWith(
            plaza.signedIn("Ann").user(), TokenHash.of(made.secret()), made.token().reach());
    plaza.clock.move(Duration.ofMillis(59_999));
    plaza.tick();
    assertThat(plaza.signIns.find(made.secret())).isPresent();
    assertThat(program.connection.closes()).isEmpty();

    plaza.clock.move(Duration.ofMillis(1));
    plaza.tick();
    assertThat(plaza.signIns.find(made.secret())).isEmpty();
    assertThat(program.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
    // It stays in the list, so that its owner sees why the program came in no more.
    assertThat(tokens.of(ann)).containsExactly(made.token());
  }

  @Test
  void takesAnEndInTheFutureOnly() throws Refusal {
    Instant now = plaza.clock.instant();
    assertRefused(Refusal.Reason.BAD_REQUEST, () -> make(ann, until(now)));
    assertRefused(
        Refusal.Reason.BAD_REQUEST, () -> make(ann, until(now.plus(Duration.ofDays(36_526)))));
    make(ann, until(now.plusMillis(1)));
    make(ann, until(now.plus(Duration.ofDays(36_525))));
  }

  @Test
  void isForRoomsThatItsOwnerIsInAndForTwentyAtMost() throws Refusal {
    Client bob = plaza.client("Bob");
    String closed = bob.createRoom("closed", "private");
    Set<String> rooms = Set.of("lobby", closed);
    assertRefused(Refusal.Reason.NOT_FOUND, () -> make(ann, new Reach(Scope.READ, rooms, null)));
    assertThat(make(bob.id(), new Reach(Scope.READ, rooms, null)).token().reach().rooms())
        .isEqualTo(rooms);
    Set<String> many = new HashSet<>();
    for (int i = 0; i < ApiTokens.MAX_ROOMS; i++) {
      many.add(bob.createRoom("room " + i, "public"));
    }
    make(bob.id(), new Reach(Scope.POST, many, null));
    many.add(closed);
    assertRefused(
        Refusal.Reason.BAD_REQUEST, () -> make(bob.id(), new Reach(Scope.POST, many, null)));
  }

  @Test
  void isForOperatorsOnlyWhenAnAdministratorMakesItAndForNoRooms() throws Refusal {
    UserId admin = administrator().id();
    assertRefused(Refusal.Reason.FORBIDDEN, () -> make(ann, Reach.of(Scope.OPS)));
    assertRefused(
        Refusal.Reason.BAD_REQUEST, () -> make(admin, new Reach(Scope.OPS, Set.of("lobby"), null)));
    make(admin, Reach.of(Scope.OPS));
  }

  @Test
  void isNeverAsGoodAsAPerson() {
    assertRefused(Refusal.Reason.BAD_REQUEST, () -> make(ann, Reach.PERSON));
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void isWrittenDownOnceWhenMadeAndOnceWhenRevoked(CommitFault fault) throws Refusal {
    plaza.store.failNextCommit(fault);
    Made made = make(ann, new Reach(Scope.POST, Set.of("lobby"), null));
    plaza.store.failNextCommit(fault);
    tokens.revoke(plaza.signedIn("Ann").user(), "192.0.2.8", made.token().id());

    List<AuditEntry> trail =
        plaza.store.port(AuditTrail.class).newest(10).stream()
            .filter(one -> one.action().startsWith("token."))
            .toList();
    assertThat(trail)
        .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::target, AuditEntry::address)
        .containsExactly(
            tuple("token.revoke", ann.value(), made.token().id(), "192.0.2.8"),
            tuple("token.create", ann.value(), made.token().id(), "192.0.2.7"));
    assertThat(trail.get(1).detail()).isEqualTo("of " + ann + ", post, rooms lobby");
    assertThat(trail.toString()).doesNotContain(made.secret());
  }

  @Test
  void isSeenInUseAtMostOnceAMinute() throws Refusal {
    Made made = tokens.make(ann, "ci");
    SignInWatch watch =
        new SignInWatch(
            plaza.sessions,
            plaza.store.accounts(),
            plaza.writer,
            plaza.attendance,
            plaza.clock,
            plaza.signIns);
    watch.look();
    assertThat(tokens.of(ann).get(0).lastUsedAt()).isNull();

    final Instant first = plaza.clock.instant();
    plaza.signIns.find(made.secret());
    watch.look();
    assertThat(tokens.of(ann).get(0).lastUsedAt()).isEqualTo(first.truncatedTo(ChronoUnit.MILLIS));

    plaza.clock.move(Duration.ofSeconds(60));
    plaza.signIns.find(made.secret());
    int commits = plaza.store.commits();
    watch.look();
    assertThat(plaza.store.commits()).isEqualTo(commits);

    plaza.clock.move(Duration.ofMillis(1));
    plaza.signIns.find(made.secret());
    watch.look();
    assertThat(tokens.of(ann).get(0).lastUsedAt()).isAfter(first);
  }
}
