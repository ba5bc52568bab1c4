package org.hiroba.feature.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.account.OwnProof;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
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

/** Says what becomes here of people whom an issuer knows, on every database. */
public abstract class IdentityBookContract extends StoreContract {
  private static final String ISSUER = "https://id.example.com";
  private static final Entrant HERE =
      new Entrant(new SignInOrigin("oidc", "192.0.2.7", "Browser"), "192.0.2.7", null);
  private static final GroupRules OPEN = rules(Set.of(), Set.of(), Map.of());

  private static final SignInLifetime LIFETIME = new SignInLifetime(null, Duration.ofDays(30));

  private LogWriter writer;

  @BeforeEach
  void startWriter() {
    writer = new LogWriter(log, Clock.fixed(NOON, ZoneOffset.UTC), news -> {});
    writer.start();
  }

  @AfterEach
  void stopWriter() {
    writer.close();
  }

  private SignIns.SignedIn admit(GroupRules rules, ExternalIdentity who) throws Refusal {
    return new IdentityBook(writer, identities(), rules, LIFETIME)
        .admit(who, IssuerSession.NONE, HERE);
  }

  private static GroupRules rules(
      Set<String> allowed, Set<String> admins, Map<String, Set<String>> rooms) {
    return new GroupRules(true, allowed, admins, Set.of("outsiders"), rooms);
  }

  private User enter(ExternalIdentity who) throws Refusal {
    return admit(OPEN, who).user();
  }

  private static ExternalIdentity person(String subject, String name) {
    return new ExternalIdentity(ISSUER, subject, name, null, null, Optional.empty());
  }

  private static ExternalIdentity member(String subject, String name, String... groups) {
    return new ExternalIdentity(ISSUER, subject, name, null, null, Optional.of(Set.of(groups)));
  }

  private String code(GroupRules rules, ExternalIdentity who) {
    return catchThrowableOfType(CodedRefusal.class, () -> admit(rules, who)).code();
  }

  private Identities identities() {
    return log.port(Identities.class);
  }

  @Test
  void makesAnAccountOnceAndFindsItByTheSubjectAlone() throws Refusal {
    User first = enter(person("s-1", "ishikawa"));
    assertThat(first.roles()).containsExactly(Role.USER);
    assertThat(enter(person("s-1", "ishikawa")).id()).isEqualTo(first.id());
    assertThat(
            admit(
                    OPEN,
                    new ExternalIdentity("ldap", "s-1", "somebody", null, null, Optional.empty()))
                .user()
                .id())
        .isNotEqualTo(first.id());
    assertThat(identities().find(ISSUER, "s-1").orElseThrow().account()).isEqualTo(first.id());
    assertThat(identities().find(ISSUER, "S-1")).isEmpty();
  }

  @Test
  void followsNamesAndMailAddressesUpstreamAndKeepsTheAccount() throws Refusal {
    UserId id = enter(person("s-1", "ishikawa")).id();
    User renamed =
        enter(
            new ExternalIdentity(
                ISSUER, "s-1", "tanaka@example.com", "田中 花子", "t@example.com", Optional.empty()));
    assertThat(renamed).isEqualTo(new User(id, "tanaka@example.com", "田中 花子", Set.of(Role.USER)));
    assertThat(ask(tx -> tx.port(IdentityWrites.class).mail(id))).contains("t@example.com");
    assertThat(enter(person("s-2", "ishikawa")).id()).isNotEqualTo(id);
  }

  @Test
  void keepsTheNameWhereTheNewOneIsSomebodyElses() throws Refusal {
    UserId ann = enter(person("s-ann", "ann")).id();
    enter(person("s-bob", "bob"));
    assertThat(enter(person("s-ann", "BOB")).name()).isEqualTo("ann");
    assertThat(identities().find(ISSUER, "s-ann").orElseThrow().account()).isEqualTo(ann);
  }

  @Test
  void takesNobodysAccountBecauseOfItsName() {
    addPeople();
    assertThat(code(OPEN, person("s-ann", "Ann"))).isEqualTo("name-taken");
    assertThat(code(OPEN, person("s-ann", "ann"))).isEqualTo("name-taken");
    assertThat(identities().of(List.of(ANN.id()))).isEmpty();
  }

  @Test
  void refusesNamesThatMeanGroupsButNotThoseOfOffices() throws Refusal {
    assertThatThrownBy(() -> enter(person("s-1", "everyone"))).isInstanceOf(Refusal.class);
    assertThat(enter(person("s-2", "admin")).name()).isEqualTo("admin");
    assertThat(code(OPEN, person("s-3", "***"))).isEqualTo("not-allowed");
  }

  @Test
  void bringsInWhoWasLinkedByHand() throws Refusal {
    addPeople();
    run(
        tx ->
            tx.port(IdentityWrites.class)
                .link(new Identity(ISSUER, "s-ann", ANN.id(), "a.n", NOON, null), NOON));
    assertThat(enter(person("s-ann", "a.n")).id()).isEqualTo(ANN.id());
    assertThat(identities().of(List.of(ANN.id())))
        .extracting(Identity::subject)
        .containsExactly("s-ann");
    assertThat(holds(tx -> tx.port(SignInWrites.class).isNobodys(ANN.id()))).isFalse();
    assertThat(holds(tx -> tx.port(IdentityWrites.class).unlink(ISSUER, "s-ann"))).isTrue();
    assertThat(holds(tx -> tx.port(IdentityWrites.class).unlink(ISSUER, "s-ann"))).isFalse();
  }

  @Test
  void letsOnlyGroupsInWhereGroupsAreAskedFor() throws Refusal {
    GroupRules rules = rules(Set.of("Chat Users"), Set.of(), Map.of());
    assertThat(code(rules, member("s-1", "ann", "others"))).isEqualTo("not-allowed");
    assertThat(code(rules, person("s-1", "ann"))).isEqualTo("not-allowed");
    UserId ann = admit(rules, member("s-1", "ann", "chat USERS")).user().id();
    // Who cannot be told the groups of is let in as before, but not out of a group that was left.
    assertThat(admit(rules, person("s-1", "ann")).user().id()).isEqualTo(ann);
    assertThat(code(rules, member("s-1", "ann"))).isEqualTo("not-allowed");
  }

  @Test
  void makesNoAccountWhereThatIsLeftToAdministrators() {
    assertThat(
            code(
                new GroupRules(false, Set.of(), Set.of(), Set.of(), Map.of()),
                person("s-1", "ann")))
        .isEqualTo("not-allowed");
  }

  @Test
  void givesAndTakesTheRoleWithTheGroupAndLeavesItWhereGroupsAreUnknown() throws Refusal {
    GroupRules rules = rules(Set.of(), Set.of("admins"), Map.of());
    Set<Role> admin = Set.of(Role.USER, Role.ADMIN);
    enter(person("s-0", "zoe"));
    assertThat(admit(rules, member("s-0", "zoe", "admins")).user().roles()).isEqualTo(admin);
    assertThat(admit(rules, member("s-1", "ann", "admins")).user().roles()).isEqualTo(admin);
    assertThat(admit(rules, person("s-1", "ann")).user().roles()).isEqualTo(admin);
    assertThat(admit(rules, member("s-1", "ann", "staff")).user().roles())
        .containsExactly(Role.USER);
    assertThat(log.port(AccountBook.class).hasAdmin()).isTrue();
  }

  @Test
  void keepsTheLastAdministratorWhateverTheGroupsSay() throws Refusal {
    GroupRules rules = rules(Set.of(), Set.of("admins"), Map.of());
    admit(rules, member("s-1", "ann", "admins"));
    assertThat(admit(rules, member("s-1", "ann")).user().roles()).contains(Role.ADMIN);
  }

  @Test
  void letsNobodyInWhomAnAdministratorDisabledAndEnablesWhomTheIssuerHadDisabled() throws Refusal {
    UserId ann = enter(person("s-1", "ann")).id();
    run(tx -> tx.port(AccountWrites.class).setActive(ann, false, AccountWrites.BY_HAND));
    assertThat(code(OPEN, person("s-1", "ann"))).isEqualTo("wrong-credentials");
    run(tx -> tx.port(AccountWrites.class).setActive(ann, false, ISSUER));
    assertThat(ask(tx -> tx.port(AccountWrites.class).disabledBy(ann))).contains(ISSUER);
    assertThat(enter(person("s-1", "ann")).id()).isEqualTo(ann);
    assertThat(log.port(AccountBook.class).person(ann).orElseThrow().active()).isTrue();
    assertThat(log.port(AuditTrail.class).newest(2))
        .extracting(AuditEntry::action)
        .contains("user.enable");
  }

  @Test
  void knowsFromWhichSignInThereOneHereCame() throws Refusal {
    SignIns.SignedIn signedIn =
        new IdentityBook(writer, identities(), OPEN, LIFETIME)
            .admit(person("s-1", "ann"), new IssuerSession("sid-1", "hint"), HERE);
    TokenHash hash = TokenHash.of(signedIn.token());
    assertThat(identities().origin(hash))
        .contains(new Identities.Origin(ISSUER, new IssuerSession("sid-1", "hint")));
    assertThat(askAll(tx -> tx.port(IdentityWrites.class).signIns(ISSUER, "sid-1")))
        .containsExactly(hash);
    assertThat(askAll(tx -> tx.port(IdentityWrites.class).signIns("other", "sid-1"))).isEmpty();
    assertThat(askAll(tx -> tx.port(IdentityWrites.class).signIns(ISSUER, signedIn.user().id())))
        .containsExactly(hash);
    assertThat(identities().origin(TokenHash.of("other"))).isEmpty();
  }

  private TokenHash signIn(String subject, String session) throws Refusal {
    return TokenHash.of(
        new IdentityBook(writer, identities(), OPEN, LIFETIME)
            .admit(person(subject, subject), new IssuerSession(session, null), HERE)
            .token());
  }

  private boolean isSignedIn(TokenHash hash) {
    return identities().origin(hash).isPresent();
  }

  @Test
  void endsTheSignInsThatTheIssuerMeansAndNoOthers() throws Refusal {
    IssuerSignOut out = new IssuerSignOut(writer);
    TokenHash first = signIn("s-1", "sid-1");
    TokenHash second = signIn("s-1", "sid-2");
    TokenHash other = signIn("s-2", "sid-3");
    assertThat(out.end("https://evil.example", "sid-1", "s-1", "")).isZero();
    assertThat(out.end(ISSUER, "sid-9", "s-1", "")).isZero();
    assertThat(out.end(ISSUER, null, "s-9", "")).isZero();
    assertThat(out.end(ISSUER, "sid-1", "s-1", "192.0.2.9")).isEqualTo(1);
    assertThat(isSignedIn(first)).isFalse();
    assertThat(isSignedIn(second)).isTrue();
    assertThat(out.end(ISSUER, null, "s-1", "192.0.2.9")).isEqualTo(1);
    assertThat(isSignedIn(second)).isFalse();
    assertThat(isSignedIn(other)).isTrue();
    assertThat(log.port(AuditTrail.class).newest(2))
        .extracting(AuditEntry::action)
        .containsExactly("session.end", "session.end");
  }

  @Test
  void listsWhomTheIssuerIsToBeAskedAboutAgain() throws Refusal {
    UserId ann = enter(person("s-1", "ann")).id();
    UserId bob = enter(person("s-2", "bob")).id();
    UserId cat = enter(person("s-3", "cat")).id();
    run(tx -> tx.port(AccountWrites.class).setActive(bob, false, AccountWrites.BY_HAND));
    run(tx -> tx.port(AccountWrites.class).setActive(cat, false, ISSUER));
    assertThat(identities().toCheck(ISSUER, NOON, 10)).isEmpty();
    assertThat(identities().toCheck(ISSUER, NOON.plus(Duration.ofHours(1)), 10))
        .extracting(Identity::account)
        .containsExactly(ann, cat);
    assertThat(identities().countActive(ISSUER)).isEqualTo(1);
    run(tx -> tx.port(IdentityWrites.class).seen(ISSUER, "s-1", "ann", NOON.plusSeconds(5_000)));
    run(tx -> tx.port(IdentityWrites.class).gone(ISSUER, "s-3", NOON));
    List<Identity> rest = identities().toCheck(ISSUER, NOON.plus(Duration.ofHours(1)), 10);
    assertThat(rest).hasSize(1);
    assertThat(rest.get(0).goneAt()).isEqualTo(NOON);
  }

  @Test
  void keepsWhoIsGoneUntilTheIssuerSaysOtherwise() throws Refusal {
    UserId ann = enter(person("s-1", "ann")).id();
    UserId bob = enter(person("s-2", "bob")).id();
    GonePeople people = new GonePeople(writer, identities());
    Identity annThere = identities().find(ISSUER, "s-1").orElseThrow();
    Identity bobThere = identities().find(ISSUER, "s-2").orElseThrow();
    assertThat(people.gone(annThere, false)).isEqualTo(GonePeople.Fate.WAITS);
    assertThat(people.gone(annThere, true)).isEqualTo(GonePeople.Fate.WAITS);
    assertThat(people.gone(bobThere, true)).isEqualTo(GonePeople.Fate.DISABLED);
    assertThat(people.gone(bobThere, true)).isEqualTo(GonePeople.Fate.NOTHING);
    assertThat(people.waiting()).extracting(Identity::account).containsExactly(ann);
    assertThat(identities().countDisabled(ISSUER, NOON)).isEqualTo(1);
    assertThat(identities().countDisabled(ISSUER, NOON.plusMillis(1))).isZero();
    assertThat(people.left(ISSUER, NOON, Duration.ofHours(1))).isEqualTo(GonePeople.UNASKED - 1);
    assertThat(log.port(AccountBook.class).person(bob).orElseThrow().active()).isFalse();

    IdentityBook book = new IdentityBook(writer, identities(), OPEN, LIFETIME);
    assertThat(book.refresh(person("s-2", "bobby")).join()).isEqualTo(NOON);
    assertThat(book.refresh(person("s-1", "ann")).join()).isEqualTo(NOON);
    assertThat(book.refresh(person("s-3", "cat")).join()).isEqualTo(NOON);
    assertThat(log.port(AccountBook.class).person(bob).orElseThrow().active()).isTrue();
    assertThat(log.port(AccountBook.class).person(bob).orElseThrow().user().name())
        .isEqualTo("bobby");
    assertThat(people.waiting()).isEmpty();
    assertThat(identities().find(ISSUER, "s-3")).isEmpty();
    run(tx -> tx.port(AccountWrites.class).setActive(bob, false, AccountWrites.BY_HAND));
    assertThat(book.refresh(person("s-2", "robert")).join()).isEqualTo(NOON);
    assertThat(log.port(AccountBook.class).person(bob).orElseThrow().active()).isFalse();
  }

  @Test
  void countsAsAdministratorWhomAnIssuerKnows() throws Refusal {
    UserId ann = enter(person("s-1", "ann")).id();
    assertThat(log.port(AccountBook.class).hasAdmin()).isFalse();
    run(tx -> tx.port(SignInWrites.class).setRoles(ann, Set.of(Role.USER, Role.ADMIN)));
    assertThat(log.port(AccountBook.class).hasAdmin()).isTrue();
    assertThat(log.port(AccountBook.class).password(new AccountName("ann"))).isEmpty();
  }

  @Test
  void bringsPeopleIntoTheRoomsOfTheirGroupsAndOutOfThemAgain() throws Refusal {
    openRoom();
    GroupRules rules =
        rules(
            Set.of(),
            Set.of(),
            Map.of("R-Square", Set.of("Sales", "Field"), "nowhere", Set.of("Sales")));
    UserId dan = admit(rules, member("s-1", "dan", "SALES")).user().id();
    assertThat(isIn(dan)).isTrue();
    admit(rules, person("s-1", "dan"));
    assertThat(isIn(dan)).isTrue();
    admit(rules, member("s-1", "dan", "field"));
    assertThat(isIn(dan)).isTrue();
    admit(rules, member("s-1", "dan", "others"));
    assertThat(isIn(dan)).isFalse();
    admit(rules, member("s-1", "dan", "Field"));
    assertThat(isIn(dan)).isTrue();
  }

  @Test
  void leavesInARoomWhomSomebodyAddedThere() throws Refusal {
    openRoom();
    GroupRules rules = rules(Set.of(), Set.of(), Map.of("r-square", Set.of("sales")));
    run(
        tx ->
            tx.port(IdentityWrites.class)
                .link(new Identity(ISSUER, "s-bob", BOB.id(), "bob", NOON, null), NOON));
    admit(rules, member("s-bob", "bob", "sales"));
    admit(rules, member("s-bob", "bob"));
    assertThat(isIn(BOB.id())).isTrue();
  }

  @Test
  void findsRoomsByTheirNamesToo() {
    assertThat(identities().roomsByName()).containsEntry("lobby", RoomId.LOBBY);
  }

  private boolean isIn(UserId user) {
    return ask(tx -> tx.membership(SQUARE, user)).isPresent();
  }

  @Test
  void makesGuestsOfWhoIsInAGroupOfOutsidersAndMembersOfWhoLeftIt() throws Refusal {
    GroupRules rules = rules(Set.of(), Set.of("admins"), Map.of());
    SignIns.SignedIn ann = admit(rules, member("s-1", "ann", "Outsiders"));
    assertThat(ann.user().roles()).containsExactly(Role.GUEST);
    assertThat(ask(tx -> tx.membership(RoomId.LOBBY, ann.user().id()))).isEmpty();
    assertThat(admit(rules, person("s-1", "ann")).user().roles()).containsExactly(Role.GUEST);
    assertThat(admit(rules, member("s-1", "ann", "staff")).user().roles())
        .containsExactly(Role.USER);
    assertThat(ask(tx -> tx.membership(RoomId.LOBBY, ann.user().id()))).isPresent();
    assertThat(admit(rules, member("s-1", "ann", "outsiders")).user().roles())
        .containsExactly(Role.GUEST);
    assertThat(ask(tx -> tx.membership(RoomId.LOBBY, ann.user().id()))).isEmpty();
    assertThat(admit(rules, member("s-1", "ann", "outsiders", "admins")).user().roles())
        .contains(Role.ADMIN);
  }

  @Test
  void listsWhatWasLinkedOfSeveralAccountsHoweverLong() throws Refusal {
    String longest = "s".repeat(ExternalIdentity.MAX_CHARS);
    UserId ann = enter(person(longest, "ann")).id();
    UserId bob = enter(person("s-2", "bob")).id();
    UserId cat = enter(person("s-3", "cat")).id();
    IdentityLinking linking = new IdentityLinking(writer, identities());
    linking.link(Actor.commandLine(), bob, new LinkedIdentity("ldap", "b"));
    assertThat(linking.of(List.of(ann, bob)))
        .isEqualTo(
            Map.of(
                ann,
                List.of(new LinkedIdentity(ISSUER, longest)),
                bob,
                List.of(new LinkedIdentity(ISSUER, "s-2"), new LinkedIdentity("ldap", "b"))));
    assertThatThrownBy(
            () -> linking.unlink(Actor.commandLine(), cat, new LinkedIdentity("ldap", "b")))
        .isInstanceOf(Refusal.class);
    linking.unlink(Actor.commandLine(), bob, new LinkedIdentity("ldap", "b"));
    assertThat(linking.of(List.of(bob)).get(bob)).hasSize(1);
  }

  @Test
  void asksForThePasswordOnceASignInIsTenMinutesOld() throws Exception {
    SignIns.SignedIn in = admit(OPEN, person("s-1", "ann"));
    TokenHash signIn = TokenHash.of(in.token());
    assertThat(proofAt(NOON.plusSeconds(599), in.user(), signIn)).isEqualTo("fine");
    assertThat(proofAt(NOON.plusSeconds(600), in.user(), signIn)).isEqualTo("sign-in-again");
    assertThat(proofAt(NOON, in.user(), TokenHash.of("other"))).isEqualTo("sign-in-again");
    run(tx -> tx.port(AccountWrites.class).setPassword(in.user().id(), "hash", NOON));
    assertThat(proofAt(NOON.plusSeconds(600), in.user(), signIn)).isEqualTo("password-required");
  }

  private String proofAt(Instant now, User user, TokenHash signIn) {
    OwnProof proof =
        new OwnProof(log.port(AccountBook.class), check(), Clock.fixed(now, ZoneOffset.UTC));
    CodedRefusal refusal =
        catchThrowableOfType(CodedRefusal.class, () -> proof.require(user, signIn, null, HERE));
    return refusal == null ? "fine" : refusal.code();
  }

  private PasswordCheck check() {
    return new PasswordCheck(new PasswordHashing(1), writer, () -> 0, () -> 0);
  }

  @Test
  void linksAndUnlinksOnesOwnButNeverTheLastWayIn() throws Refusal {
    User ann = enter(person("s-ann", "ann"));
    SignIns.SignedIn in = admit(OPEN, person("s-bob", "bob"));
    User bob = in.user();
    TokenHash present = TokenHash.of(in.token());
    IdentityLinking linking = new IdentityLinking(writer, identities());
    OwnIdentities own =
        new OwnIdentities(
            writer,
            identities(),
            linking,
            new OwnProof(log.port(AccountBook.class), check(), Clock.fixed(NOON, ZoneOffset.UTC)),
            false);
    LinkedIdentity first = new LinkedIdentity(ISSUER, "s-bob");
    ExternalIdentity more =
        new ExternalIdentity("ldap", "b-1", "bob", null, null, Optional.empty());
    linking.link(Actor.commandLine(), bob.id(), new LinkedIdentity("scim", "x-bob"));
    // By what SCIM says nobody comes in, and a password is for administrators alone here.
    run(tx -> tx.port(AccountWrites.class).setPassword(bob.id(), "hash", NOON));
    assertThat(refused(() -> own.unlink(bob, first, present, null, HERE))).isEqualTo("last-way-in");
    own.link(bob.id(), more, "192.0.2.7");
    own.link(bob.id(), more, "192.0.2.7");
    assertThat(refused(() -> own.link(ann.id(), more, "192.0.2.7"))).isEqualTo("identity-taken");
    assertThat(own.of(bob.id())).extracting(Identity::issuer).contains("ldap", ISSUER, "scim");
    TokenHash other = signIn("s-bob", "sid-9");
    own.unlink(bob, first, present, null, HERE);
    assertThat(isSignedIn(other)).isFalse();
    assertThat(isSignedIn(present)).isTrue();
    assertThat(refused(() -> own.unlink(bob, first, present, null, HERE))).isEqualTo("NOT_FOUND");
    assertThat(
            refused(
                () -> own.unlink(bob, new LinkedIdentity("scim", "x-bob"), present, null, HERE)))
        .isEqualTo("not-allowed");
    assertThat(log.port(AuditTrail.class).newest(20))
        .extracting(AuditEntry::action)
        .contains("identity.link", "identity.unlink");
  }

  private static String refused(ThrowingCallable what) {
    Refusal refusal = catchThrowableOfType(Refusal.class, what);
    return refusal instanceof CodedRefusal coded ? coded.code() : refusal.reason().name();
  }
}
