package org.hiroba.bench;

import java.util.Map;
import java.util.Optional;

/**
 * What one scenario gave on one server.
 *
 * @param measured nothing if there is a problem
 * @param problem why there are none
 */
record Result(String server, String scenario, Measured measured, Optional<String> problem) {
  static Result of(String server, String scenario, Measured measured) {
    return new Result(server, scenario, measured, Optional.empty());
  }

  static Result problem(String server, String scenario, String problem) {
    return new Result(server, scenario, Measured.of(Map.of()), Optional.of(problem));
  }

  Map<String, Double> figures() {
    return measured.figures();
  }
}
