package org.hiroba.feature.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.config.SecondFactorMode;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.EntryDoor;
import org.hiroba.feature.account.EntryLink;
import org.hiroba.feature.account.FactorResets;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.Mailing;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.IdentityLinking;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.retention.RetentionReads;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.log.LogWriter;
import org.hiroba.log.StorageException;
import org.hiroba.log.StoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what a server does with what a command of another process asks for. */
public abstract class AdminInboxContract extends StoreContract {
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final TokenHash LINK = TokenHash.of("hrl_link");

  private final PasswordHashing hashing = new PasswordHashing(1);
  private LogWriter writer;
  private AdminInbox inbox;
  private BesideServer beside;
  private int drains;

  private final ServerTasks server =
      new ServerTasks() {
        @Override
        public boolean drain() {
          return drains++ == 0;
        }

        @Override
        public List<String> reload() {
          if (badSetting.isEmpty()) {
            return List.of("hiroba.retention.days is now 9 (environment HIROBA_RETENTION_DAYS)");
          }
          throw new SettingsException(List.of(badSetting, "another"));
        }
      };
  private String badSetting = "";

  /** Opens what a command opens beside the server. */
  protected abstract BesideServer beside();

  @BeforeEach
  void open() {
    writer = new LogWriter(log, CLOCK, news -> {});
    writer.start();
    AccountBook book = log.port(AccountBook.class);
    DisplayNames names = new DisplayNames(store.rooms());
    FactorPolicy policy = new FactorPolicy(SecondFactorMode.OPTIONAL, "");
    SignInLifetime lifetime = new SignInLifetime(null, Duration.ofDays(30));
    EntryDoor door = new EntryDoor(writer, lifetime, policy);
    AdminTasks tasks =
        new AdminTasks(
            store.accounts(),
            new People(writer, book, hashing, names, policy),
            new Invitations(writer, book, hashing, names, door, CLOCK),
            new ResetLinks(writer, book, hashing, CLOCK),
            new FactorResets(writer),
            new IdentityLinking(writer, log.port(Identities.class)),
            server,
            user -> new Mailing(null, "This server sends no mail."),
            new RetentionDesk(writer, log.port(RetentionReads.class)));
    inbox = new AdminInbox(writer, log, tasks, CLOCK);
    beside = beside();
  }

  @AfterEach
  void close() {
    beside.close();
    writer.close();
    hashing.close();
  }

  @Test
  void theServerReadsItsSettingsAgain() {
    assertThat(ask(request("reload", "", "")).lines())
        .singleElement()
        .asString()
        .startsWith("hiroba.retention.days is now 9");
    badSetting = "hiroba.retention.days=soon is no number";
    AdminAnswer refused = ask(request("reload", "", ""));
    assertThat(refused.done()).isFalse();
    assertThat(refused.lines().get(0)).contains("Nothing changed", badSetting, "another");
  }

  private JdbcInboxPost post(Duration patience) {
    return new JdbcInboxPost(beside.session(), CLOCK, patience);
  }

  private static AdminRequest request(String action, String name, String role) {
    return new AdminRequest(action, name, role, "", "", LINK.hex(), "");
  }

  /** Asks as a command does, while a server looks again and again. */
  private AdminAnswer ask(AdminRequest request) {
    CompletableFuture<Optional<AdminAnswer>> answer =
        CompletableFuture.supplyAsync(() -> post(Duration.ofMinutes(1)).ask(request));
    while (!answer.isDone()) {
      inbox.look();
    }
    return answer.join().orElseThrow();
  }

  private void put(String id, Instant at, String command) throws SQLException {
    beside
        .session()
        .with("INSERT INTO admin_inbox (id, asked_at, command) VALUES (?, ?, ?)")
        .text(id)
        .time(at)
        .text(command)
        .update();
  }

  private String answerTo(String id) throws SQLException {
    try (ResultSet row =
        beside.session().with("SELECT answer FROM admin_inbox WHERE id = ?").text(id).query()) {
      return row.next() ? String.valueOf(row.getString(1)) : "gone";
    }
  }

  private AccountView person(String name) {
    UserId id = store.accounts().findByName(new AccountName(name)).map(User::id).orElseThrow();
    return log.port(AccountBook.class).person(id).orElseThrow();
  }

  @Test
  void doesAllThatACommandMayAskForAndWritesItDownAsTheCommandLines() {
    assertThat(ask(request("create-user", "dora", "admin")).lines()).isEmpty();
    assertThat(person("dora").isAdmin()).isTrue();
    assertThat(log.port(AccountBook.class).link(LINK))
        .map(EntryLink::user)
        .contains(person("dora").user().id());
    assertThat(ask(request("reset-password", "DORA", "")).done()).isTrue();
    assertThat(ask(request("set-role", "dora", "member")).lines())
        .containsExactly("dora\tmember\tactive\tno password\tno second factor");
    assertThat(ask(request("disable", "dora", "")).lines().get(0)).contains("disabled");
    assertThat(ask(request("enable", "dora", "")).lines().get(0)).contains("active");
    AdminRequest link = new AdminRequest("link", "dora", "", "https://idp", "s-1", "", "");
    assertThat(ask(link).done()).isTrue();
    assertThat(ask(link).done()).isTrue();
    UserId dora = person("dora").user().id();
    assertThat(log.port(Identities.class).of(List.of(dora)))
        .extracting(Identity::issuer, Identity::subject)
        .containsExactly(tuple("https://idp", "s-1"));
    assertThat(ask(new AdminRequest("invite", "", "", "", "", TokenHash.of("x").hex(), "")).done())
        .isTrue();
    assertThat(ask(request("list-users", "", "")).lines())
        .containsExactly("dora\tmember\tactive\tno password\tno second factor");
    assertThat(log.port(AuditTrail.class).newest(20))
        .extracting(AuditEntry::action)
        .containsExactly(
            "invitation.create",
            "identity.link",
            "user.enable",
            "user.disable",
            "user.role",
            "password.reset-link",
            "user.create");
    assertThat(log.port(AuditTrail.class).newest(20))
        .extracting(AuditEntry::actor)
        .containsOnly("cli");
  }

  @Test
  void saysWhyNothingWasDone() {
    addPeople();
    assertThat(ask(request("create-user", "Ann", "")))
        .extracting(AdminAnswer::done)
        .isEqualTo(false);
    assertThat(ask(request("disable", "nobody", "")).lines().get(0))
        .contains("no account of the name nobody");
    assertThat(ask(request("set-role", "ann", "king")).lines().get(0))
        .contains("admin, member or guest");
    assertThat(ask(new AdminRequest("reset-password", "ann", "", "", "", "x", "")).lines().get(0))
        .contains("no hash");
    ask(new AdminRequest("link", "ann", "", "idp", "s", "", ""));
    assertThat(ask(new AdminRequest("link", "bob", "", "idp", "s", "", "")).lines().get(0))
        .contains("has this identity");
    assertThat(
            ask(new AdminRequest("link", "bob", "", "i".repeat(513), "s", "", "")).lines().get(0))
        .contains("1 to 512");
  }

  @Test
  void answersEachRequestThatIsNoneAloneAndCarriesOutTheOthers() throws SQLException {
    String good = request("create-user", "dora", "").json();
    put("broken", NOON, "{\"action\":");
    put("number", NOON, "{\"action\":7}");
    put("list", NOON, "[]");
    put("long", NOON, "{\"action\":\"" + "x".repeat(AdminRequest.MAX_CHARS) + "\"}");
    put("deep", NOON, "[".repeat(2_000));
    put("unknown", NOON, request("explode", "", "").json());
    put("future", NOON.plus(AdminInbox.FRESH).plusMillis(1), request("invite", "", "").json());
    put("late", NOON.minus(AdminInbox.FRESH).minusMillis(1), request("invite", "", "").json());
    put("good", NOON.plus(AdminInbox.FRESH), good);
    inbox.look();
    assertThat(answerTo("broken")).contains("no JSON");
    assertThat(answerTo("number")).contains("no string");
    assertThat(answerTo("list")).contains("no JSON object");
    assertThat(answerTo("long")).contains("longer than");
    assertThat(answerTo("deep")).contains("no JSON");
    assertThat(answerTo("unknown")).contains("knows no action explode");
    assertThat(answerTo("future")).contains("from the future");
    assertThat(answerTo("late")).contains("too long");
    assertThat(answerTo("good")).contains("\"done\":true");
    assertThat(log.port(AuditTrail.class).newest(10)).hasSize(1);
    inbox.look();
    assertThat(log.port(AuditTrail.class).newest(10)).hasSize(1);
  }

  @Test
  void givesARequestToOneServerAlone() throws SQLException {
    put("one", NOON, request("invite", "", "").json());
    assertThat(holds(tx -> tx.port(InboxWrites.class).take("one", NOON))).isTrue();
    assertThat(holds(tx -> tx.port(InboxWrites.class).take("one", NOON))).isFalse();
    inbox.look();
    assertThat(answerTo("one")).isEqualTo("null");
  }

  @Test
  void withdrawsWhatNoServerTookAndTellsWhatOneTookWithoutAnAnswer() throws SQLException {
    JdbcInboxPost post = post(Duration.ZERO);
    assertThat(post.isThere()).isTrue();
    assertThat(post.ask(request("invite", "", ""))).isEmpty();
    inbox.look();
    assertThat(log.port(AuditTrail.class).newest(10)).isEmpty();
    assertThatThrownBy(() -> post.ask(request("invite", "x".repeat(AdminRequest.MAX_CHARS), "")))
        .isInstanceOf(IllegalArgumentException.class);
    CompletableFuture<Optional<AdminAnswer>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try (BesideServer own = beside()) {
                return new JdbcInboxPost(own.session(), CLOCK, Duration.ofSeconds(2))
                    .ask(request("invite", "", ""));
              }
            });
    boolean taken = false;
    while (!taken) {
      List<AskedRequest> waiting = log.port(InboxReads.class).waiting(1);
      taken =
          !waiting.isEmpty()
              && holds(tx -> tx.port(InboxWrites.class).take(waiting.get(0).id(), NOON));
    }
    assertThatThrownBy(answer::join)
        .cause()
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("whether it was done is unknown");
  }

  @Test
  void keepsADayAndSoManyRequestsOnly() throws SQLException {
    put("old", NOON.minus(Duration.ofDays(1)).minusMillis(1), "");
    for (int i = 0; i <= AdminInbox.MAX_KEPT; i++) {
      put("n" + i, NOON.minusSeconds(i), "");
    }
    run(
        tx ->
            tx.port(InboxWrites.class).clean(NOON.minus(Duration.ofDays(1)), AdminInbox.MAX_KEPT));
    assertThat(answerTo("old")).isEqualTo("gone");
    assertThat(answerTo("n" + (AdminInbox.MAX_KEPT - 1))).isEqualTo("null");
    assertThat(answerTo("n" + AdminInbox.MAX_KEPT)).isEqualTo("gone");
  }

  @Test
  void listsMorePeopleThanOneAnswerHolds() {
    run(
        tx -> {
          for (int i = 0; i <= AdminTasks.MAX_LISTED; i++) {
            add(tx, new UserRef(new UserId("u" + i), "p" + (10_000 + i), "P"));
          }
        });
    AdminAnswer first = ask(request("list-users", "", ""));
    assertThat(first.lines()).hasSize(AdminTasks.MAX_LISTED);
    AdminAnswer rest = ask(request("list-users", "", "").goOn(first.after()));
    assertThat(rest.lines()).singleElement().asString().startsWith("p12000\t");
    assertThat(rest.after()).isEmpty();
  }
}
