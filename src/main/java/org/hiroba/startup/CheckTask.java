package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.HomeInUseException;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.file.FileStore;
import org.hiroba.jdbc.DatabaseChecks;
import org.hiroba.jdbc.check.DatabaseCheckup.Findings;
import org.hiroba.log.StorageException;

/**
 * Looks whether the log and what follows from it fit together: what the command {@code check} loads
 * from the web application. Takes {@code repair} or nothing; returns {@code well} or {@code wrong},
 * and behind it what to tell. Speaks in types of the JDK, for its caller comes from another class
 * loader: {@link IllegalStateException} says in a sentence why nothing was looked at.
 */
public final class CheckTask extends CommandTask {
  @Override
  List<String> carryOut(List<String> asked, Consumer<String> progress) throws IOException {
    return asked.get(0).equals("repair") ? repair() : look();
  }

  private static List<String> look() throws IOException {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    DatabaseSettings database = resolver.databaseBesideServer();
    Path home = resolver.homePath();
    Findings findings = DatabaseChecks.look(database, home);
    if (findings.faults().isEmpty() || findings.repairable()) {
      findings = withFiles(findings, resolver, database, home);
    }
    return told(
        findings, "The log, what follows from it, the index of words and the files fit together.");
  }

  private static Findings withFiles(
      Findings findings, SettingsResolver resolver, DatabaseSettings database, Path home)
      throws IOException {
    try (FileStore store = FileStores.beside(resolver.filesBesideServer(), database)) {
      FileCheckup files = FileCheckup.look(store, database, home);
      List<String> all = with(findings, files.lines(store));
      return new Findings(all, all.isEmpty() || files.faults().size() < all.size());
    }
  }

  private static List<String> with(Findings findings, List<String> more) {
    List<String> all = new ArrayList<>(findings.faults());
    all.addAll(more);
    return all;
  }

  private static List<String> repair() throws IOException {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    // Looked at before the home folder is opened, which would make one.
    DatabaseSettings database = resolver.databaseBesideServer();
    Path home = resolver.homePath();
    Findings before = DatabaseChecks.look(database, home);
    if (before.faults().isEmpty() || before.repairable()) {
      before = withFiles(before, resolver, database, home);
    }
    if (before.faults().isEmpty()) {
      return List.of("well", "There is nothing to repair.");
    }
    if (!before.repairable()) {
      return told(before, "");
    }
    Settings settings;
    try {
      settings = resolver.resolve().settings();
    } catch (HomeInUseException e) {
      throw new StorageException(e.getMessage() + " Only without a server is it repaired.", e);
    }
    try {
      RunningServer.refuse(settings.database(), home);
      Findings after = DatabaseChecks.repair(settings.database(), home);
      try (FileStore store = FileStores.beside(settings.files(), settings.database())) {
        // Once more, now that nobody brings files: what was nobody's then may be somebody's.
        FileCheckup files = FileCheckup.look(store, settings.database(), home);
        files.deleteStrays(store);
        after = new Findings(with(after, files.faults()), false);
      }
      List<String> lines = new ArrayList<>(told(after, "Repaired."));
      before.faults().forEach(fault -> lines.add("It was: " + fault));
      return lines;
    } finally {
      settings.home().close();
    }
  }

  private static List<String> told(Findings findings, String well) {
    List<String> lines = new ArrayList<>();
    lines.add(findings.faults().isEmpty() ? "well" : "wrong");
    if (findings.faults().isEmpty()) {
      lines.add(well);
    }
    lines.addAll(findings.faults());
    return lines;
  }
}
