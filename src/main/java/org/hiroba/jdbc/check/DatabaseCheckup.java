package org.hiroba.jdbc.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hiroba.jdbc.sql.SqlSession;

/** Looks at a database at one moment, or repairs it in one transaction. For one thread. */
public final class DatabaseCheckup {
  /** So many faults of a kind are told, each in its line. */
  private static final int MAX_LINES = 20;

  private final List<FaultProbe> probes;

  /** What was found: a line for each fault. */
  public record Findings(List<String> faults, boolean repairable) {
    /** Copies the list. */
    public Findings {
      faults = List.copyOf(faults);
    }
  }

  private DatabaseCheckup(List<FaultProbe> ofSearch) {
    probes =
        Stream.of(LogProbes.ALL, MessageProbes.ALL, ViewProbes.ALL, FileProbes.ALL, ofSearch)
            .flatMap(List::stream)
            .toList();
  }

  /** Makes the check-up of a database that has the index of words in tables of its own. */
  public static DatabaseCheckup withWordsInside() {
    return new DatabaseCheckup(
        SearchProbes.of(
            "search_doc",
            "search_progress",
            "DELETE FROM search_doc",
            "DELETE FROM search_progress"));
  }

  /**
   * Makes the check-up of a database whose index of words is another file, attached under a name.
   */
  public static DatabaseCheckup withWordsIn(String attached) {
    return new DatabaseCheckup(
        SearchProbes.of(
            attached + ".doc",
            attached + ".progress",
            // Whoever opens an index that is of no history makes it anew.
            "UPDATE " + attached + ".origin SET epoch = ''"));
  }

  /** Makes the check-up of a database that has no index of words yet. */
  public static DatabaseCheckup withoutWords() {
    return new DatabaseCheckup(List.of());
  }

  /** Looks; writes nothing. */
  public Findings look(SqlSession session) throws SQLException {
    List<String> faults = new ArrayList<>();
    boolean repairable = false;
    for (FaultProbe probe : probes) {
      int before = faults.size();
      ask(session, probe, faults);
      repairable |= probe.isRepairable() && faults.size() > before;
    }
    return new Findings(faults, repairable);
  }

  private static void ask(SqlSession session, FaultProbe probe, List<String> faults)
      throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery(probe.question())) {
      int columns = row.getMetaData().getColumnCount();
      int told = 0;
      while (row.next()) {
        if (told++ == MAX_LINES) {
          faults.add("… and more of the same kind.");
          return;
        }
        String line = probe.line();
        for (int i = 1; i <= columns; i++) {
          line = line.replace("{" + i + "}", String.valueOf(row.getString(i)));
        }
        faults.add(line);
      }
    }
  }

  /**
   * Makes right what follows from the log. The caller commits.
   *
   * @return how many rows were written
   */
  public long repair(SqlSession session) throws SQLException {
    long written = 0;
    for (FaultProbe probe : probes) {
      List<String> faults = new ArrayList<>();
      ask(session, probe, faults);
      if (!faults.isEmpty()) {
        for (String repair : probe.repairs()) {
          try (Statement statement = session.connection().createStatement()) {
            written += statement.executeUpdate(repair);
          }
        }
      }
    }
    return written;
  }
}
