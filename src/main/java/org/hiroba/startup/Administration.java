package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hiroba.account.TokenHash;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.HomeInUseException;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.account.MadeLink;
import org.hiroba.feature.admin.AdminAnswer;
import org.hiroba.feature.admin.AdminRequest;
import org.hiroba.feature.admin.JdbcInboxPost;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.Refusal;

/**
 * Administers accounts from the command line: what the command {@code admin} loads from the web
 * application. The server that has the home folder, or the PostgreSQL database, is asked to do it;
 * where none runs it is done here. Takes an action, a name, a role, an issuer and a subject, all
 * but the first perhaps empty; returns what to tell, line by line. Speaks in types of the JDK, for
 * its caller comes from another class loader: {@link IllegalStateException} says in a sentence why
 * nothing was done.
 */
public final class Administration extends CommandTask {
  /** How long a server that is known to run may take: it looks once a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How long to wait for a server that perhaps runs elsewhere. */
  private static final Duration PATIENCE_ELSEWHERE = Duration.ofSeconds(5);

  /** Which actions make a link, and what kind of link it is. */
  private static final Set<String> RESET_LINKS = Set.of("create-user", "reset-password");

  @Override
  List<String> carryOut(List<String> asked, Consumer<String> progress) {
    try {
      return administer(asked);
    } catch (Refusal e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new IllegalStateException("The home folder cannot be unlocked: " + e, e);
    }
  }

  private static List<String> administer(List<String> asked) throws Refusal, IOException {
    String action = asked.get(0);
    boolean resets = RESET_LINKS.contains(action);
    // Made here, so that no link stands in the database: only the hash of what it holds does.
    String token = resets || action.equals("invite") ? MadeLink.freshToken() : "";
    AdminRequest request =
        new AdminRequest(
            action,
            asked.get(1),
            asked.get(2),
            asked.get(3),
            asked.get(4),
            token.isEmpty() ? "" : TokenHash.of(token).hex(),
            "");
    List<String> lines = new ArrayList<>(carryOut(request));
    if (!token.isEmpty()) {
      lines.add("Open the page with this behind its address, or pass it on; it is shown only now:");
      lines.add("#/" + (resets ? "reset" : "invite") + "/" + token);
    }
    return lines;
  }

  private static List<String> carryOut(AdminRequest request) throws Refusal, IOException {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    DatabaseSettings database = resolver.databaseBesideServer();
    Path home = resolver.homePath();
    // Before the home folder is opened, which would make one.
    if (database.url().isEmpty() && !Files.exists(home.resolve(Databases.FILE))) {
      throw Databases.noFile(home);
    }
    Settings settings;
    try {
      settings = resolver.resolve().settings();
    } catch (HomeInUseException e) {
      return askServer(database, home, request);
    }
    try {
      return orHere(settings, request);
    } finally {
      settings.home().close();
    }
  }

  /** The home folder is locked by a server of this machine. */
  private static List<String> askServer(
      DatabaseSettings database, Path home, AdminRequest request) {
    try (BesideServer beside = Databases.besideServer(database, home)) {
      JdbcInboxPost post = new JdbcInboxPost(beside.session(), Clock.systemUTC(), PATIENCE);
      return all(post, request)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "The server that uses the home folder "
                          + home
                          + " did not take the command within "
                          + PATIENCE.toSeconds()
                          + " s; nothing was done. If its database is another one, name that"
                          + " (-Dhiroba.database.url=URL); if it hangs or is of an older version,"
                          + " stop it and run the command again."));
    }
  }

  private static List<String> orHere(Settings settings, AdminRequest request) throws Refusal {
    Path home = settings.home().path();
    if (settings.database().url().isEmpty()) {
      return AdminAtRest.carryOut(settings, request);
    }
    try (BesideServer beside = Databases.besideServer(settings.database(), home)) {
      JdbcInboxPost post =
          new JdbcInboxPost(beside.session(), Clock.systemUTC(), PATIENCE_ELSEWHERE);
      Optional<List<String>> answer = post.isThere() ? all(post, request) : Optional.empty();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    // No server runs on it, on whatever machine.
    return AdminAtRest.carryOut(settings, request);
  }

  private static Optional<List<String>> all(JdbcInboxPost post, AdminRequest request) {
    List<String> lines = new ArrayList<>();
    AdminRequest next = request;
    while (true) {
      Optional<AdminAnswer> answer = post.ask(next);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      AdminAnswer one = answer.get();
      if (!one.done()) {
        throw new IllegalStateException(String.join(" ", one.lines()));
      }
      lines.addAll(one.lines());
      if (one.after().isEmpty()) {
        return Optional.of(lines);
      }
      next = next.goOn(one.after());
    }
  }
}
