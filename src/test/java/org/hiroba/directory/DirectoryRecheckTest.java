package org.hiroba.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.directory.TestDirectory.dn;
import static org.hiroba.directory.TestDirectory.uuid;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountDisabled;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.identity.GonePeople;
import org.hiroba.feature.identity.GroupRules;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.IdentityBook;
import org.hiroba.feature.identity.IssuerSession;
import org.hiroba.feature.identity.PasswordVerifier.Verified;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Note;
import org.hiroba.log.Store;
import org.hiroba.log.StoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says who is disabled because the directory says so, and that nobody is for any other reason. */
class DirectoryRecheckTest extends StoreContract {
  private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final Entrant HERE =
      new Entrant(new SignInOrigin("ldap", "192.0.2.7", "Browser"), "192.0.2.7", null);

  @TempDir Path keys;
  private final List<Note> notes = new CopyOnWriteArrayList<>();
  private final TestDirectory directory = TestDirectory.start();
  private LdapFixture ldap;
  private LogWriter writer;
  private IdentityBook book;
  private GonePeople gonePeople;
  private DirectoryRecheck recheck;

  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }

  @BeforeEach
  void begin() {
    ldap = LdapFixture.of(LdapFixture.settings(LdapFixture.servers(keys, directory.url())));
    writer = new LogWriter(log, AT_NOON, news -> notes.addAll(news.notes()));
    writer.start();
    Identities identities = log.port(Identities.class);
    book =
        new IdentityBook(
            writer,
            identities,
            new GroupRules(true, Set.of(), Set.of("admins"), Set.of(), Map.of()),
            new SignInLifetime(null, Duration.ofDays(30)));
    gonePeople = new GonePeople(writer, identities);
    recheck =
        new DirectoryRecheck(
            ldap.directory,
            ldap.people,
            new DirectoryRecheck.Accounts(identities, book, gonePeople),
            AT_NOON,
            System::nanoTime,
            Duration.ofHours(1));
  }

  @AfterEach
  void end() {
    writer.close();
    directory.close();
  }

  private UserId enter(String name) throws Exception {
    directory.person(name, "secret");
    return signIn(name);
  }

  private UserId signIn(String name) throws Exception {
    Verified verified = (Verified) ldap.verify(name, "secret");
    return book.admit(verified.identity(), IssuerSession.NONE, HERE).user().id();
  }

  private List<UserId> enterMany(int many) throws Exception {
    List<UserId> people = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      people.add(enter("p" + i));
    }
    return people;
  }

  private AccountView account(UserId id) {
    return log.port(AccountBook.class).person(id).orElseThrow();
  }

  private boolean isActive(UserId id) {
    return account(id).active();
  }

  private Identity identity(String uid) {
    return log.port(Identities.class).find("ldap", uuid(uid)).orElseThrow();
  }

  @Test
  void disablesWhomTheDirectoryDisabledAndEnablesThemAgain() throws Exception {
    UserId ann = enter("ann");
    UserId bob = enter("bob");
    directory.set("ann", "userAccountControl", "514");
    recheck.lookAtAll();
    assertThat(isActive(ann)).isFalse();
    assertThat(isActive(bob)).isTrue();
    assertThat(notes).contains(new AccountDisabled(ann));
    assertThat(askAll(tx -> tx.port(AccountWrites.class).signIns(ann))).isEmpty();
    assertThat(askAll(tx -> tx.port(AccountWrites.class).signIns(bob))).hasSize(1);
    assertThat(log.port(AuditTrail.class).newest(1))
        .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.target())
        .containsExactly(" user.disable " + ann.value());
    recheck.lookAtAll();
    assertThat(log.port(AuditTrail.class).newest(1).get(0).target()).isEqualTo(ann.value());

    directory.set("ann", "userAccountControl", "512");
    recheck.lookAtAll();
    assertThat(isActive(ann)).isTrue();
    assertThat(identity("ann").goneAt()).isNull();
    assertThat(log.port(AuditTrail.class).newest(1).get(0).action()).isEqualTo("user.enable");
  }

  @Test
  void disablesWhoIsGoneWhileOthersAreThereAndEnablesWhoComesBack() throws Exception {
    UserId ann = enter("ann");
    enter("bob");
    directory.remove(dn("ann"));
    recheck.lookAtAll();
    assertThat(isActive(ann)).isFalse();
    directory.person("ann", "secret");
    assertThat(signIn("ann")).isEqualTo(ann);
    assertThat(isActive(ann)).isTrue();
  }

  @Test
  void leavesWhatAnAdministratorDisabled() throws Exception {
    UserId ann = enter("ann");
    enter("bob");
    run(tx -> tx.port(AccountWrites.class).setActive(ann, false, AccountWrites.BY_HAND));
    recheck.lookAtAll();
    directory.set("ann", "userAccountControl", "512");
    recheck.lookAtAll();
    assertThat(isActive(ann)).isFalse();
  }

  @Test
  void disablesNobodyWhereNobodyIsFoundOrNothingIsAnswered() throws Exception {
    List<UserId> people = enterMany(3);
    directory.stop();
    recheck.lookAtAll();
    assertThat(people).allMatch(this::isActive);
    directory.goOn();
    for (int i = 0; i < 3; i++) {
      directory.remove(dn("p" + i));
    }
    directory.person("somebody else", "secret");
    LdapFixture.passwordFile(keys, "not it");
    recheck.lookAtAll();
    LdapFixture.passwordFile(keys, TestDirectory.SERVICE_PASSWORD);
    recheck.lookAtAll();
    assertThat(people).allMatch(this::isActive);
    assertThat(gonePeople.waiting()).isEmpty();
    directory.clear();
    recheck.lookAtAll();
    assertThat(people).allMatch(this::isActive);
  }

  @Test
  void disablesAFewByItselfAndTheRestWhenItIsConfirmed() throws Exception {
    List<UserId> people = enterMany(15);
    for (int i = 1; i < 15; i++) {
      directory.remove(dn("p" + i));
    }
    recheck.lookAtAll();
    assertThat(people.stream().filter(id -> !isActive(id))).hasSize(GonePeople.UNASKED);
    assertThat(gonePeople.waiting()).hasSize(4);
    recheck.lookAtAll();
    assertThat(gonePeople.waiting()).hasSize(4);
    assertThat(gonePeople.left("ldap", NOON, Duration.ofHours(1))).isZero();

    UserId waits = gonePeople.waiting().get(0).account();
    UserId there = people.get(0);
    Actor root = new Actor(new UserId("u-root"), "192.0.2.1");
    assertThat(gonePeople.confirm(root, List.of(waits, there, new UserId("u-none")))).isEqualTo(1);
    assertThat(isActive(waits)).isFalse();
    assertThat(isActive(there)).isTrue();
    assertThat(notes).contains(new AccountDisabled(waits));
    assertThat(log.port(AuditTrail.class).newest(1).get(0).actor()).isEqualTo("u-root");
    assertThat(gonePeople.confirm(root, List.of(waits))).isZero();

    UserId back = gonePeople.waiting().get(0).account();
    directory.person("p" + people.indexOf(back), "secret");
    recheck.lookAtAll();
    assertThat(gonePeople.waiting()).extracting(Identity::account).doesNotContain(back).hasSize(2);
  }

  @Test
  void followsNamesAndGroups() throws Exception {
    UserId ann = enter("ann");
    UserId bob = enter("bob");
    directory.rename("ann", "anna");
    directory.set("anna", "displayName", "アンナ");
    directory.group("admins", dn("anna"), dn("bob"));
    recheck.lookAtAll();
    assertThat(account(ann).user().name()).isEqualTo("anna");
    assertThat(account(ann).user().displayName()).isEqualTo("アンナ");
    assertThat(account(bob).user().roles()).contains(Role.ADMIN);
  }

  @Test
  void leavesTheLastAdministratorToAnAdministrator() throws Exception {
    directory.person("root", "secret");
    directory.group("admins", dn("root"));
    UserId root = signIn("root");
    enter("bob");
    directory.remove(dn("root"));
    recheck.lookAtAll();
    assertThat(isActive(root)).isTrue();
    assertThat(gonePeople.waiting()).extracting(Identity::account).containsExactly(root);
  }

  @Test
  void asksOnlyAboutWhomNobodyAskedForAnInterval() throws Exception {
    UserId ann = enter("ann");
    enter("bob");
    directory.set("ann", "nsAccountLock", "true");
    recheck.look();
    assertThat(isActive(ann)).isTrue();
  }
}
