package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.audit.AuditWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Test;

/** Says what every {@link AccountBook} does with what {@link AccountWrites} wrote. */
public abstract class AccountBookContract extends StoreContract {
  private static final AccountName ANN_NAME = new AccountName("ann");
  private static final SignInOrigin HERE =
      new SignInOrigin(SignInOrigin.LOCAL, "192.0.2.7", "Browser 1.0 \u202e(広場)\n");

  private AccountBook book() {
    return log.port(AccountBook.class);
  }

  private static AccountWrites accounts(WriteTransaction tx) {
    return tx.port(AccountWrites.class);
  }

  private void makeAdmin(UserId user) {
    run(tx -> tx.port(SignInWrites.class).setRoles(user, Set.of(Role.USER, Role.ADMIN)));
  }

  @Test
  void keepsOnePasswordOfAnAccountWhichMayBeChanged() {
    addPeople();
    assertThat(book().password(ANN_NAME)).isEmpty();
    run(tx -> accounts(tx).setPassword(ANN.id(), "hash 1", NOON));
    run(tx -> accounts(tx).setPassword(ANN.id(), "hash 2", NOON));
    reopen();
    User ann = new User(ANN.id(), "ann", "Ann", Set.of(Role.USER));
    StoredPassword stored = new StoredPassword(ann, true, "hash 2");
    assertThat(book().password(new AccountName("ANN"))).contains(stored);
    assertThat(book().password(ANN.id())).contains(stored);
    assertThat(book().password(BOB.id())).isEmpty();
    assertThat(stored.toString()).doesNotContain("hash");
    assertThat(ask(tx -> accounts(tx).passwordHash(ANN.id()))).contains("hash 2");
    assertThat(ask(tx -> accounts(tx).passwordHash(new UserId("nobody")))).isEmpty();
  }

  @Test
  void replacesAHashOnlyWhileItIsTheOneThatWasSeen() {
    addPeople();
    run(tx -> accounts(tx).setPassword(ANN.id(), "old", NOON));
    run(tx -> accounts(tx).replaceHash(ANN.id(), "other", "new"));
    assertThat(ask(tx -> accounts(tx).passwordHash(ANN.id()))).contains("old");
    run(tx -> accounts(tx).replaceHash(ANN.id(), "old", "new"));
    assertThat(ask(tx -> accounts(tx).passwordHash(ANN.id()))).contains("new");
  }

  @Test
  void countsAsAdministratorWhoIsActiveAndHasAPassword() {
    addPeople();
    makeAdmin(ANN.id());
    assertThat(book().hasAdmin()).isFalse();
    run(tx -> accounts(tx).setPassword(BOB.id(), "hash", NOON));
    assertThat(book().hasAdmin()).isFalse();
    run(tx -> accounts(tx).setPassword(ANN.id(), "hash", NOON));
    assertThat(book().hasAdmin()).isTrue();
    assertThat(holds(tx -> accounts(tx).hasAdmin())).isTrue();
    assertThat(holds(tx -> accounts(tx).hasAdminBeside(ANN.id()))).isFalse();
    assertThat(holds(tx -> accounts(tx).hasAdminBeside(BOB.id()))).isTrue();
    assertThat(holds(tx -> accounts(tx).isLastAdmin(ANN.id()))).isTrue();
    assertThat(holds(tx -> accounts(tx).isLastAdmin(BOB.id()))).isFalse();
    run(tx -> accounts(tx).setActive(ANN.id(), false, AccountWrites.BY_HAND));
    assertThat(book().hasAdmin()).isFalse();
    assertThat(book().password(ANN_NAME)).map(StoredPassword::active).contains(false);
    run(tx -> accounts(tx).setActive(ANN.id(), true, AccountWrites.BY_HAND));
    assertThat(book().hasAdmin()).isTrue();
  }

  @Test
  void listsSignInsOfOnePersonNewestFirstWithoutThoseThatExpired() {
    addPeople();
    run(
        tx -> {
          tx.port(SignInWrites.class).addSession(session("one", ANN.id(), NOON), HERE);
          tx.port(SignInWrites.class).addSession(session("two", ANN.id(), NOON.plusSeconds(1)));
          tx.port(SignInWrites.class)
              .addSession(session("old", ANN.id(), NOON.minus(Duration.ofDays(1))), HERE);
          tx.port(SignInWrites.class).addSession(session("bob", BOB.id(), NOON), HERE);
        });
    List<OwnSignIn> found = book().signIns(ANN.id(), NOON);
    assertThat(found)
        .extracting(OwnSignIn::hash)
        .containsExactly(TokenHash.of("two"), TokenHash.of("one"));
    assertThat(found.get(0).origin()).isEqualTo(SignInOrigin.unknownGuest());
    assertThat(found.get(1).origin()).isEqualTo(HERE);
    assertThat(HERE.agent()).isEqualTo("Browser 1.0 ?(広場)?");
    assertThat(found).extracting(OwnSignIn::id).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(found.get(1).at()).isEqualTo(NOON);
    assertThat(found.get(1).lastSeenAt()).isEqualTo(NOON);
    assertThat(ask(tx -> accounts(tx).signIn(ANN.id(), found.get(1).id())))
        .contains(TokenHash.of("one"));
    assertThat(ask(tx -> accounts(tx).signIn(BOB.id(), found.get(1).id()))).isEmpty();
    assertThat(askAll(tx -> accounts(tx).signIns(ANN.id()))).hasSize(3);
  }

  @Test
  void notesWhenSignInsAndTheirPeopleWereSeen() {
    addPeople();
    Instant later = NOON.plusSeconds(90);
    run(tx -> tx.port(SignInWrites.class).addSession(session("one", ANN.id(), NOON), HERE));
    assertThat(book().person(ANN.id()).orElseThrow().lastSeenAt()).isNull();
    run(
        tx ->
            tx.port(SignInWrites.class)
                .seen(List.of(TokenHash.of("one"), TokenHash.of("gone")), later));
    assertThat(book().signIns(ANN.id(), NOON).get(0).lastSeenAt()).isEqualTo(later);
    assertThat(book().person(ANN.id()).orElseThrow().lastSeenAt()).isEqualTo(later);
  }

  @Test
  void endsTheSignInsOfGuestsAlone() {
    addPeople();
    run(
        tx -> {
          tx.port(SignInWrites.class).addSession(session("guest", ANN.id(), NOON));
          tx.port(SignInWrites.class).addSession(session("local", ANN.id(), NOON), HERE);
        });
    run(tx -> accounts(tx).endGuestSignIns());
    assertThat(book().signIns(ANN.id(), NOON))
        .extracting(OwnSignIn::hash)
        .containsExactly(TokenHash.of("local"));
  }

  @Test
  void leavesToNewcomersOnlyTheNamesOfAccountsThatHaveNoPasswordAndAreActive() {
    addPeople();
    run(tx -> accounts(tx).setPassword(ANN.id(), "hash", NOON));
    run(tx -> accounts(tx).setActive(BOB.id(), false, AccountWrites.BY_HAND));
    assertThat(holds(tx -> tx.port(SignInWrites.class).isNobodys(ANN.id()))).isFalse();
    assertThat(holds(tx -> tx.port(SignInWrites.class).isNobodys(BOB.id()))).isFalse();
    assertThat(holds(tx -> tx.port(SignInWrites.class).isNobodys(CAT.id()))).isTrue();
  }

  @Test
  void findsPeopleByWordRoleAndStatePageByPage() {
    addPeople();
    makeAdmin(ANN.id());
    run(
        tx -> {
          accounts(tx).setActive(BOB.id(), false, AccountWrites.BY_HAND);
          accounts(tx).setPassword(CAT.id(), "hash", NOON);
        });
    assertThat(names(new PeopleQuery("", null, null, "", 10))).containsExactly("ann", "bob", "cat");
    assertThat(names(new PeopleQuery("", null, null, "ann", 1))).containsExactly("bob");
    assertThat(names(new PeopleQuery("太郎", null, null, "", 10))).containsExactly("bob");
    assertThat(names(new PeopleQuery("", AccountRole.ADMIN, null, "", 10))).containsExactly("ann");
    assertThat(names(new PeopleQuery("", AccountRole.MEMBER, true, "", 10))).containsExactly("cat");
    assertThat(names(new PeopleQuery("", null, false, "", 10))).containsExactly("bob");
    assertThat(book().person(CAT.id()))
        .contains(
            new AccountView(
                new User(CAT.id(), "cat", "Cat", Set.of(Role.USER)),
                true,
                null,
                true,
                false,
                null));
  }

  private List<String> names(PeopleQuery query) {
    return book().people(query).stream().map(person -> person.user().name()).toList();
  }

  @Test
  void namesNobodyWhoIsDisabledToWhoCompletesAName() {
    openRoom();
    run(tx -> accounts(tx).setActive(BOB.id(), false, AccountWrites.BY_HAND));
    assertThat(store.rooms().activeUsers("", Optional.empty(), 10)).containsExactly(ANN, CAT);
    assertThat(store.rooms().activeUsers("", Optional.of(SQUARE), 10)).containsExactly(ANN);
    assertThat(store.rooms().users("", Optional.of(SQUARE), 10)).containsExactly(ANN, BOB);
  }

  @Test
  void renamesAnAccountWhichIsFoundByItsNewNameOnly() {
    addPeople();
    run(tx -> accounts(tx).rename(ANN.id(), new AccountName("Anna"), "Anna A."));
    assertThat(store.accounts().findByName(ANN_NAME)).isEmpty();
    assertThat(store.accounts().findByName(new AccountName("anna")))
        .map(User::id)
        .contains(ANN.id());
    assertThat(names(new PeopleQuery("a.", null, null, "", 10))).containsExactly("Anna");
  }

  @Test
  void keepsLinksUntilTheyAreUsedUpWithdrawnOrExpired() {
    addPeople();
    EntryLink invitation = link("i1", null, 2, NOON.plusSeconds(60));
    EntryLink reset = link("r1", ANN.id(), 1, NOON.plusSeconds(60));
    run(
        tx -> {
          tx.port(LinkWrites.class).add(invitation);
          tx.port(LinkWrites.class).add(reset);
        });
    reopen();
    assertThat(book().link(invitation.hash())).contains(invitation);
    assertThat(book().link(reset.hash())).contains(reset);
    assertThat(book().invitations(NOON, 10)).containsExactly(invitation);
    assertThat(book().invitations(NOON.plusSeconds(60), 10)).isEmpty();
    assertThat(holds(tx -> tx.port(LinkWrites.class).countGood(NOON) == 1)).isTrue();
    run(tx -> tx.port(LinkWrites.class).use(invitation.hash()));
    assertThat(ask(tx -> tx.port(LinkWrites.class).find(invitation.hash())))
        .map(EntryLink::usesLeft)
        .contains(1);
    run(tx -> tx.port(LinkWrites.class).use(invitation.hash()));
    assertThat(book().invitations(NOON, 10)).isEmpty();
    assertThat(holds(tx -> tx.port(LinkWrites.class).withdraw("r1"))).isFalse();
    assertThat(holds(tx -> tx.port(LinkWrites.class).withdraw("i1"))).isTrue();
    assertThat(holds(tx -> tx.port(LinkWrites.class).withdraw("i1"))).isFalse();
    run(tx -> tx.port(LinkWrites.class).removeResets(ANN.id()));
    assertThat(book().link(reset.hash())).isEmpty();
    run(tx -> tx.port(LinkWrites.class).add(reset));
    run(tx -> tx.port(LinkWrites.class).removeExpired(NOON.plusSeconds(60)));
    assertThat(book().link(reset.hash())).isEmpty();
  }

  @Test
  void addsToTheTrailInTheOrderInWhichThingsWereDone() {
    AuditEntry first = new AuditEntry(NOON, "u-1", "user.create", "u-2", "192.0.2.7", "setup");
    AuditEntry second = new AuditEntry(NOON, "", "sign-in.failed", "", "", "");
    run(tx -> tx.port(AuditWrites.class).add(first));
    run(tx -> tx.port(AuditWrites.class).add(second));
    assertThat(log.port(AuditTrail.class).newest(10)).containsExactly(second, first);
    assertThat(log.port(AuditTrail.class).newest(1)).containsExactly(second);
  }

  private static EntryLink link(String id, UserId user, int uses, Instant expires) {
    return new EntryLink(
        id,
        TokenHash.of(id),
        user,
        user == null ? AccountRole.GUEST : AccountRole.MEMBER,
        user == null ? List.of(RoomId.LOBBY, SQUARE) : List.of(),
        uses,
        NOON,
        expires,
        user == null ? ANN.id() : null);
  }

  private static SignInSession session(String token, UserId user, Instant at) {
    return new SignInSession(TokenHash.of(token), user, at, at, at.plus(Duration.ofDays(1)));
  }
}
