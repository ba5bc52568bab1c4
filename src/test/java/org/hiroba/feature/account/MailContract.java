package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.account.AccountRole;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.command.HandClock;
import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.identity.IdentityWrites;
import org.hiroba.feature.mail.Letter;
import org.hiroba.feature.mail.LetterWriter;
import org.hiroba.feature.mail.MailBook;
import org.hiroba.feature.mail.MailDesk;
import org.hiroba.feature.mail.MailFailure;
import org.hiroba.feature.mail.MailFailure.Verdict;
import org.hiroba.feature.mail.MailTransport;
import org.hiroba.feature.mail.MailWrites;
import org.hiroba.feature.mail.PostmanByHand;
import org.hiroba.feature.mail.QueuedMail;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.health.HealthStatus;
import org.hiroba.log.LogWriter;
import org.hiroba.log.StoreContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says how mails wait, are sent and given up, and what becomes of addresses, on any database. */
public abstract class MailContract extends StoreContract {
  private static final MailAddress TO = new MailAddress("ann@example.com");
  private static final MailAddress OTHER = new MailAddress("ann@example.org");
  private static final String SITE = "https://chat.example.com/hiroba";
  private static final Entrant HERE =
      new Entrant(new SignInOrigin(SignInOrigin.LOCAL, "192.0.2.7", "Browser"), "192.0.2.7", null);
  private static final User ROOT =
      new User(ANN.id(), "ann", "Ann \r\nBcc: x@y", Set.of(Role.USER, Role.ADMIN));

  private final HandClock clock = new HandClock(NOON);
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> sent = new ArrayList<>();
  private LogWriter writer;
  private MailDesk desk;
  private AccountMail mail;
  private PostmanByHand postman;
  private @Nullable MailFailure failure;
  private @Nullable Error error;

  private final MailTransport transport =
      new MailTransport() {
        @Override
        public MailSender sender() {
          return MailSender.of("Hiroba <hiroba@example.com>");
        }

        @Override
        public String describe() {
          return "a fake";
        }

        @Override
        public void deliver(MailAddress to, byte[] message) throws MailFailure {
          if (error != null) {
            throw error;
          }
          if (failure != null) {
            throw failure;
          }
          sent.add(to.value());
        }

        @Override
        public void close() {}
      };

  @BeforeEach
  void begin() {
    addPeople();
    start();
  }

  private void start() {
    writer = new LogWriter(log, clock, news -> mail.notices().hear(news));
    desk = new MailDesk(writer, clock, nanos::get);
    mail =
        new AccountMail(
            writer,
            log.port(AccountBook.class),
            log.port(MailAddresses.class),
            desk,
            true,
            "en",
            clock);
    writer.start();
    postman = postman(mail.letters(SITE));
    desk.open();
  }

  private PostmanByHand postman(LetterWriter letters) {
    return new PostmanByHand(
        desk, writer, log.port(MailBook.class), letters, transport, nanos::get);
  }

  @AfterEach
  void end() {
    writer.close();
  }

  private void restart() {
    writer.close();
    reopen();
    start();
  }

  private int waiting() {
    return log.port(MailBook.class).waiting();
  }

  private List<String> trail() {
    return log.port(AuditTrail.class).newest(50).stream().map(AuditEntry::action).toList();
  }

  private static QueuedMail queued(String id) {
    return new QueuedMail(
        id, "test", TO, ANN.id(), "r1", "detail", "ja", NOON, NOON.plus(Duration.ofDays(1)), 0);
  }

  private MailFailure fails(Verdict verdict) {
    failure = new MailFailure(verdict, "told to", new IllegalStateException());
    return failure;
  }

  /** Whatever a mail says. */
  private static final class AnyLetter implements LetterWriter {
    @Override
    public Optional<Letter> write(QueuedMail mail) {
      return Optional.of(new Letter("s", "t"));
    }

    @Override
    public void isOver(QueuedMail mail) {}
  }

  @Test
  void keepsAMailForOneNodeAndThenForAll() {
    Instant later = NOON.plus(Duration.ofMinutes(3));
    run(tx -> tx.port(MailWrites.class).add(queued("m1"), "one", later));
    run(tx -> tx.port(MailWrites.class).add(queued("m1"), "two", later));
    reopen();
    MailBook book = log.port(MailBook.class);
    assertThat(book.waiting()).isEqualTo(1);
    assertThat(book.due("one", NOON, 10)).containsExactly(queued("m1"));
    assertThat(book.due("one", NOON.minusMillis(1), 10)).isEmpty();
    assertThat(book.due("two", NOON, 10)).isEmpty();
    assertThat(book.due("two", later, 10)).hasSize(1);
    assertThat(holds(tx -> tx.port(MailWrites.class).claim("m1", "two", NOON, later))).isFalse();
    assertThat(
            holds(
                tx ->
                    tx.port(MailWrites.class)
                        .claim("m1", "two", later, later.plus(Duration.ofMinutes(3)))))
        .isTrue();
    assertThat(holds(tx -> tx.port(MailWrites.class).claim("m1", "one", later, later))).isFalse();
    run(tx -> tx.port(MailWrites.class).remove("m1"));
    assertThat(holds(tx -> tx.port(MailWrites.class).claim("m1", "two", later, later))).isFalse();
    assertThat(book.waiting()).isZero();
  }

  @Test
  void tellsWhenANodeMayTryTheFirst() {
    MailBook book = log.port(MailBook.class);
    assertThat(book.nextDue("one")).isEmpty();
    Instant later = NOON.plus(Duration.ofMinutes(3));
    run(tx -> tx.port(MailWrites.class).add(queued("m1"), "one", later));
    assertThat(book.nextDue("one")).contains(NOON);
    assertThat(book.nextDue("two")).contains(later);
    Instant next = NOON.plus(Duration.ofMinutes(1));
    run(tx -> tx.port(MailWrites.class).retry("m1", 1, next, later));
    assertThat(book.nextDue("one")).contains(next);
    run(tx -> tx.port(MailWrites.class).release("two", NOON));
    assertThat(book.nextDue("two")).contains(later);
    run(tx -> tx.port(MailWrites.class).release("one", NOON));
    assertThat(book.nextDue("two")).contains(next);
    assertThat(book.due("two", next, 10)).hasSize(1);
  }

  @Test
  void leavesWhatWaitsToTheServerThatStartsNext() {
    desk.queue(queued("m1"));
    postman.release();
    restart();
    assertThat(postman.due()).hasSize(1);
  }

  @Test
  void looksAgainWhenTheNextMailIsDueAndSeldomWhileNoneWaits() {
    postman = postman(new AnyLetter());
    postman.round();
    assertThat(postman.pauseMillis()).isEqualTo(Duration.ofMinutes(5).toMillis());
    desk.queue(queued("m1"));
    fails(Verdict.LATER);
    postman.round();
    assertThat(postman.pauseMillis()).isEqualTo(Duration.ofMinutes(1).toMillis());
    clock.move(Duration.ofMinutes(1));
    fails(Verdict.NONE);
    postman.round();
    assertThat(postman.pauseMillis()).isEqualTo(Duration.ofSeconds(15).toMillis());
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    postman.round();
    assertThat(postman.pauseMillis()).isEqualTo(Duration.ofSeconds(10).toMillis());
  }

  @Test
  void sendsEachMailOnceAndForgetsIt() {
    postman = postman(new AnyLetter());
    assertThat(desk.queue(queued("m1"))).isTrue();
    assertThat(desk.queue(queued("m2"))).isTrue();
    postman.round();
    postman.round();
    assertThat(sent).containsExactly(TO.value(), TO.value());
    assertThat(waiting()).isZero();
    assertThat(postman.sent()).isEqualTo(2);
  }

  @Test
  void triesAgainWhatIsPutOffAndSendsTheOthersMeanwhile() {
    postman = postman(new AnyLetter());
    desk.queue(queued("m1"));
    fails(Verdict.LATER);
    postman.round();
    failure = null;
    desk.queue(queued("m2"));
    postman.round();
    assertThat(sent).hasSize(1);
    clock.move(Duration.ofMinutes(1));
    postman.round();
    assertThat(sent).hasSize(2);
    assertThat(waiting()).isZero();
  }

  @Test
  void letsAllWaitWhileTheServerTakesNoneAndSaysSo() {
    postman = postman(new AnyLetter());
    desk.queue(queued("m1"));
    desk.queue(queued("m2"));
    fails(Verdict.NONE);
    postman.round();
    assertThat(postman.health().status()).isEqualTo(HealthStatus.DOWN);
    failure = null;
    postman.round();
    assertThat(sent).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(15).toNanos());
    postman.round();
    assertThat(sent).hasSize(1);
    assertThat(postman.health().status()).isEqualTo(HealthStatus.UP);
    clock.move(Duration.ofMinutes(1));
    postman.round();
    assertThat(sent).hasSize(2);
  }

  @Test
  void givesUpWhatIsRefusedForGoodAndWritesItDown() {
    postman = postman(new AnyLetter());
    desk.queue(queued("m1"));
    fails(Verdict.NEVER);
    postman.round();
    assertThat(waiting()).isZero();
    assertThat(trail()).containsExactly("mail.failed");
    assertThat(postman.failed()).isEqualTo(1);
  }

  @Test
  void givesUpWhatHasWaitedTooLong() {
    postman = postman(new AnyLetter());
    desk.queue(queued("m1"));
    fails(Verdict.LATER);
    for (int i = 0; i < 40 && waiting() > 0; i++) {
      postman.round();
      clock.move(Duration.ofHours(1));
    }
    assertThat(waiting()).isZero();
    assertThat(trail()).containsExactly("mail.failed");
    assertThat(sent).isEmpty();
  }

  @Test
  void survivesAnErrorWhichFailsOneMailAlone() {
    postman = postman(new AnyLetter());
    desk.queue(queued("m1"));
    error = new StackOverflowError("told to");
    postman.round();
    error = null;
    desk.queue(queued("m2"));
    postman.round();
    assertThat(sent).hasSize(1);
    clock.move(Duration.ofMinutes(1));
    postman.round();
    assertThat(sent).hasSize(2);
  }

  @Test
  void takesNoMoreThanMayWait() {
    for (int i = 0; i < MailDesk.MAX_WAITING; i++) {
      QueuedMail one = queued("m" + i);
      run(tx -> tx.port(MailWrites.class).add(one, "x", NOON));
    }
    assertThat(desk.queue(queued("last"))).isFalse();
    assertThat(waiting()).isEqualTo(MailDesk.MAX_WAITING);
  }

  @Test
  void limitsWhatOneAddressGetsAndWhatOnePersonHasSent() {
    for (int i = 0; i < 5; i++) {
      assertThat(desk.refusal("by" + i, 1, TO)).isEmpty();
    }
    assertThat(desk.refusal("by", 1, new MailAddress("ANN@example.com"))).isPresent();
    for (int i = 0; i < 20; i++) {
      assertThat(desk.refusal("member", 10, new MailAddress("a" + i + "@b"))).isEmpty();
    }
    assertThat(desk.refusal("member", 10, new MailAddress("z@b"))).isPresent();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(desk.refusal("by", 1, TO)).isEmpty();
  }

  private void giveAddress(@Nullable KnownMail known) {
    run(tx -> tx.port(MailAddressWrites.class).set(ANN.id(), known));
  }

  private void givePassword() {
    run(tx -> tx.port(AccountWrites.class).setPassword(ANN.id(), "hash", NOON));
  }

  private Optional<KnownMail> known() {
    return ask(tx -> tx.port(MailAddressWrites.class).find(ANN.id()));
  }

  @Test
  void keepsAnAddressWithWhoSaidItAndTheLanguage() {
    assertThat(known()).isEmpty();
    KnownMail own = new KnownMail(TO, KnownMail.SELF, "ja");
    giveAddress(own);
    reopen();
    assertThat(known()).contains(own);
    assertThat(log.port(AccountBook.class).person(ANN.id()).orElseThrow().mail()).isEqualTo(own);
    giveAddress(new KnownMail(OTHER, KnownMail.ADMIN, null));
    assertThat(known()).contains(new KnownMail(OTHER, KnownMail.ADMIN, "ja"));
    run(tx -> tx.port(IdentityWrites.class).setMail(ANN.id(), "dir@example.com"));
    assertThat(known().orElseThrow().isIssuers()).isTrue();
    giveAddress(null);
    assertThat(known()).isEmpty();
    // What no mail server takes is no address, whoever says it.
    run(tx -> tx.port(IdentityWrites.class).setMail(ANN.id(), "no address\r\n"));
    assertThat(known()).isEmpty();
  }

  @Test
  void sendsALinkToWhoForgotThePasswordAndToNobodyElse() {
    mail.forgotten("ann", HERE, "ja");
    mail.forgotten("nobody", HERE, "ja");
    mail.forgotten("\r\n", HERE, "ja");
    mail.forgotten("x".repeat(100_000), HERE, "ja");
    postman.errands();
    assertThat(waiting()).as("without an address").isZero();
    giveAddress(new KnownMail(TO, KnownMail.SELF, "ja"));
    mail.forgotten("ann", HERE, "ja");
    postman.errands();
    assertThat(waiting()).as("without a password").isZero();
    givePassword();
    mail.forgotten("ANN", HERE, "ja");
    mail.forgotten("ann", HERE, "en");
    postman.errands();
    assertThat(waiting()).isEqualTo(1);
    postman.round();
    assertThat(sent).containsExactly(TO.value());
    assertThat(trail()).containsExactly("password.reset-link");
    run(tx -> tx.port(AccountWrites.class).setActive(ANN.id(), false, AccountWrites.BY_HAND));
    mail.forgotten("ann", HERE, "ja");
    postman.errands();
    assertThat(waiting()).as("disabled").isZero();
  }

  @Test
  void takesTenThousandRequestsWithoutSendingTenThousandMails() {
    giveAddress(new KnownMail(TO, KnownMail.SELF, "ja"));
    givePassword();
    int taken = 0;
    for (int i = 0; i < 10_000; i++) {
      taken += mail.forgotten("nobody" + i, HERE, "ja") ? 1 : 0;
    }
    assertThat(taken).as("errands that wait").isEqualTo(1_000);
    postman.errands();
    for (int i = 0; i < 100; i++) {
      mail.forgotten("ann", HERE, "ja");
      postman.errands();
      postman.round();
    }
    assertThat(sent).hasSize(5);
  }

  @Test
  void keepsLinksOfAdministratorsWhenAStrangerAsksForOne() throws Exception {
    giveAddress(new KnownMail(TO, KnownMail.SELF, "ja"));
    givePassword();
    String token = "hrl_admin";
    var unused =
        new ResetLinks(writer, log.port(AccountBook.class), new PasswordHashing(1), clock)
            .make(Actor.commandLine(), ANN.id(), TokenHash.of(token));
    mail.forgotten("ann", HERE, "ja");
    postman.errands();
    assertThat(waiting()).isEqualTo(1);
    assertThat(log.port(AccountBook.class).link(TokenHash.of(token))).isPresent();
  }

  private MadeLink invitation() throws Exception {
    Invitations invitations =
        new Invitations(
            writer,
            log.port(AccountBook.class),
            new PasswordHashing(1),
            new DisplayNames(store.rooms()),
            null,
            clock);
    return invitations.invite(
        new Actor(ANN.id(), ""),
        new Invitations.Wish(AccountRole.MEMBER, List.of(), 1, Duration.ofDays(7), TO));
  }

  private Letter letter() {
    LetterWriter letters = mail.letters(SITE);
    QueuedMail due = postman.due().get(0);
    return letters.write(due).orElseThrow();
  }

  @Test
  void mailsAnInvitationAndKeepsItsLinkOverARestartByAFreshToken() throws Exception {
    MadeLink made = invitation();
    Mailing mailing = mail.invitation(ROOT, made);
    assertThat(mailing.problem()).isNull();
    assertThat(letter().text()).contains(SITE + "/#/invite/" + made.token());
    restart();
    clock.move(Duration.ofMinutes(4));
    assertThat(letter().text()).contains(SITE + "/#/invite/hrl_").doesNotContain(made.token());
    assertThat(log.port(AccountBook.class).link(TokenHash.of(made.token()))).isEmpty();
    assertThat(log.port(AccountBook.class).invitations(clock.instant(), 10))
        .extracting(EntryLink::mail)
        .containsExactly(TO);
    postman.round();
    assertThat(sent).containsExactly(TO.value());
  }

  @Test
  void sendsNoInvitationThatWasWithdrawn() throws Exception {
    MadeLink made = invitation();
    var unused = mail.invitation(ROOT, made);
    run(tx -> tx.port(LinkWrites.class).withdraw(made.link().id()));
    postman.round();
    assertThat(sent).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void tellsPeopleWhatWasDoneToTheirAccount() {
    giveAddress(new KnownMail(TO, KnownMail.SELF, "ja"));
    AuditEntry entry =
        new AuditEntry(NOON, ANN.id().value(), "password.change", ANN.id().value(), "", "");
    writer
        .submit(
            (tx, at) -> {
              entry.writeIn(tx);
              new AuditEntry(NOON, "x", "second-factor.off", ANN.id().value(), "", "").writeIn(tx);
              new AuditEntry(NOON, "x", "user.role", ANN.id().value(), "", "").writeIn(tx);
              return at;
            })
        .join();
    postman.errands();
    assertThat(postman.due())
        .extracting(QueuedMail::kind)
        .containsExactlyInAnyOrder("password", "factor-off");
    assertThat(letter().subject()).isNotBlank();
  }

  @Test
  void saysThatNoMailIsSentWhereNoneIs() throws Exception {
    MailDesk closed = new MailDesk(writer, clock, nanos::get);
    AccountMail none =
        new AccountMail(
            writer,
            log.port(AccountBook.class),
            log.port(MailAddresses.class),
            closed,
            true,
            "en",
            clock);
    assertThat(none.isOn()).isFalse();
    assertThat(none.invitation(ROOT, invitation()).problem()).contains("sends no mail");
    assertThat(none.resetLink(ROOT, ANN.id(), invitation(), false).problem()).contains("address");
    assertThat(waiting()).isZero();
  }

  @Test
  void makesAnAddressTheAccountsOnceItsOwnerHasConfirmedIt() throws Exception {
    giveAddress(new KnownMail(TO, KnownMail.ADMIN, null));
    PasswordHashing hashing = new PasswordHashing(1);
    OwnMail own =
        new OwnMail(
            writer,
            log.port(AccountBook.class),
            log.port(MailAddresses.class),
            mail,
            new PasswordCheck(hashing, writer, () -> 10, nanos::get),
            clock);
    String hash = hashing.hash("wonder land 1");
    run(tx -> tx.port(AccountWrites.class).setPassword(ANN.id(), hash, NOON));
    TokenHash signIn = TokenHash.of("sign-in");
    assertThatThrownBy(() -> own.change(ROOT, signIn, OTHER, null, HERE, "ja"))
        .hasMessageContaining("password");
    assertThatThrownBy(() -> own.change(ROOT, signIn, OTHER, "wrong", HERE, "ja"))
        .hasMessageContaining("do not match");
    assertThat(waiting()).isZero();
    own.change(ROOT, signIn, OTHER, "wonder land 1", HERE, "ja");
    assertThat(known().orElseThrow().address()).isEqualTo(TO);
    assertThat(own.status(ANN.id()).pending()).isEqualTo(OTHER);
    String text = letter().text();
    assertThat(text).contains(SITE + "/?mail#/mail/");
    String token = text.substring(text.indexOf("#/mail/") + 7).split("\\s", 2)[0];
    assertThatThrownBy(() -> own.confirm(token + "x", HERE)).hasMessageContaining("link");
    own.confirm(token, HERE);
    assertThat(known()).contains(new KnownMail(OTHER, KnownMail.SELF, "ja"));
    assertThat(own.status(ANN.id()).pending()).isNull();
    assertThatThrownBy(() -> own.confirm(token, HERE)).hasMessageContaining("link");
    assertThat(trail()).contains("mail.change");
    // The old address hears of it; the question to the new one is needed no more.
    postman.round();
    assertThat(sent).containsExactly(TO.value());
    run(tx -> tx.port(IdentityWrites.class).setMail(ANN.id(), "dir@example.com"));
    assertThatThrownBy(() -> own.set(Actor.commandLine(), ANN.id(), TO))
        .hasMessageContaining("directory");
    assertThatThrownBy(() -> own.remove(ROOT, signIn, "wonder land 1", HERE))
        .hasMessageContaining("directory");
    hashing.close();
  }
}
