package org.hiroba.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values over time, by name. Used by one thread. */
final class Series {
  static final String FIRST_THIRD = "FirstThird";
  static final String LAST_THIRD = "LastThird";

  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  void add(String name, double value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  Map<String, List<Double>> values() {
    return values;
  }

  /** Returns the medians of each one's first and last third: what grows shows there. */
  Map<String, Double> thirds() {
    Map<String, Double> thirds = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> {
          int third = Math.max(1, all.size() / 3);
          thirds.put(name + FIRST_THIRD, median(all.subList(0, third)));
          thirds.put(name + LAST_THIRD, median(all.subList(all.size() - third, all.size())));
        });
    return thirds;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
