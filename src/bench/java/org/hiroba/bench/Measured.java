package org.hiroba.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param figures by name, in the order in which they are shown
 * @param series by name: one value for each minute
 */
record Measured(Map<String, Double> figures, Map<String, List<Double>> series) {
  Measured {
    figures = new LinkedHashMap<>(figures);
    series = new LinkedHashMap<>(series);
  }

  static Measured of(Map<String, Double> figures) {
    return new Measured(figures, Map.of());
  }
}
