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

  private static List<String> look() {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    return told(
        DatabaseChecks.look(resolver.databaseBesideServer(), resolver.homePath()),
        "The log, what follows from it and the index of words fit together.");
  }

  private static List<String> repair() throws IOException {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    // Looked at before the home folder is opened, which would make one.
    DatabaseSettings database = resolver.databaseBesideServer();
    Path home = resolver.homePath();
    Findings before = DatabaseChecks.look(database, home);
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
      List<String> lines =
          new ArrayList<>(told(DatabaseChecks.repair(settings.database(), home), "Repaired."));
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
