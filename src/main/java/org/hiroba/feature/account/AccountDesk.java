package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.factor.TypedCode;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.signin.RolesSet;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Lets people with passwords in: the first administrator, who comes with the setup token, and all
 * who have an account. Thread-safe; methods wait for the database and for hashes, some seconds at
 * most.
 */
public final class AccountDesk {
  private final LogWriter writer;
  private final AccountBook book;
  private final PasswordHashing hashing;
  private final PasswordCheck check;
  private final DisplayNames displayNames;
  private final SetupToken setupToken;
  private final boolean forEverybody;
  private final EntryDoor door;
  private volatile boolean adminSeen;

  /**
   * Makes the desk.
   *
   * @param forEverybody whether passwords here are for all, and not for administrators alone, who
   *     can always come in by one
   */
  public AccountDesk(
      LogWriter writer,
      AccountBook book,
      PasswordHashing hashing,
      PasswordCheck check,
      DisplayNames displayNames,
      SetupToken setupToken,
      EntryDoor door,
      boolean forEverybody) {
    this.forEverybody = forEverybody;
    this.writer = writer;
    this.book = book;
    this.hashing = hashing;
    this.check = check;
    this.displayNames = displayNames;
    this.setupToken = setupToken;
    this.door = door;
  }

  /** Tells whether the first administrator is still to be made. */
  public boolean needsSetup() {
    if (!adminSeen && book.hasAdmin()) {
      // There is always one from then on.
      adminSeen = true;
    }
    return !adminSeen;
  }

  /**
   * Ends the sign-ins of those who came by a name alone: from now on that is not enough.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void endGuestSignIns() {
    writer
        .submit(
            (tx, at) -> {
              tx.port(AccountWrites.class).endGuestSignIns();
              return at;
            })
        .join();
  }

  /**
   * Makes the first administrator. A guest's account of that name becomes theirs.
   *
   * @param presented what they take for the setup token
   * @param displayName what others read; null for the name itself
   * @throws Refusal it is not the token, there is an administrator, or name or password do not fit
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Entered setUp(
      String presented,
      AccountName name,
      @Nullable String displayName,
      String password,
      Entrant entrant)
      throws Refusal {
    if (!needsSetup()) {
      throw alreadySetUp();
    }
    if (!setupToken.matches(presented)) {
      throw SignIns.wrongSetupToken();
    }
    String fit = PasswordRules.requireFit(password, name);
    if (displayName != null) {
      displayNames.requireOwn(displayName, name.value(), AccountRole.ADMIN);
    }
    String hash = hashing.hash(fit);
    Entered entered =
        door.welcome(
            Set.of(RoomId.LOBBY),
            name,
            true,
            entrant,
            (tx, at) ->
                firstAdmin(
                    tx, at, new Newcomer(name, displayName, AccountRole.ADMIN), hash, entrant));
    setupToken.consume();
    return entered;
  }

  private static User firstAdmin(
      WriteTransaction tx, Instant at, Newcomer newcomer, String hash, Entrant entrant)
      throws Refusal {
    if (tx.port(AccountWrites.class).hasAdmin()) {
      // On another node, or at the same time.
      throw alreadySetUp();
    }
    SignInWrites accounts = tx.port(SignInWrites.class);
    Optional<User> guest =
        accounts.findAccountByName(newcomer.name()).filter(one -> accounts.isNobodys(one.id()));
    // Who may read the home folder may take over what a guest left, first of all their own.
    User admin = guest.isPresent() ? promote(tx, guest.get()) : newcomer.arrive(tx, at);
    tx.port(AccountWrites.class).setPassword(admin.id(), hash, at);
    new Actor(admin.id(), entrant.origin().address())
        .did(tx, at, "user.create", admin.id().value(), "setup");
    return admin;
  }

  private static User promote(WriteTransaction tx, User guest) {
    User admin = guest.withRoles(AccountRole.ADMIN.roles());
    Endings.everything(tx, guest.id());
    tx.port(SignInWrites.class).setRoles(admin.id(), admin.roles());
    tx.note(new RolesSet(admin.id(), admin.roles()));
    return admin;
  }

  private static Refusal alreadySetUp() {
    return new CodedRefusal(
        Refusal.Reason.CONFLICT,
        "already-set-up",
        "There is an administrator already, who can invite you.");
  }

  /**
   * Signs in by name and password, and a code where the account has a second factor.
   *
   * @param code what was typed for one; null for nothing
   * @throws Refusal wrong name, password or code, or a disabled account, all alike; the password is
   *     right and a code is needed; or too many tries
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Entered signIn(String name, String password, @Nullable String code, Entrant entrant)
      throws Refusal {
    Optional<AccountName> wanted = wanted(name);
    PasswordCheck.Passed passed =
        check.pass(
            wanted.map(AccountName::key).orElse(""),
            () -> wanted.flatMap(this::stored),
            password,
            entrant);
    TypedCode typed = TypedCode.of(code);
    return check.enter(
        passed,
        typed,
        entrant,
        () -> door.letIn(typed, entrant, holder(passed.stored(), password)));
  }

  private EntryDoor.Whose holder(StoredPassword stored, String password) throws Refusal {
    String before = stored.hash();
    String after =
        hashing.isOutdated(before) ? hashing.hash(PasswordRules.normalised(password)) : before;
    UserId user = stored.user().id();
    return (tx, at) -> {
      AccountWrites accounts = tx.port(AccountWrites.class);
      Optional<AccountView> person = accounts.person(user).filter(AccountView::active);
      if (person.isEmpty() || !accounts.passwordHash(user).equals(Optional.of(before))) {
        // One or the other was changed at this moment.
        throw PasswordCheck.wrong();
      }
      if (!after.equals(before)) {
        accounts.replaceHash(user, before, after);
      }
      return person.get();
    };
  }

  /** Returns whose name it is, if the account has a password here by which they may come in. */
  public Optional<UserId> passwordHolder(String name) {
    return wanted(name).flatMap(this::stored).map(one -> one.user().id());
  }

  private Optional<StoredPassword> stored(AccountName name) {
    return book.password(name).filter(one -> forEverybody || one.user().isAdmin());
  }

  private static Optional<AccountName> wanted(String name) {
    try {
      return Optional.of(new AccountName(name));
    } catch (IllegalArgumentException e) {
      // Nobody has a name that is none.
      return Optional.empty();
    }
  }
}
