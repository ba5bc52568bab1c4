package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hiroba.config.AuthMode;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.OidcSettings;
import org.hiroba.config.OneLine;
import org.hiroba.config.S3Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.config.Surroundings;
import org.hiroba.directory.DirectoryProbe;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.jdbc.Databases;
import org.hiroba.oidc.Provider;
import org.hiroba.oidc.ProviderException;
import org.hiroba.oidc.Providers;
import org.hiroba.s3.S3FileStore;
import org.hiroba.smtp.SmtpGreeting;

/**
 * Asks all whom a server on these settings would need, at the same time: what {@code config check}
 * loads from the web application. Whoever answers is told as progress, a line each; the {@link
 * IllegalStateException} has a line for each who does not. Nothing is written anywhere, but for an
 * object in S3 that is deleted again: who may write there is not to be known otherwise.
 */
public final class SurroundingsTask extends CommandTask {
  /** How long anybody may take, whatever the settings allow: somebody waits at a terminal. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Duration patience;

  /** Makes the task. */
  public SurroundingsTask() {
    this(PATIENCE);
  }

  SurroundingsTask(Duration patience) {
    this.patience = patience;
  }

  @Override
  List<String> carryOut(List<String> asked, Consumer<String> progress) {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    ask(questions(resolver.surroundings(), resolver.homePath()), progress);
    return List.of();
  }

  /** Returns whom to ask, by the settings that name them. */
  static Map<String, Callable<String>> questions(Surroundings settings, Path home) {
    Map<String, Callable<String>> all = new LinkedHashMap<>();
    DatabaseSettings database = settings.database();
    if (database.url().isPresent()) {
      all.put("hiroba.database.url", () -> database(database, home));
    } else if (database.jndiNameConfigured()) {
      all.put("hiroba.datasource", () -> "not asked: the server alone knows it");
    } else if (Files.exists(home.resolve(Databases.FILE))) {
      all.put(Databases.FILE, () -> database(database, home));
    }
    if (settings.auth().modes().contains(AuthMode.LDAP)) {
      all.put("hiroba.auth.ldap", () -> DirectoryProbe.ask(settings.auth().ldap()));
    }
    for (OidcSettings provider : settings.auth().oidc()) {
      String name = provider.name().isEmpty() ? "" : "." + provider.name();
      all.put("hiroba.auth.oidc" + name, () -> discover(provider));
    }
    if (settings.mail().host().isPresent()) {
      all.put("hiroba.mail.host", () -> SmtpGreeting.ask(settings.mail()));
    }
    settings.s3().ifPresent(where -> all.put("hiroba.files.s3", () -> bucket(where)));
    return all;
  }

  private static String database(DatabaseSettings settings, Path home) throws SQLException {
    try (BesideServer beside = Databases.besideServer(settings, home)) {
      DatabaseMetaData product = beside.session().connection().getMetaData();
      return product.getDatabaseProductName()
          + " "
          + product.getDatabaseProductVersion()
          + " answers";
    }
  }

  private static String bucket(S3Settings where) throws IOException {
    try (S3FileStore store = new S3FileStore(where)) {
      store.probe();
      return store.describe() + " takes an object, gives it back and deletes it";
    }
  }

  private static String discover(OidcSettings settings) throws ProviderException {
    try (Providers one = new Providers(List.of(settings), Clock.systemUTC(), System::nanoTime)) {
      Provider provider = one.named(settings.name()).orElseThrow();
      provider.discover();
      return settings.issuer() + " tells where its endpoints are";
    }
  }

  /**
   * Asks everybody at once.
   *
   * @throws IllegalStateException somebody does not answer as they should: a line each
   */
  void ask(Map<String, Callable<String>> questions, Consumer<String> progress) {
    if (questions.isEmpty()) {
      return;
    }
    WatchedPool pool =
        new WatchedPool(Workers.patientPool("hiroba-config-check"), questions.size(), 1);
    List<String> failures = new ArrayList<>();
    try {
      long end = System.nanoTime() + patience.toNanos();
      Map<String, Future<String>> answers = new LinkedHashMap<>();
      questions.forEach((name, question) -> answers.put(name, pool.submit(question)));
      answers.forEach(
          (name, answer) -> {
            try {
              long left = Math.max(0, end - System.nanoTime());
              progress.accept(name + ": " + answer.get(left, TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
              failures.add(name + ": no answer within " + patience.toSeconds() + " s");
            } catch (ExecutionException e) {
              failures.add(name + ": " + why(e.getCause() == null ? e : e.getCause()));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              failures.add(name + ": interrupted");
            }
          });
    } finally {
      // Who still waits for an answer is nobody's any more.
      pool.shutdownNow();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(String.join(System.lineSeparator(), failures));
    }
  }

  /** In one line; of what has no words, such as an unknown host, what it is, too. */
  private static String why(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return OneLine.of(
        e instanceof IOException ? e.getClass().getSimpleName() + ": " + message : message);
  }
}
