package org.hiroba.ops;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.hiroba.health.Meters;

/**
 * Keeps all meters by the Prometheus client library, in a registry of this application's own.
 * Thread-safe. Holds no thread and no listener of the JVM, so that nothing is left after it.
 */
public final class PrometheusMeters implements Meters {
  private static final Logger LOG = System.getLogger(PrometheusMeters.class.getName());

  /** Not what lies in the server's class path or system properties: those are of others. */
  private static final PrometheusProperties DEFAULTS = PrometheusProperties.builder().build();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Family> families = new ConcurrentHashMap<>();

  /** What meters of one name have in common. */
  private interface Family {}

  private record Counters(
      List<String> labels,
      io.prometheus.metrics.core.metrics.Counter metric,
      Map<List<String>, Counter> counters)
      implements Family {}

  private record Gauges(List<String> labels, Map<List<String>, DoubleSupplier> values)
      implements Family {}

  private record Histograms(
      List<String> labels, io.prometheus.metrics.core.metrics.Histogram metric) implements Family {}

  /** Shows also what the JVM and its process do, under the names that dashboards know. */
  public PrometheusMeters withJvm() {
    // Not the allocations: they need a listener of the JVM's beans, which would outlive us.
    JvmMemoryMetrics.builder(DEFAULTS).register(registry);
    JvmGarbageCollectorMetrics.builder(DEFAULTS).register(registry);
    JvmThreadsMetrics.builder(DEFAULTS).register(registry);
    JvmClassLoadingMetrics.builder(DEFAULTS).register(registry);
    JvmBufferPoolMetrics.builder(DEFAULTS).register(registry);
    JvmRuntimeInfoMetric.builder(DEFAULTS).register(registry);
    ProcessMetrics.builder(DEFAULTS).register(registry);
    return this;
  }

  @Override
  public Counter counter(String name, String help, String... labels) {
    Map<String, String> pairs = pairs(labels);
    Counters family = family(Counters.class, name, pairs, names -> counters(name, help, names));
    return family.counters.computeIfAbsent(
        List.copyOf(pairs.values()),
        values -> new LibraryCounter(family.metric.labelValues(values.toArray(String[]::new))));
  }

  private Counters counters(String name, String help, List<String> labels) {
    return new Counters(
        labels,
        io.prometheus.metrics.core.metrics.Counter.builder(DEFAULTS)
            .name(name)
            .help(help)
            .labelNames(labels.toArray(String[]::new))
            .withoutExemplars()
            .register(registry),
        new ConcurrentHashMap<>());
  }

  @Override
  public void gauge(String name, String help, DoubleSupplier value, String... labels) {
    Map<String, String> pairs = pairs(labels);
    family(Gauges.class, name, pairs, names -> gauges(name, help, names))
        .values
        .put(List.copyOf(pairs.values()), value);
  }

  private Gauges gauges(String name, String help, List<String> labels) {
    Gauges family = new Gauges(labels, new ConcurrentHashMap<>());
    GaugeWithCallback.builder(DEFAULTS)
        .name(name)
        .help(help)
        .labelNames(labels.toArray(String[]::new))
        .callback(
            shown ->
                family.values.forEach(
                    (values, value) ->
                        shown.call(read(name, value), values.toArray(String[]::new))))
        .register(registry);
    return family;
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

  @Override
  public Histogram histogram(String name, String help, double[] bounds, String... labels) {
    Map<String, String> pairs = pairs(labels);
    return family(Histograms.class, name, pairs, names -> histograms(name, help, bounds, names))
            .metric
            .labelValues(pairs.values().toArray(String[]::new))
        ::observe;
  }

  private Histograms histograms(String name, String help, double[] bounds, List<String> labels) {
    return new Histograms(
        labels,
        io.prometheus.metrics.core.metrics.Histogram.builder(DEFAULTS)
            .name(name)
            .help(help)
            .classicOnly()
            .classicUpperBounds(bounds)
            .labelNames(labels.toArray(String[]::new))
            .withoutExemplars()
            .register(registry));
  }

  @FunctionalInterface
  private interface Maker<F extends Family> {
    F make(List<String> labels);
  }

  private <F extends Family> F family(
      Class<F> kind, String name, Map<String, String> pairs, Maker<F> maker) {
    if (!PrometheusNaming.isValidLegacyMetricName(name)) {
      throw new IllegalArgumentException(name + " is no name of a meter");
    }
    List<String> names = List.copyOf(pairs.keySet());
    Family family = families.computeIfAbsent(name, key -> maker.make(names));
    if (!kind.isInstance(family)) {
      throw new IllegalArgumentException(name + " is a meter of another kind already");
    }
    List<String> known =
        family instanceof Counters counters
            ? counters.labels
            : family instanceof Gauges gauges ? gauges.labels : ((Histograms) family).labels;
    if (!known.equals(names)) {
      throw new IllegalArgumentException(name + " has the labels " + known + ", not " + names);
    }
    return kind.cast(family);
  }

  private static Map<String, String> pairs(String... labels) {
    if (labels.length % 2 != 0) {
      throw new IllegalArgumentException("Labels come in pairs of name and value");
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      if (!PrometheusNaming.isValidLegacyLabelName(labels[i])) {
        throw new IllegalArgumentException(labels[i] + " is no name of a label");
      }
      pairs.put(labels[i], labels[i + 1]);
    }
    return pairs;
  }

  /** Reads every meter. */
  MetricSnapshots snapshots() {
    return registry.scrape();
  }

  /** Reads every meter, one sample a line of the text format, sorted by name. */
  public List<MeterSample> samples() {
    List<MeterSample> samples = new ArrayList<>();
    snapshots().forEach(snapshot -> MeterSample.addAll(snapshot, samples));
    return samples;
  }

  private static final class LibraryCounter implements Counter {
    private final io.prometheus.metrics.core.datapoints.CounterDataPoint point;

    LibraryCounter(io.prometheus.metrics.core.datapoints.CounterDataPoint point) {
      this.point = point;
    }

    @Override
    public void add(long amount) {
      point.inc(amount);
    }

    @Override
    public long value() {
      return point.getLongValue();
    }
  }
}
