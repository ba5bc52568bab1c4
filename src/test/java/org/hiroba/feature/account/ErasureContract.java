package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.IdentityWrites;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.profile.ProfileWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what is left of a person who was erased. */
public abstract class ErasureContract extends StoreContract {
  private static final Actor ADMIN = new Actor(CAT.id(), "192.0.2.1");
  private static final UserRef ZOE = new UserRef(new UserId("u-0"), "zoe.quill", "Zoë Quill");

  private LogWriter writer;
  private Erasure erasure;

  /** Opens the same database once more. */
  protected abstract BesideServer beside();

  @BeforeEach
  void open() {
    writer = new LogWriter(log, Clock.fixed(NOON, ZoneOffset.UTC), news -> {});
    writer.start();
    erasure = new Erasure(writer, log);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private static void fillAccount(WriteTransaction tx) {
    add(tx, ZOE);
    tx.port(AccountWrites.class).setPassword(ZOE.id(), "zoe's hash", NOON);
    tx.port(ProfileWrites.class).setProfile(new Profile(ZOE, "quilling"));
    SignInWrites signIns = tx.port(SignInWrites.class);
    signIns.addSession(
        new SignInSession(TokenHash.of("s"), ZOE.id(), NOON, NOON, NOON.plus(Duration.ofDays(1))),
        new SignInOrigin(SignInOrigin.LOCAL, "198.51.100.77", "Quillzilla"));
    signIns.seen(Set.of(TokenHash.of("s")), NOON);
    signIns.addToken(new ApiToken("t-1", TokenHash.of("t"), ZOE.id(), "quill bot", NOON));
    tx.port(IdentityWrites.class)
        .link(new Identity("idp", "quill@corp", ZOE.id(), "quill", NOON, null), NOON);
    tx.port(LinkWrites.class)
        .add(
            new EntryLink(
                "r1",
                TokenHash.of("r"),
                ZOE.id(),
                AccountRole.MEMBER,
                List.of(),
                1,
                NOON,
                NOON,
                null));
    tx.port(LinkWrites.class)
        .add(
            new EntryLink(
                "i1",
                TokenHash.of("i"),
                null,
                AccountRole.MEMBER,
                List.of(),
                1,
                NOON,
                NOON,
                ZOE.id()));
  }

  /** Returns all that stands in the database, table by table. */
  private String everything() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (BesideServer beside = beside()) {
      for (String table : tables(beside)) {
        try (Statement statement = beside.session().connection().createStatement();
            ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          while (row.next()) {
            all.append(table);
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              all.append('|').append(row.getString(i));
            }
            all.append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  private static List<String> tables(BesideServer beside) throws SQLException {
    List<String> tables = new ArrayList<>();
    DatabaseMetaData about = beside.session().connection().getMetaData();
    try (ResultSet row = about.getTables(null, null, "%", new String[] {"TABLE"})) {
      while (row.next()) {
        String schema = row.getString("TABLE_SCHEM");
        if (schema == null || schema.equals("public")) {
          tables.add(row.getString("TABLE_NAME"));
        }
      }
    }
    assertThat(tables).contains("account", "event", "identity");
    return tables;
  }

  private List<String> authors() {
    List<String> authors = new ArrayList<>();
    for (RoomEvent event : log.eventsAfter(SQUARE, 0, 1_000)) {
      if (event instanceof MessagePosted posted) {
        authors.add(posted.from().displayName() + " " + posted.from().id());
      }
    }
    return authors;
  }

  @Test
  void leavesNothingThatTellsWhoItWas() throws Exception {
    openRoom();
    run(ErasureContract::fillAccount);
    join(ZOE, ANN.id());
    post(BOB, "good morning", ZOE.id());
    post(ZOE, "good morning, too");
    assertThat(everything()).contains("quilling", "Quillzilla", "quill@corp", "198.51.100.77");

    erasure.erase(ADMIN, ZOE.id(), false);
    erasure.look();

    String left = everything();
    assertThat(left.toLowerCase(Locale.ROOT))
        .doesNotContain("quill", "zoe", "zoë", "198.51.100.77")
        .doesNotContain("entry_link|", "api_token|", "sign_in|", "password|", "mention|")
        .doesNotContain("erasure ");
    assertThat(authors().get(1)).isEqualTo("Former member u-0");
    assertThat(store.accounts().findByName(new AccountName(ZOE.name()))).isEmpty();
    assertThat(log.port(AccountBook.class).person(ZOE.id())).isEmpty();
    assertThat(log.port(AuditTrail.class).newest(1))
        .containsExactly(
            new AuditEntry(NOON, CAT.id().value(), "user.erase", "u-0", "192.0.2.1", "keep"));
  }

  @Test
  void givesTheMessagesToNobodyInPieces() throws Exception {
    openRoom();
    run(tx -> add(tx, ZOE));
    join(ZOE, ANN.id());
    for (int i = 0; i < 30; i++) {
      post(i % 2 == 0 ? ZOE : BOB, "number " + i);
    }
    erasure.erase(ADMIN, ZOE.id(), true);
    int steps = 1;
    while (!holds(tx -> tx.port(ErasureWrites.class).goOn(25, NOON))) {
      steps++;
    }
    assertThat(steps).isGreaterThan(2);
    for (int i = 0; i < 30; i++) {
      assertThat(authors().get(i))
          .isEqualTo(i % 2 == 0 ? "Former member former-members" : "Bob 太郎 u-bob");
    }
    assertThat(everything()).doesNotContain("erasure ");
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    openRoom();
    run(tx -> add(tx, ZOE));
    join(ZOE, ANN.id());
    post(ZOE, "hello");
    erasure.erase(ADMIN, ZOE.id(), true);
    writer.close();
    reopen();
    open();
    erasure.look();
    assertThat(authors()).containsExactly("Former member former-members");
  }

  @Test
  void mayTakeTheMessagesLaterAndDoesNothingTwice() throws Exception {
    addPeople();
    erasure.erase(ADMIN, ANN.id(), false);
    erasure.erase(ADMIN, ANN.id(), false);
    erasure.erase(ADMIN, ANN.id(), true);
    erasure.erase(ADMIN, ANN.id(), false);
    assertThat(log.port(AuditTrail.class).newest(10))
        .extracting(AuditEntry::detail)
        .containsExactly("anonymise", "keep");
    assertThat(refusal(new UserId("former-members")).reason()).isEqualTo(Refusal.Reason.NOT_FOUND);
    assertThat(refusal(new UserId("nobody")).reason()).isEqualTo(Refusal.Reason.NOT_FOUND);
  }

  @Test
  void keepsTheLastAdministrator() throws Exception {
    addPeople();
    run(
        tx -> {
          tx.port(SignInWrites.class).setRoles(ANN.id(), Set.of(Role.USER, Role.ADMIN));
          tx.port(AccountWrites.class).setPassword(ANN.id(), "hash", NOON);
        });
    assertThat(refusal(ANN.id()))
        .isInstanceOfSatisfying(
            CodedRefusal.class, one -> assertThat(one.code()).isEqualTo("last-admin"));
    run(
        tx -> {
          tx.port(SignInWrites.class).setRoles(BOB.id(), Set.of(Role.USER, Role.ADMIN));
          tx.port(AccountWrites.class).setPassword(BOB.id(), "hash", NOON);
        });
    erasure.erase(ADMIN, ANN.id(), false);
    assertThat(refusal(BOB.id()).reason()).isEqualTo(Refusal.Reason.CONFLICT);
  }

  private Refusal refusal(UserId user) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> erasure.erase(ADMIN, user, false));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
