package org.hiroba.startup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hiroba.broker.Broker;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.config.ShownSetting;
import org.hiroba.directory.DirectoryService;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountDesk;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.EntryDoor;
import org.hiroba.feature.account.Erasure;
import org.hiroba.feature.account.FactorResets;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.MailAddresses;
import org.hiroba.feature.account.OwnAccount;
import org.hiroba.feature.account.OwnFactor;
import org.hiroba.feature.account.OwnMail;
import org.hiroba.feature.account.OwnProof;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.admin.AdminInbox;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.admin.AdminTasks;
import org.hiroba.feature.admin.Census;
import org.hiroba.feature.admin.ServerTasks;
import org.hiroba.feature.admin.SettingsWatch;
import org.hiroba.feature.admin.TrailNames;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.factor.FactorBook;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.identity.GoneDesk;
import org.hiroba.feature.identity.GonePeople;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.IdentityBook;
import org.hiroba.feature.identity.IdentityLinking;
import org.hiroba.feature.identity.IssuerSignOut;
import org.hiroba.feature.identity.OwnIdentities;
import org.hiroba.feature.identity.PasswordDoor;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.retention.RetentionReads;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.feature.room.RoomRemover;
import org.hiroba.feature.scim.ScimDesk;
import org.hiroba.feature.scim.ScimProvisioning;
import org.hiroba.feature.scim.ScimService;
import org.hiroba.feature.scim.ScimTokens;
import org.hiroba.feature.scim.ScimUsers;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.hiroba.health.Meters;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.log.LogWriter;
import org.hiroba.oidc.Providers;

/** Puts together what accounts with passwords need. Made and closed once each. */
final class AccountParts implements AutoCloseable {
  private final PasswordHashing hashing = new PasswordHashing(PasswordHashing.atOnce());
  private final Accounts accounts;
  private final WaysIn waysIn;
  private final EntryDoor door;
  private final SignIns signIns;
  private final AdminInbox inbox;
  private final AdminOffice office;
  private final ScimService scim;
  private final LogWriter writer;
  private final Optional<DirectoryService> directory;
  private final Providers providers;
  private final MailParts mail;
  private final boolean guests;

  AccountParts(
      Settings settings,
      Database database,
      ChatAssembly assembly,
      SetupToken setupToken,
      Clock clock,
      Current<LiveSettings> live,
      ServerTasks tasks) {
    writer = assembly.writer();
    guests = settings.auth().isGuest();
    providers = new Providers(settings.auth().oidc(), clock, System::nanoTime);
    AccountBook book = database.log().port(AccountBook.class);
    PasswordCheck check =
        new PasswordCheck(
            hashing,
            assembly.writer(),
            () -> live.get().limits().failedSignInsPerMinute(),
            System::nanoTime);
    DisplayNames names = new DisplayNames(database.rooms());
    FactorPolicy policy = EntryRules.policy(settings);
    signIns = assembly.signIns();
    SignInLifetime lifetime = EntryRules.lifetime(settings);
    door = new EntryDoor(assembly.writer(), lifetime, policy);
    FactorBook factors = database.log().port(FactorBook.class);
    AccountDesk desk =
        new AccountDesk(
            assembly.writer(),
            book,
            hashing,
            check,
            names,
            setupToken,
            door,
            settings.auth().modes().contains(AuthMode.LOCAL));
    Identities known = database.log().port(Identities.class);
    IdentityBook identities =
        new IdentityBook(
            assembly.writer(), known, EntryRules.groups(settings.auth().identity()), lifetime);
    IdentityLinking linking = new IdentityLinking(assembly.writer(), known);
    boolean passwordsForAll = settings.auth().modes().contains(AuthMode.LOCAL);
    GonePeople gonePeople = new GonePeople(assembly.writer(), known);
    directory =
        settings.auth().modes().contains(AuthMode.LDAP)
            ? Optional.of(
                new DirectoryService(settings.auth().ldap(), identities, known, gonePeople, clock))
            : Optional.empty();
    waysIn =
        new WaysIn(
            identities,
            new PasswordDoor(desk, check, identities, known),
            known,
            linking,
            new OwnIdentities(
                assembly.writer(),
                known,
                linking,
                new OwnProof(book, check, clock),
                passwordsForAll),
            new IssuerSignOut(assembly.writer()),
            directory.map(DirectoryService::verifier).stream().toList(),
            new GoneDesk(gonePeople, directory.map(found -> found::checkNow)));
    mail = new MailParts(settings, database, assembly.writer(), clock);
    accounts =
        new Accounts(
            desk,
            new OwnAccount(assembly.writer(), book, hashing, check, clock),
            new OwnFactor(assembly.writer(), book, factors, policy, check),
            new Invitations(assembly.writer(), book, hashing, names, door, clock),
            new ResetLinks(assembly.writer(), book, hashing, clock),
            new FactorResets(assembly.writer()),
            new People(assembly.writer(), book, hashing, names, policy),
            new Erasure(assembly.writer(), database.log()),
            mail.mail(),
            new OwnMail(
                assembly.writer(),
                book,
                database.log().port(MailAddresses.class),
                mail.mail(),
                check,
                clock));
    scim =
        new ScimService(
            settings
                .auth()
                .scim()
                .map(
                    wanted ->
                        new ScimDesk(
                            ScimTokens.open(wanted.tokenFile()),
                            check,
                            new ScimProvisioning(assembly.writer(), wanted.issuer()),
                            database.log().port(ScimUsers.class),
                            System::nanoTime)));
    RetentionDesk retention =
        new RetentionDesk(assembly.writer(), database.log().port(RetentionReads.class));
    inbox =
        new AdminInbox(
            assembly.writer(),
            database.log(),
            new AdminTasks(
                database.accounts(),
                accounts.people(),
                accounts.invitations(),
                accounts.resets(),
                accounts.factorResets(),
                waysIn.linking(),
                tasks,
                user ->
                    accounts
                        .mail()
                        .resetLink(
                            null, user, accounts.resets().make(Actor.commandLine(), user), false),
                retention),
            clock);
    office =
        new AdminOffice(
            database.log().port(AuditTrail.class),
            new AdminRooms(assembly.writer(), database.log()),
            new RoomRemover(assembly.writer(), database.log(), clock),
            database.log().port(Census.class),
            database.log().port(TrailNames.class),
            retention,
            RetentionParts.keeping(live, database, assembly),
            clock.instant());
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
  void start(
      WatchedTimer clockwork,
      Executor background,
      HealthRegistry health,
      Meters meters,
      Broker broker) {
    mail.uses(new MailParts.Around(clockwork, broker, health, meters));
    signIns.shortenThoseThatLastTooLong();
    if (!guests) {
      accounts.desk().endGuestSignIns();
      door.endSignInsWithoutFactor();
    }
    directory.ifPresent(
        one -> {
          one.start(clockwork, background);
          health.register(Weight.ADVISORY, one.check());
        });
  }

  /** Writes down which settings differ from those of the last start. */
  @SuppressWarnings("FutureReturnValueIgnored") // a start does not wait for it
  void note(List<ShownSetting> settings) {
    writer.submit(new SettingsWatch(settings));
  }

  Accounts accounts() {
    return accounts;
  }

  WaysIn waysIn() {
    return waysIn;
  }

  /** Returns what is to be done about once a second, by its name; it waits for the database. */
  Map<String, Runnable> periodicTasks() {
    return Map.of(
        "admin-inbox", inbox::look,
        "erasures", accounts.erasure()::look,
        "removals", office.remover()::look,
        "oidc", providers::cutOverdue);
  }

  AdminOffice office() {
    return office;
  }

  ScimService scim() {
    return scim;
  }

  Providers providers() {
    return providers;
  }

  /** Returns the threads on which somebody waits for a hash, a provider or a mail server. */
  List<Workers> threads() {
    List<Workers> threads = new ArrayList<>(mail.threads());
    threads.addAll(List.of(hashing.workers(), providers.workers()));
    return threads;
  }

  MailParts mail() {
    return mail;
  }

  @Override
  public void close() {
    mail.close();
    providers.close();
    hashing.close();
    directory.ifPresent(DirectoryService::close);
  }
}
