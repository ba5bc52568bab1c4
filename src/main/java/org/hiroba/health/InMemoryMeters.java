package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import org.hiroba.health.MeterSample.Kind;

/** Keeps all meters in memory and hands out samples of them for whoever renders. Thread-safe. */
public final class InMemoryMeters implements Meters {
  private static final Logger LOG = System.getLogger(InMemoryMeters.class.getName());
  private static final Pattern METER_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final Map<String, Family> families = new ConcurrentHashMap<>();

  @Override
  public Counter counter(String name, String help, String... labels) {
    Family family = family(name, help, Kind.COUNTER);
    return family.counters.computeIfAbsent(pairs(labels), key -> new AdderCounter());
  }

  @Override
  public void gauge(String name, String help, DoubleSupplier value, String... labels) {
    family(name, help, Kind.GAUGE).gauges.put(pairs(labels), value);
  }

  /** Reads every meter, sorted by name and labels. */
  public List<MeterSample> samples() {
    List<MeterSample> samples = new ArrayList<>();
    families.forEach(
        (name, family) -> {
          family.counters.forEach(
              (labels, counter) ->
                  samples.add(
                      new MeterSample(name, family.help, Kind.COUNTER, labels, counter.value())));
          family.gauges.forEach(
              (labels, value) ->
                  samples.add(
                      new MeterSample(name, family.help, Kind.GAUGE, labels, read(name, value))));
        });
    samples.sort(
        Comparator.comparing(MeterSample::name)
            .thenComparing(sample -> sample.labels().toString()));
    return samples;
  }

  /** Reads a gauge; one that throws is no number, and hides no other. */
  private static double read(String name, DoubleSupplier gauge) {
    try {
      return gauge.getAsDouble();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "The gauge " + name + " cannot be read", e);
      return Double.NaN;
    }
  }

  private Family family(String name, String help, Kind kind) {
    if (!METER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " is no name of a meter");
    }
    Family family = families.computeIfAbsent(name, key -> new Family(help, kind));
    if (family.kind != kind) {
      throw new IllegalArgumentException(name + " is a " + family.kind + " already");
    }
    return family;
  }

  private static Map<String, String> pairs(String... labels) {
    if (labels.length % 2 != 0) {
      throw new IllegalArgumentException("Labels come in pairs of name and value");
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      if (!LABEL_NAME.matcher(labels[i]).matches()) {
        throw new IllegalArgumentException(labels[i] + " is no name of a label");
      }
      pairs.put(labels[i], labels[i + 1]);
    }
    return pairs;
  }

  private static final class Family {
    private final String help;
    private final Kind kind;
    private final Map<Map<String, String>, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Map<String, String>, DoubleSupplier> gauges = new ConcurrentHashMap<>();

    Family(String help, Kind kind) {
      this.help = help;
      this.kind = kind;
    }
  }

  private static final class AdderCounter implements Counter {
    private final LongAdder adder = new LongAdder();

    @Override
    public void add(long amount) {
      if (amount < 0) {
        throw new IllegalArgumentException("A counter never goes down, not by " + amount);
      }
      adder.add(amount);
    }

    @Override
    public long value() {
      return adder.sum();
    }
  }
}
