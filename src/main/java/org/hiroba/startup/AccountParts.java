package org.hiroba.startup;

import java.time.Clock;
import java.util.List;
import org.hiroba.config.AuthMode;
import org.hiroba.config.IdentitySettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountDesk;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.OwnAccount;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.identity.GroupRules;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.IdentityBook;
import org.hiroba.feature.identity.IssuerSignOut;
import org.hiroba.feature.identity.PasswordDoor;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.oidc.Providers;

/** Puts together what accounts with passwords need. Made and closed once each. */
final class AccountParts implements AutoCloseable {
  private final PasswordHashing hashing = new PasswordHashing(PasswordHashing.atOnce());
  private final Accounts accounts;
  private final WaysIn waysIn;
  private final Providers providers;
  private final boolean guests;

  AccountParts(
      Settings settings,
      Database database,
      ChatAssembly assembly,
      SetupToken setupToken,
      Clock clock) {
    guests = settings.auth().isGuest();
    providers = new Providers(settings.auth().oidc(), clock, System::nanoTime);
    AccountBook book = database.log().port(AccountBook.class);
    PasswordCheck check =
        new PasswordCheck(
            hashing,
            assembly.writer(),
            settings.limits().failedSignInsPerMinute(),
            System::nanoTime);
    DisplayNames names = new DisplayNames(database.rooms());
    AccountDesk desk =
        new AccountDesk(
            assembly.writer(),
            book,
            hashing,
            check,
            names,
            setupToken,
            settings.auth().modes().contains(AuthMode.LOCAL));
    IdentityBook identities =
        new IdentityBook(assembly.writer(), rules(settings.auth().identity()));
    waysIn =
        new WaysIn(
            identities,
            new PasswordDoor(desk, check, identities),
            database.log().port(Identities.class),
            new IssuerSignOut(assembly.writer()),
            List.of());
    accounts =
        new Accounts(
            desk,
            new OwnAccount(assembly.writer(), book, hashing, check, clock),
            new Invitations(assembly.writer(), book, hashing, names, clock),
            new ResetLinks(assembly.writer(), book, hashing, clock),
            new People(assembly.writer(), book, hashing, names));
  }

  private static GroupRules rules(IdentitySettings settings) {
    return new GroupRules(settings.create(), settings.allowGroups(), settings.adminGroups());
  }

  /** Makes the token by which the first administrator comes in, if there is none yet. */
  static SetupToken setupToken(Settings settings, Database database, Clock clock) {
    return SetupToken.open(
        settings.home().path(),
        settings.auth().isGuest()
            ? database.accounts().hasLiveAdmin(clock.instant())
            : database.log().port(AccountBook.class).hasAdmin());
  }

  /** Begins, once the writer runs: whoever came by a name alone is out where that is not enough. */
  void start() {
    if (!guests) {
      accounts.desk().endGuestSignIns();
    }
  }

  Accounts accounts() {
    return accounts;
  }

  WaysIn waysIn() {
    return waysIn;
  }

  Providers providers() {
    return providers;
  }

  /** Returns the threads on which somebody waits for a hash or a provider. */
  List<Workers> threads() {
    return List.of(hashing.workers(), providers.workers());
  }

  @Override
  public void close() {
    providers.close();
    hashing.close();
  }
}
