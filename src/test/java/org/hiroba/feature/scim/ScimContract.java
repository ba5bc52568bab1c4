package org.hiroba.feature.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.GroupRules;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.IdentityBook;
import org.hiroba.feature.identity.IdentityWrites;
import org.hiroba.feature.identity.IssuerSession;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.StoreContract;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what becomes here of people whom another system brings by SCIM, on every database. */
public abstract class ScimContract extends StoreContract {
  private static final String HERE = "192.0.2.7";
  private static final String ISSUER = "https://id.example.com";

  private LogWriter writer;
  private ScimProvisioning scim;

  @BeforeEach
  void startWriter() {
    writer = new LogWriter(log, Clock.fixed(NOON, ZoneOffset.UTC), news -> {});
    writer.start();
    scim = new ScimProvisioning(writer, Optional.empty());
  }

  @AfterEach
  void stopWriter() {
    writer.close();
  }

  private static ScimPerson person(String userName, String externalId) {
    return new ScimPerson(userName, externalId, null, null, null, null, null, null);
  }

  private ScimUsers users() {
    return log.port(ScimUsers.class);
  }

  private boolean isActive(UserId id) {
    return log.port(AccountBook.class).person(id).orElseThrow().active();
  }

  private String disabledBy(UserId id) {
    return ask(tx -> tx.port(AccountWrites.class).disabledBy(id)).orElse("");
  }

  private List<Identity> identities(UserId id) {
    return log.port(Identities.class).of(List.of(id));
  }

  private static String code(ThrowingCallable what) {
    return catchThrowableOfType(CodedRefusal.class, what).code();
  }

  private ScimUser active(UserId id, boolean active) throws Refusal {
    return scim.replace(id, users().find(id).orElseThrow().told().withActive(active), HERE);
  }

  private SignIns.SignedIn comeBy(String issuer, String subject, String name) throws Refusal {
    return new IdentityBook(
            writer,
            log.port(Identities.class),
            new GroupRules(true, Set.of(), Set.of(), Set.of(), Map.of()),
            new SignInLifetime(null, Duration.ofDays(30)))
        .admit(
            new ExternalIdentity(issuer, subject, name, null, null, Optional.empty()),
            IssuerSession.NONE,
            new Entrant(new SignInOrigin("oidc", HERE, "Browser"), HERE, null));
  }

  @Test
  void bringsAPersonWithAllThatIsSaidOfThem() throws Refusal {
    ScimPerson told =
        new ScimPerson(
            "Hanako.Tanaka@example.com",
            "0b9a-1",
            null,
            null,
            "花子",
            "田中",
            "hanako@example.com",
            true);
    ScimUser made = scim.create(told, HERE);
    assertThat(made.account().name()).isEqualTo("Hanako.Tanaka@example.com");
    assertThat(made.account().displayName()).isEqualTo("田中 花子");
    assertThat(made.account().roles()).containsExactly(Role.USER);
    assertThat(made.active()).isTrue();
    assertThat(made.told()).isEqualTo(told.withActive(null));
    assertThat(made.createdAt()).isEqualTo(NOON);
    UserId id = made.account().id();
    assertThat(users().find(id)).contains(made);
    assertThat(ask(tx -> tx.port(IdentityWrites.class).mail(id))).contains("hanako@example.com");
    assertThat(ask(tx -> tx.membership(RoomId.LOBBY, id))).isPresent();
    assertThat(identities(id))
        .extracting(Identity::issuer, Identity::subject)
        .containsExactly(tuple("scim", "0b9a-1"));
    assertThat(log.port(AuditTrail.class).newest(9))
        .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::address)
        .contains(tuple("scim", "user.create", HERE))
        .allMatch(entry -> entry.toList().get(0).equals("scim"));
  }

  @Test
  void findsWhatTheFilterMeansAndNobodyElse() throws Refusal {
    addPeople();
    UserId id = scim.create(person("Tanaka@Example.com", "X-1"), HERE).account().id();
    scim.create(person("sato", "X-2"), HERE);
    for (String filter :
        List.of(
            "userName eq \"tanaka@example.COM\"",
            "externalId eq \"X-1\"",
            "id eq \"" + id + "\"",
            "urn:ietf:params:scim:schemas:core:2.0:User:USERNAME EQ \"ｔanaka@example.com\"")) {
      ScimFilter one = ScimFilter.parse(filter);
      assertThat(users().list(one, 0, 10))
          .as(filter)
          .extracting(user -> user.account().id())
          .containsExactly(id);
      assertThat(users().count(one)).isEqualTo(1);
    }
    for (String filter :
        List.of("userName eq \"ann\"", "externalId eq \"x-1\"", "id eq \"" + ANN.id() + "\"")) {
      assertThat(users().list(ScimFilter.parse(filter), 0, 10)).as(filter).isEmpty();
      assertThat(users().count(ScimFilter.parse(filter))).isZero();
    }
    assertThat(users().find(ANN.id())).isEmpty();
  }

  @Test
  void listsInPagesWithoutHolesAndDoubles() throws Refusal {
    for (int i = 0; i < 25; i++) {
      scim.create(person("p" + i, "x" + i), HERE);
    }
    assertThat(users().count(null)).isEqualTo(25);
    List<String> all =
        IntStream.of(0, 10, 20, 30)
            .boxed()
            .flatMap(offset -> users().list(null, offset, 10).stream())
            .map(one -> one.told().userName())
            .toList();
    assertThat(all)
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "p" + i).toList());
  }

  @Test
  void takesOverNobodyBecauseOfTheName() {
    addPeople();
    for (String name : List.of("ann", "ANN", "ａｎｎ")) {
      assertThat(code(() -> scim.create(person(name, "x-ann"), HERE))).isEqualTo("uniqueness");
    }
    assertThat(users().count(null)).isZero();
    assertThat(identities(ANN.id())).isEmpty();
  }

  @Test
  void bringsNobodyTwice() throws Refusal {
    scim.create(person("tanaka", "x-1"), HERE);
    assertThat(code(() -> scim.create(person("TANAKA", "x-2"), HERE))).isEqualTo("uniqueness");
    assertThat(code(() -> scim.create(person("sato", "x-1"), HERE))).isEqualTo("uniqueness");
    assertThat(code(() -> scim.create(person("***", "x-3"), HERE))).isEqualTo("invalidValue");
    assertThat(catchThrowableOfType(Refusal.class, () -> scim.create(person("all", "x"), HERE)))
        .extracting(Refusal::reason)
        .isEqualTo(Refusal.Reason.BAD_REQUEST);
    assertThat(users().count(null)).isEqualTo(1);
  }

  @Test
  void takesUpWhomAnAdministratorLinked() throws Refusal {
    addPeople();
    run(
        tx ->
            tx.port(IdentityWrites.class)
                .link(new Identity("scim", "x-ann", ANN.id(), "ann", NOON, null), NOON));
    ScimUser ann = scim.create(person("ann@example.com", "x-ann"), HERE);
    assertThat(ann.account().id()).isEqualTo(ANN.id());
    assertThat(ann.account().name()).isEqualTo("ann@example.com");
    assertThat(log.port(AuditTrail.class).newest(5))
        .extracting(AuditEntry::action)
        .contains("user.provision");
    assertThat(code(() -> scim.create(person("anna", "x-ann"), HERE))).isEqualTo("uniqueness");
  }

  @Test
  void followsNewNamesAndKeepsWhatPeopleChangedWhereThereIsNoNews() throws Refusal {
    addPeople();
    ScimPerson told = person("tanaka", "x-1").withDisplayName("Hanako Tanaka");
    UserId id = scim.create(told, HERE).account().id();
    run(tx -> tx.port(AccountWrites.class).rename(id, new AccountName("hana"), "Hana 🌸"));
    ScimUser same = scim.replace(id, told.withMail("h@example.com"), HERE);
    assertThat(same.account().displayName()).isEqualTo("Hana 🌸");
    assertThat(same.account().name()).isEqualTo("hana");
    ScimUser married =
        scim.replace(id, told.withUserName("suzuki").withDisplayName("Hanako Suzuki"), HERE);
    assertThat(married.account().name()).isEqualTo("suzuki");
    assertThat(married.account().displayName()).isEqualTo("Hanako Suzuki");
    assertThat(ask(tx -> tx.port(IdentityWrites.class).mail(id))).isEmpty();
    assertThat(code(() -> scim.replace(id, told.withUserName("Bob"), HERE)))
        .isEqualTo("uniqueness");
    assertThat(users().find(id).orElseThrow().told().userName()).isEqualTo("suzuki");
    ScimUser nameless = scim.replace(id, person("suzuki", "x-1"), HERE);
    assertThat(nameless.account().displayName()).isEqualTo("suzuki");
  }

  @Test
  void endsEverythingOfWhoLeavesAndLetsThemInAgain() throws Refusal {
    UserId id = scim.create(person("tanaka", "x-1"), HERE).account().id();
    run(
        tx ->
            tx.port(IdentityWrites.class)
                .link(new Identity(ISSUER, "s-1", id, "tanaka", NOON, null), NOON));
    comeBy(ISSUER, "s-1", "tanaka");
    assertThat(active(id, false).active()).isFalse();
    assertThat(disabledBy(id)).isEqualTo("scim");
    assertThat(askAll(tx -> tx.port(AccountWrites.class).signIns(id))).isEmpty();
    // Whom SCIM disabled does not come in by a provider that still knows them.
    assertThat(code(() -> comeBy(ISSUER, "s-1", "tanaka"))).isEqualTo("wrong-credentials");
    assertThat(active(id, false).active()).isFalse();
    assertThat(active(id, true).active()).isTrue();
    comeBy(ISSUER, "s-1", "tanaka");
  }

  @Test
  void leavesDisabledWhomAnAdministratorDisabled() throws Refusal {
    UserId id = scim.create(person("tanaka", "x-1"), HERE).account().id();
    run(tx -> tx.port(AccountWrites.class).setActive(id, false, AccountWrites.BY_HAND));
    assertThat(active(id, true).active()).isFalse();
    active(id, false);
    assertThat(active(id, true).active()).isFalse();
    assertThat(disabledBy(id)).isEqualTo("hand");
  }

  @Test
  void keepsOutAgainstADirectoryThatLetsInAgain() throws Refusal {
    UserId id = scim.create(person("tanaka", "x-1"), HERE).account().id();
    run(tx -> tx.port(AccountWrites.class).setActive(id, false, "ldap"));
    active(id, true);
    assertThat(disabledBy(id)).isEqualTo("ldap");
    active(id, false);
    assertThat(disabledBy(id)).isEqualTo("scim");
  }

  @Test
  void neverDisablesTheLastAdministratorAndChangesNothingThen() throws Refusal {
    UserId id = scim.create(person("root", "x-1"), HERE).account().id();
    run(tx -> tx.port(SignInWrites.class).setRoles(id, Set.of(Role.USER, Role.ADMIN)));
    // Nobody comes in by SCIM alone, so this is no administrator to be counted on yet.
    assertThat(log.port(AccountBook.class).hasAdmin()).isFalse();
    run(
        tx ->
            tx.port(IdentityWrites.class)
                .link(new Identity(ISSUER, "s-1", id, "root", NOON, null), NOON));
    assertThat(code(() -> active(id, false))).isEqualTo("last-admin");
    assertThat(code(() -> scim.delete(id, HERE))).isEqualTo("last-admin");
    assertThat(
            code(
                () ->
                    scim.replace(
                        id, person("other", "x-1").withActive(false).withMail("a@b"), HERE)))
        .isEqualTo("last-admin");
    assertThat(isActive(id)).isTrue();
    assertThat(users().find(id).orElseThrow().account().name()).isEqualTo("root");
  }

  @Test
  void letsGoAndTakesBackByTheSameExternalIdOnly() throws Refusal {
    UserId id = scim.create(person("tanaka", "x-1"), HERE).account().id();
    scim.delete(id, HERE);
    assertThat(users().find(id)).isEmpty();
    assertThat(users().count(null)).isZero();
    assertThat(isActive(id)).isFalse();
    assertThat(catchThrowableOfType(Refusal.class, () -> scim.delete(id, HERE)).reason())
        .isEqualTo(Refusal.Reason.NOT_FOUND);
    // Another person of the same name gets nothing of the first one's.
    assertThat(code(() -> scim.create(person("tanaka", "x-2"), HERE))).isEqualTo("uniqueness");
    assertThat(code(() -> scim.create(person("tanaka", null), HERE))).isEqualTo("uniqueness");
    ScimUser back = scim.create(person("tanaka", "x-1"), HERE);
    assertThat(back.account().id()).isEqualTo(id);
    assertThat(back.active()).isTrue();
  }

  @Test
  void bringsPeopleWhoMayNotComeInYet() throws Refusal {
    ScimUser made = scim.create(person("tanaka", "x-1").withActive(false), HERE);
    assertThat(made.active()).isFalse();
    assertThat(disabledBy(made.account().id())).isEqualTo("scim");
  }

  @Test
  void followsAnotherExternalIdWhereNobodySignsInByIt() throws Refusal {
    UserId id = scim.create(person("tanaka", null), HERE).account().id();
    assertThat(identities(id)).extracting(Identity::subject).containsExactly(id.value());
    UserId other = scim.create(person("sato", "x-9"), HERE).account().id();
    scim.replace(id, person("tanaka", "x-1"), HERE);
    assertThat(identities(id)).extracting(Identity::subject).containsExactly("x-1");
    scim.replace(id, person("tanaka", "x-2"), HERE);
    assertThat(identities(id)).extracting(Identity::subject).containsExactly("x-2");
    scim.replace(id, person("tanaka", null), HERE);
    assertThat(users().find(id).orElseThrow().told().externalId()).isEqualTo("x-2");
    assertThat(code(() -> scim.replace(id, person("tanaka", "x-9"), HERE))).isEqualTo("uniqueness");
    assertThat(identities(other)).extracting(Identity::subject).containsExactly("x-9");
  }

  @Test
  void letsPeopleInByTheIssuerWhoseSubjectsAreMeant() throws Refusal {
    scim = new ScimProvisioning(writer, Optional.of(ISSUER));
    UserId early = comeBy(ISSUER, "oid-1", "tanaka").user().id();
    UserId late = scim.create(person("sato", "oid-2"), HERE).account().id();
    assertThat(comeBy(ISSUER, "oid-2", "sato").user().id()).isEqualTo(late);
    // Who came before SCIM did is the same person, by the subject and not by the name.
    assertThat(scim.create(person("tanaka", "oid-1"), HERE).account().id()).isEqualTo(early);
    assertThat(code(() -> scim.create(person("suzuki", null), HERE))).isEqualTo("invalidValue");
    assertThat(code(() -> scim.replace(late, person("sato", "oid-7"), HERE)))
        .isEqualTo("mutability");
    assertThat(identities(late)).extracting(Identity::issuer).containsExactly(ISSUER);
    active(late, false);
    assertThat(code(() -> comeBy(ISSUER, "oid-2", "sato"))).isEqualTo("wrong-credentials");
  }

  @Test
  void linksWhoWasHereBeforeTheIssuerWasNamed() throws Refusal {
    UserId id = scim.create(person("sato", "oid-2"), HERE).account().id();
    scim = new ScimProvisioning(writer, Optional.of(ISSUER));
    scim.replace(id, person("sato", "oid-2"), HERE);
    assertThat(comeBy(ISSUER, "oid-2", "sato").user().id()).isEqualTo(id);
  }
}
