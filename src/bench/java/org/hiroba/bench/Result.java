package org.hiroba.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one scenario gave on one server.
 *
 * @param figures by name, in the order in which they are shown
 * @param problem why there are none
 */
record Result(
    String server, String scenario, Map<String, Double> figures, Optional<String> problem) {
  Result {
    figures = new LinkedHashMap<>(figures);
  }

  static Result of(String server, String scenario, Map<String, Double> figures) {
    return new Result(server, scenario, figures, Optional.empty());
  }

  static Result problem(String server, String scenario, String problem) {
    return new Result(server, scenario, Map.of(), Optional.of(problem));
  }
}
