package org.hiroba.startup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.broker.LocalBroker;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.EntryDoor;
import org.hiroba.feature.account.FactorResets;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.Mailing;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.admin.AdminAnswer;
import org.hiroba.feature.admin.AdminRequest;
import org.hiroba.feature.admin.AdminTasks;
import org.hiroba.feature.admin.ServerTasks;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.IdentityLinking;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.retention.RetentionReads;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;

/** Administers accounts of a database on which no server runs. Stateless. */
final class AdminAtRest {
  private AdminAtRest() {}

  /**
   * Does what is asked for, and returns what to tell.
   *
   * @throws Refusal a rule forbids it
   * @throws IllegalArgumentException a part of the request is not what it must be
   * @throws org.hiroba.log.StorageException the database cannot be opened, or does not answer
   */
  static List<String> carryOut(Settings settings, AdminRequest request) throws Refusal {
    Clock clock = Clock.systemUTC();
    try (Database database =
            Databases.openAlone(
                settings.database().withoutWaiting(),
                settings.home(),
                Features.adapters(Features.all()));
        LocalBroker broker = new LocalBroker();
        LogWriter writer = new LogWriter(database.log(), clock, broker);
        PasswordHashing hashing = new PasswordHashing(1)) {
      writer.start();
      AccountBook book = database.log().port(AccountBook.class);
      FactorPolicy policy = EntryRules.policy(settings);
      DisplayNames names = new DisplayNames(database.rooms());
      AdminTasks tasks =
          new AdminTasks(
              database.accounts(),
              new People(writer, book, hashing, names, policy),
              new Invitations(
                  writer,
                  book,
                  hashing,
                  names,
                  new EntryDoor(writer, EntryRules.lifetime(settings), policy),
                  clock),
              new ResetLinks(writer, book, hashing, clock),
              new FactorResets(writer),
              new IdentityLinking(writer, database.log().port(Identities.class)),
              new NoServer(),
              user -> new Mailing(null, "No server runs, so nothing sends mail."),
              new RetentionDesk(writer, database.log().port(RetentionReads.class)));
      return all(tasks, request);
    }
  }

  /** Stands where a server would. */
  private record NoServer() implements ServerTasks {
    @Override
    public boolean drain() {
      throw new IllegalArgumentException(
          "No server runs on this database: nothing is to be drained.");
    }

    @Override
    public List<String> reload() {
      throw new IllegalArgumentException(
          "No server runs on this database: settings are read when it starts. config check tells"
              + " what it will find.");
    }
  }

  private static List<String> all(AdminTasks tasks, AdminRequest request) throws Refusal {
    List<String> lines = new ArrayList<>();
    AdminAnswer answer = tasks.carryOut(request);
    lines.addAll(answer.lines());
    while (!answer.after().isEmpty()) {
      answer = tasks.carryOut(request.goOn(answer.after()));
      lines.addAll(answer.lines());
    }
    return lines;
  }
}
