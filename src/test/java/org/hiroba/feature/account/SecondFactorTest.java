package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Plaza;
import org.hiroba.config.SecondFactorMode;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.factor.AppCode;
import org.hiroba.feature.factor.Enrolment;
import org.hiroba.feature.factor.FactorBook;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.factor.WrongCode;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.FaultyStore.CommitFault;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecondFactorTest {
  private static final String PASSWORD = "four plain words here";
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Entrant HERE = from("192.0.2.1");

  private final Plaza plaza = new Plaza();
  private final PasswordHashing hashing = new PasswordHashing(2);
  private final AccountBook book = plaza.store.port(AccountBook.class);
  private Desk desk = new Desk(SecondFactorMode.OPTIONAL, 10);

  @AfterEach
  void close() {
    hashing.close();
    plaza.close();
  }

  private static Entrant from(String address) {
    return new Entrant(new SignInOrigin(SignInOrigin.LOCAL, address, "Browser"), address, null);
  }

  /** The use cases under one policy, as after a start of the server. */
  private final class Desk {
    final AccountDesk door;
    final OwnFactor factor;
    final Invitations invitations;
    final People people;
    final EntryDoor entry;
    final FactorResets resets = new FactorResets(plaza.writer);

    Desk(SecondFactorMode mode, int failuresPerMinute) {
      FactorPolicy policy = new FactorPolicy(mode, "");
      Clock clock = plaza.clock;
      PasswordCheck check =
          new PasswordCheck(hashing, plaza.writer, () -> failuresPerMinute, plaza.nanos::get);
      DisplayNames names = new DisplayNames(plaza.store.rooms());
      entry = new EntryDoor(plaza.writer, Plaza.LIFETIME, policy);
      door =
          new AccountDesk(
              plaza.writer, book, hashing, check, names, SetupToken.none(), entry, true);
      factor = new OwnFactor(plaza.writer, book, plaza.store.port(FactorBook.class), policy, check);
      invitations = new Invitations(plaza.writer, book, hashing, names, entry, clock);
      people = new People(plaza.writer, book, hashing, names, policy);
    }
  }

  private User make(String name, boolean admin) throws Refusal {
    return desk.people
        .make(
            Actor.commandLine(),
            new AccountName(name),
            null,
            admin ? AccountRole.ADMIN : AccountRole.MEMBER,
            PASSWORD)
        .account()
        .user();
  }

  private Entered signIn(String code) throws Refusal {
    return signIn(code, HERE);
  }

  private Entered signIn(String code, Entrant entrant) throws Refusal {
    return desk.door.signIn("ann", PASSWORD, code, entrant);
  }

  private String refusalOf(String code) {
    return refusalOf(() -> signIn(code));
  }

  private static String refusalOf(Callable<?> tried) {
    CodedRefusal refusal = catchThrowableOfType(CodedRefusal.class, tried::call);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.code();
  }

  private static TokenHash hash(Entered entered) {
    return TokenHash.of(String.valueOf(entered.token()));
  }

  private boolean isIn(Entered entered) {
    return plaza.signIns.find(String.valueOf(entered.token())).isPresent();
  }

  private String codeNow(Enrolment enrolment) {
    return AppCode.at(enrolment.secret(), plaza.clock.instant());
  }

  private String codeLater(Enrolment enrolment) {
    plaza.clock.move(STEP);
    return codeNow(enrolment);
  }

  private List<String> trail() {
    return plaza.store.port(AuditTrail.class).newest(50).stream().map(AuditEntry::action).toList();
  }

  /** Somebody whose second factor is on. */
  private final class Ann {
    final User user;
    final Entered first;
    final Enrolment enrolment;
    final List<String> recoveryCodes;

    Ann() throws Refusal {
      user = make("ann", false);
      first = signIn(null);
      enrolment = desk.factor.begin(user, hash(first), null, HERE);
      recoveryCodes = desk.factor.confirm(user, codeNow(enrolment), hash(first), HERE);
    }
  }

  @Test
  void asksForACodeOnlyWhoGaveTheRightPassword() throws Refusal {
    Ann ann = new Ann();
    assertThat(refusalOf((String) null)).isEqualTo("code-required");
    assertThat(refusalOf(" ")).isEqualTo("code-required");
    assertThat(refusalOf(() -> desk.door.signIn("ann", "a wrong password", null, HERE)))
        .isEqualTo("wrong-credentials");
    assertThat(
            refusalOf(
                () -> desk.door.signIn("ann", "a wrong password", codeLater(ann.enrolment), HERE)))
        .isEqualTo("wrong-credentials");
    Entered in = signIn(codeNow(ann.enrolment));
    assertThat(isIn(in)).isTrue();
    assertThat(in.recoveryCodes()).isEmpty();
    assertThat(book.person(ann.user.id()).orElseThrow().twoFactor()).isTrue();
    assertThat(trail()).contains("second-factor.on", "sign-in.failed");
  }

  @Test
  void takesNoCodeTwiceNotEvenTheOneThatTurnedItOn() throws Refusal {
    Ann ann = new Ann();
    assertThat(refusalOf(codeNow(ann.enrolment))).isEqualTo("wrong-credentials");
    String next = codeLater(ann.enrolment);
    assertThat(isIn(signIn(next))).isTrue();
    assertThat(refusalOf(next)).isEqualTo("wrong-credentials");
    assertThat(trail()).contains("second-factor.failed");
  }

  @Test
  void letsOneInOfManyWhoBringOneCodeAtTheSameTime() throws Exception {
    Ann ann = new Ann();
    String code = codeLater(ann.enrolment);
    String recovery = ann.recoveryCodes.get(0);
    assertThat(countIn(code)).isEqualTo(1);
    assertThat(countIn(recovery)).isEqualTo(1);
  }

  private int countIn(String code) throws InterruptedException {
    ExecutorService crowd = Executors.newFixedThreadPool(4);
    try {
      List<Future<Entered>> tries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Entrant entrant = from("192.0.2." + (10 + i));
        tries.add(crowd.submit(() -> signIn(code, entrant)));
      }
      int in = 0;
      for (Future<Entered> one : tries) {
        try {
          in += isIn(one.get()) ? 1 : 0;
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(WrongCode.class);
        }
      }
      return in;
    } finally {
      crowd.shutdownNow();
    }
  }

  @Test
  void takesEachOfTenRecoveryCodesOnce() throws Refusal {
    Ann ann = new Ann();
    assertThat(ann.recoveryCodes).hasSize(10).doesNotHaveDuplicates();
    for (String code : ann.recoveryCodes) {
      assertThat(isIn(signIn(code))).isTrue();
      assertThat(refusalOf(code)).isEqualTo("wrong-credentials");
    }
    assertThat(desk.factor.status(ann.user.id())).isEqualTo(new FactorBook.Status(true, 0));
    assertThat(trail()).contains("second-factor.recovery");
  }

  @Test
  void makesWhoGuessesCodesWaitFromWhereverThoughWithoutACodeNothingIsCounted() throws Refusal {
    Ann ann = new Ann();
    for (int i = 0; i < 20; i++) {
      assertThat(refusalOf((String) null)).isEqualTo("code-required");
    }
    for (int i = 0; i < 9; i++) {
      assertThat(refusalOf("00000" + i)).isEqualTo("wrong-credentials");
      assertThat(refusalOf((String) null)).isEqualTo("code-required");
    }
    assertThat(refusalOf("999999")).isEqualTo("wrong-credentials");
    String right = codeLater(ann.enrolment);
    assertTooMany(() -> signIn(right));
    assertTooMany(() -> signIn(null));
    // From elsewhere as well: whoever guesses knows the password.
    assertTooMany(() -> signIn(right, from("198.51.100.7")));
    // Nobody guesses these, so that nobody is locked out.
    assertThat(isIn(signIn(ann.recoveryCodes.get(0), from("198.51.100.7")))).isTrue();
    plaza.nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(isIn(signIn(right))).isTrue();
    assertThat(refusalOf("000000")).isEqualTo("wrong-credentials");
  }

  private static void assertTooMany(Callable<?> tried) {
    Refusal refusal = catchThrowableOfType(Refusal.class, tried::call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.RATE_LIMITED);
  }

  @Test
  void isNotTurnedOnByAWrongCodeNorByAnOldSecret() throws Refusal {
    User user = make("ann", false);
    Entered in = signIn(null);
    assertThat(refusalOf(() -> desk.factor.confirm(user, "123456", hash(in), HERE)))
        .isEqualTo("no-enrolment");
    Enrolment former = desk.factor.begin(user, hash(in), null, HERE);
    Enrolment enrolment = desk.factor.begin(user, hash(in), null, HERE);
    assertThat(refusalOf(() -> desk.factor.confirm(user, codeNow(former), hash(in), HERE)))
        .isEqualTo("wrong-credentials");
    assertThat(isIn(signIn(null))).isTrue();
    desk.factor.confirm(user, codeNow(enrolment), hash(in), HERE);
    assertThat(refusalOf(() -> desk.factor.begin(user, hash(in), null, HERE)))
        .isEqualTo("second-factor-on");
  }

  @Test
  void asksForThePasswordAgainSomeTimeAfterSigningIn() throws Refusal {
    User user = make("ann", false);
    Entered in = signIn(null);
    plaza.clock.move(OwnFactor.FRESH.minusMillis(1));
    desk.factor.begin(user, hash(in), null, HERE);
    plaza.clock.move(Duration.ofMillis(1));
    assertThat(refusalOf(() -> desk.factor.begin(user, hash(in), null, HERE)))
        .isEqualTo("password-required");
    assertThat(refusalOf(() -> desk.factor.begin(user, hash(in), "a wrong password", HERE)))
        .isEqualTo("wrong-credentials");
    assertThat(desk.factor.begin(user, hash(in), PASSWORD, HERE).secret()).hasSize(32);
  }

  @Test
  void endsTheOtherSignInsWhenItIsTurnedOn() throws Refusal {
    User user = make("ann", false);
    Entered other = signIn(null);
    Entered in = signIn(null);
    Enrolment enrolment = desk.factor.begin(user, hash(in), null, HERE);
    desk.factor.confirm(user, codeNow(enrolment), hash(in), HERE);
    assertThat(isIn(other)).isFalse();
    assertThat(isIn(in)).isTrue();
  }

  @Test
  void isTurnedOffWithoutACodeByWhoHasJustSignedIn() throws Refusal {
    Ann ann = new Ann();
    plaza.clock.move(OwnFactor.FRESH.minusMillis(1));
    assertThat(desk.factor.remove(ann.user, hash(ann.first), null, HERE)).isFalse();
    assertThat(isIn(signIn(null))).isTrue();
  }

  @Test
  void isTurnedOffByACodeAloneOnceTheSignInIsTenMinutesOld() throws Refusal {
    Ann ann = new Ann();
    plaza.clock.move(OwnFactor.FRESH);
    assertThat(refusalOf(() -> desk.factor.remove(ann.user, hash(ann.first), null, HERE)))
        .isEqualTo("code-required");
    assertThat(refusalOf(() -> desk.factor.remove(ann.user, hash(ann.first), PASSWORD, HERE)))
        .isEqualTo("wrong-credentials");
    assertThat(refusalOf(() -> desk.factor.remove(ann.user, hash(ann.first), "000000", HERE)))
        .isEqualTo("wrong-credentials");
    assertThat(desk.factor.remove(ann.user, hash(ann.first), ann.recoveryCodes.get(3), HERE))
        .isFalse();
    assertThat(isIn(ann.first)).isTrue();
    assertThat(isIn(signIn(null))).isTrue();
    assertThat(trail()).contains("second-factor.off");
    // A second time there is nothing to prove.
    assertThat(desk.factor.remove(ann.user, hash(ann.first), null, HERE)).isFalse();
  }

  @Test
  void isTakenAwayByAnAdministratorWhoEndsTheSignInsToo() throws Refusal {
    Ann ann = new Ann();
    assertThat(desk.resets.reset(Actor.commandLine(), ann.user.id())).isTrue();
    assertThat(desk.resets.reset(Actor.commandLine(), ann.user.id())).isFalse();
    assertThat(isIn(ann.first)).isFalse();
    assertThat(isIn(signIn(null))).isTrue();
    assertThat(
            catchThrowableOfType(
                    Refusal.class,
                    () -> desk.resets.reset(Actor.commandLine(), new UserId("nobody")))
                .reason())
        .isEqualTo(Refusal.Reason.NOT_FOUND);
  }

  @Test
  void staysWhenThePasswordIsSetByALink() throws Refusal {
    Ann ann = new Ann();
    ResetLinks resets = new ResetLinks(plaza.writer, book, hashing, plaza.clock);
    String token = resets.make(Actor.commandLine(), ann.user.id()).token();
    resets.reset(token, "another four plain words", HERE);
    assertThat(refusalOf(() -> desk.door.signIn("ann", "another four plain words", null, HERE)))
        .isEqualTo("code-required");
  }

  @Test
  void isNeitherAskedForNorSetUpWhereItIsOff() throws Refusal {
    Ann ann = new Ann();
    desk = new Desk(SecondFactorMode.OFF, 10);
    assertThat(isIn(signIn(null))).isTrue();
    assertThat(refusalOf(() -> desk.factor.begin(ann.user, hash(ann.first), PASSWORD, HERE)))
        .isEqualTo("second-factor-off");
    assertThat(refusalOf(() -> desk.factor.confirm(ann.user, "123456", hash(ann.first), HERE)))
        .isEqualTo("second-factor-off");
    assertThat(book.person(ann.user.id()).orElseThrow().twoFactor()).isTrue();
  }

  @Test
  void letsNobodyInWhoMustHaveOneAndHasNone() throws Refusal {
    make("ann", false);
    desk = new Desk(SecondFactorMode.ALL, 10);
    Entered former = signIn(null);
    assertThat(former.token()).isNull();
    Entered before = signIn(null);
    assertThat(before.token()).isNull();
    assertThat(book.signIns(before.user().id(), plaza.clock.instant())).isEmpty();
    Enrolment enrolment = before.enrolment();
    assertThat(enrolment).isNotNull();
    assertThat(refusalOf(codeNow(former.enrolment()))).isEqualTo("wrong-credentials");
    Entered in = signIn(codeNow(enrolment));
    assertThat(isIn(in)).isTrue();
    assertThat(in.enrolment()).isNull();
    assertThat(in.recoveryCodes()).hasSize(10);
    assertThat(refusalOf((String) null)).isEqualTo("code-required");
    assertThat(isIn(signIn(in.recoveryCodes().get(0)))).isTrue();
    // Who turns it off is out, and sets up another.
    assertThat(desk.factor.remove(in.user(), hash(in), in.recoveryCodes().get(1), HERE)).isTrue();
    assertThat(isIn(in)).isFalse();
    assertThat(signIn(null).enrolment()).isNotNull();
  }

  @Test
  void demandsItOfAdministratorsAloneAndOfWhoBecomesOne() throws Refusal {
    make("root", true);
    User ann = make("ann", false);
    desk = new Desk(SecondFactorMode.ADMINS, 10);
    Entered in = signIn(null);
    assertThat(isIn(in)).isTrue();
    assertThat(desk.door.signIn("root", PASSWORD, null, HERE).token()).isNull();
    People.Change toAdmin = new People.Change(null, null, AccountRole.ADMIN, null);
    desk.people.change(Actor.commandLine(), ann.id(), toAdmin);
    assertThat(isIn(in)).isFalse();
    assertThat(signIn(null).enrolment()).isNotNull();
  }

  @Test
  void endsAtStartTheSignInsOfWhoMustHaveOneAndHasNone() throws Refusal {
    Ann ann = new Ann();
    make("bob", false);
    Entered bob = desk.door.signIn("bob", PASSWORD, null, HERE);
    desk = new Desk(SecondFactorMode.ADMINS, 10);
    desk.entry.endSignInsWithoutFactor();
    assertThat(isIn(bob)).isTrue();
    desk = new Desk(SecondFactorMode.ALL, 10);
    desk.entry.endSignInsWithoutFactor();
    assertThat(isIn(bob)).isFalse();
    assertThat(isIn(ann.first)).isTrue();
  }

  @Test
  void makesTheAccountOfWhoIsInvitedButLetsThemInOnlyWithACode() throws Refusal {
    desk = new Desk(SecondFactorMode.ALL, 10);
    String token =
        desk.invitations
            .invite(
                Actor.commandLine(),
                new Invitations.Wish(AccountRole.MEMBER, List.of(), 1, Duration.ofDays(1)))
            .token();
    Entered made = desk.invitations.accept(token, new AccountName("ann"), null, PASSWORD, HERE);
    assertThat(made.token()).isNull();
    assertThat(book.signIns(made.user().id(), plaza.clock.instant())).isEmpty();
    assertThat(isIn(signIn(codeNow(made.enrolment())))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void isTurnedOnOnceThoughTheCommitFails(CommitFault fault) throws Refusal {
    User user = make("ann", false);
    Entered in = signIn(null);
    Enrolment enrolment = desk.factor.begin(user, hash(in), null, HERE);
    plaza.store.failNextCommit(fault);
    List<String> codes = desk.factor.confirm(user, codeNow(enrolment), hash(in), HERE);
    assertThat(isIn(signIn(codes.get(9)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void takesACodeOnceThoughTheCommitFails(CommitFault fault) throws Refusal {
    Ann ann = new Ann();
    plaza.store.failNextCommit(fault);
    assertThat(isIn(signIn(codeLater(ann.enrolment)))).isTrue();
    plaza.store.failNextCommit(fault);
    assertThat(isIn(signIn(ann.recoveryCodes.get(0)))).isTrue();
  }

  @Test
  void takesTheCodeOfAClockThatGoesWrongByAStep() throws Refusal {
    Ann ann = new Ann();
    Instant now = plaza.clock.instant().plus(STEP.multipliedBy(4));
    plaza.clock.move(STEP.multipliedBy(4));
    assertThat(refusalOf(AppCode.at(ann.enrolment.secret(), now.minus(STEP.multipliedBy(2)))))
        .isEqualTo("wrong-credentials");
    assertThat(isIn(signIn(AppCode.at(ann.enrolment.secret(), now.minus(STEP))))).isTrue();
    assertThat(isIn(signIn(AppCode.at(ann.enrolment.secret(), now.plus(STEP))))).isTrue();
  }
}
