package org.hiroba.startup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hiroba.config.Settings;
import org.hiroba.config.ShownSetting;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountDesk;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.account.Erasure;
import org.hiroba.feature.account.Identities;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.LinkedIdentities;
import org.hiroba.feature.account.OwnAccount;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.admin.AdminInbox;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.admin.AdminTasks;
import org.hiroba.feature.admin.SettingsWatch;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.feature.room.RoomRemover;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.jdbc.Database;
import org.hiroba.log.LogWriter;

/** Puts together what accounts with passwords need. Made and closed once each. */
final class AccountParts implements AutoCloseable {
  private final PasswordHashing hashing = new PasswordHashing(PasswordHashing.atOnce());
  private final Accounts accounts;
  private final AdminInbox inbox;
  private final AdminOffice office;
  private final LogWriter writer;
  private final boolean guests;

  AccountParts(
      Settings settings,
      Database database,
      ChatAssembly assembly,
      SetupToken setupToken,
      Clock clock) {
    writer = assembly.writer();
    guests = settings.auth().isGuest();
    AccountBook book = database.log().port(AccountBook.class);
    PasswordCheck check =
        new PasswordCheck(
            hashing,
            assembly.writer(),
            settings.limits().failedSignInsPerMinute(),
            System::nanoTime);
    DisplayNames names = new DisplayNames(database.rooms());
    accounts =
        new Accounts(
            new AccountDesk(assembly.writer(), book, hashing, check, names, setupToken),
            new OwnAccount(assembly.writer(), book, hashing, check, clock),
            new Invitations(assembly.writer(), book, hashing, names, clock),
            new ResetLinks(assembly.writer(), book, hashing, clock),
            new People(assembly.writer(), book, hashing, names),
            new Identities(assembly.writer(), database.log().port(LinkedIdentities.class)),
            new Erasure(assembly.writer(), database.log()));
    inbox =
        new AdminInbox(
            assembly.writer(),
            database.log(),
            new AdminTasks(
                database.accounts(),
                accounts.people(),
                accounts.invitations(),
                accounts.resets(),
                accounts.identities()),
            clock);
    office =
        new AdminOffice(
            database.log().port(AuditTrail.class),
            new AdminRooms(assembly.writer(), database.log()),
            new RoomRemover(assembly.writer(), database.log(), clock));
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

  /** Writes down which settings differ from those of the last start. */
  @SuppressWarnings("FutureReturnValueIgnored") // a start does not wait for it
  void note(List<ShownSetting> settings) {
    writer.submit(new SettingsWatch(settings));
  }

  Accounts accounts() {
    return accounts;
  }

  /** Returns what is to be done about once a second, by its name; it waits for the database. */
  Map<String, Runnable> periodicTasks() {
    return Map.of(
        "admin-inbox", inbox::look,
        "erasures", accounts.erasure()::look,
        "removals", office.remover()::look);
  }

  AdminOffice office() {
    return office;
  }

  PasswordHashing hashing() {
    return hashing;
  }

  @Override
  public void close() {
    hashing.close();
  }
}
