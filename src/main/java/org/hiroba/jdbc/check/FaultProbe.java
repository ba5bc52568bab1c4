package org.hiroba.jdbc.check;

import java.util.List;

/**
 * Looks for one kind of fault.
 *
 * @param question a query that has no row where all is well
 * @param line what is wrong and what to do; {@code {1}} is the first column of a row
 * @param repairs statements that make it right, in this order; none where the log itself is wrong
 */
record FaultProbe(String question, String line, List<String> repairs) {
  static final String REPAIR = " Stop the server and run: check --repair";

  FaultProbe {
    repairs = List.copyOf(repairs);
  }

  static FaultProbe of(String question, String line, String... repairs) {
    return new FaultProbe(question, repairs.length == 0 ? line : line + REPAIR, List.of(repairs));
  }

  boolean isRepairable() {
    return !repairs.isEmpty();
  }
}
