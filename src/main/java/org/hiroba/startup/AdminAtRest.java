package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.broker.LocalBroker;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsException;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.MadeLink;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.PeopleQuery;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;

/**
 * Administers accounts of a home folder on which no server runs: what the command {@code admin}
 * loads from the web application. Takes an action, a name and a role, the last two perhaps empty;
 * returns what to tell, line by line. Speaks in types of the JDK, for its caller comes from another
 * class loader: {@link IllegalStateException} says in a sentence why nothing was done.
 */
public final class AdminAtRest implements Function<List<String>, List<String>> {
  private static final int PAGE = 100;
  private static final Duration LINK_LIFETIME = Duration.ofDays(7);

  @Override
  public List<String> apply(List<String> asked) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The libraries look for what is theirs there.
    thread.setContextClassLoader(AdminAtRest.class.getClassLoader());
    try {
      return atHome(asked.get(0), asked.get(1), asked.get(2));
    } catch (Refusal | SettingsException | StorageException | IllegalArgumentException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new IllegalStateException("The home folder cannot be unlocked: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> atHome(String action, String name, String role)
      throws Refusal, IOException {
    Settings settings = SettingsResolver.ofCommandLine().resolve().settings();
    try {
      Path home = settings.home().path();
      if (settings.database().url().isEmpty() && !Files.exists(home.resolve(Databases.FILE))) {
        throw new IllegalStateException(
            "There is no "
                + Databases.FILE
                + " in "
                + home
                + ". Name the server's home folder (-Dhiroba.home=FOLDER) or its database"
                + " (-Dhiroba.database.url=URL); the server's log says which they are.");
      }
      return onDatabase(settings, action, name, role);
    } finally {
      settings.home().close();
    }
  }

  private static List<String> onDatabase(Settings settings, String action, String name, String role)
      throws Refusal {
    Clock clock = Clock.systemUTC();
    try (Database database =
            Databases.open(
                settings.database(), settings.home().path(), Features.adapters(Features.all()));
        LocalBroker broker = new LocalBroker();
        LogWriter writer = new LogWriter(database.log(), clock, broker);
        PasswordHashing hashing = new PasswordHashing(1)) {
      writer.start();
      AccountBook book = database.log().port(AccountBook.class);
      DisplayNames names = new DisplayNames(database.rooms());
      People people = new People(writer, book, hashing, names);
      Actor actor = Actor.commandLine();
      if (action.equals("list-users")) {
        return list(people);
      }
      if (action.equals("link")) {
        Invitations.Wish wish = new Invitations.Wish(role(role), List.of(), 1, LINK_LIFETIME);
        return link(
            "invite",
            new Invitations(writer, book, hashing, names, clock).invite(actor, wish).token());
      }
      if (action.equals("create-user")) {
        String token =
            people.make(actor, new AccountName(name), null, role(role), null).linkToken();
        return link("reset", String.valueOf(token));
      }
      UserId user =
          database
              .accounts()
              .findByName(new AccountName(name))
              .map(User::id)
              .orElseThrow(
                  () -> new IllegalStateException("There is no account of the name " + name + "."));
      if (action.equals("reset-password")) {
        MadeLink made = new ResetLinks(writer, book, hashing, clock).make(actor, user);
        return link("reset", made.token());
      }
      return List.of(line(people.change(actor, user, change(action, role))));
    }
  }

  private static People.Change change(String action, String role) {
    return switch (action) {
      case "disable" -> new People.Change(null, null, null, false);
      case "enable" -> new People.Change(null, null, null, true);
      case "set-role" -> new People.Change(null, null, role(role), null);
      default -> throw new IllegalStateException("There is no action " + action + ".");
    };
  }

  private static AccountRole role(String role) {
    return AccountRole.of(role).orElse(AccountRole.MEMBER);
  }

  private static List<String> link(String kind, String token) {
    return List.of(
        "Open the page with this behind its address, or pass it on; it is shown only now:",
        "#/" + kind + "/" + token);
  }

  private static List<String> list(People people) {
    List<String> lines = new ArrayList<>();
    String after = "";
    while (true) {
      List<AccountView> page = people.list(new PeopleQuery("", null, null, after, PAGE));
      page.forEach(one -> lines.add(line(one)));
      if (page.size() < PAGE) {
        return lines;
      }
      after = new AccountName(page.get(PAGE - 1).user().name()).key();
    }
  }

  private static String line(AccountView account) {
    return String.join(
        "\t",
        account.user().name(),
        account.role().wireName(),
        account.active() ? "active" : "disabled",
        account.hasPassword() ? "password" : "no password");
  }
}
