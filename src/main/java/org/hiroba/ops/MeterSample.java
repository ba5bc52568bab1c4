package org.hiroba.ops;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of one meter at one moment: a line of the text format. Immutable.
 *
 * @param name for example {@code hiroba_posts_total}
 * @param labels names and values, in order
 * @param value the value
 */
public record MeterSample(String name, Map<String, String> labels, double value) {
  /** Copies the map and keeps its order. */
  public MeterSample {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  private static MeterSample of(String name, Labels labels, double value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (Label label : labels) {
      pairs.put(label.getName(), label.getValue());
    }
    return new MeterSample(name, pairs, value);
  }

  /** Adds what a meter of the library shows. */
  static void addAll(MetricSnapshot snapshot, List<MeterSample> samples) {
    String name = snapshot.getMetadata().getPrometheusName();
    if (snapshot instanceof CounterSnapshot counter) {
      counter
          .getDataPoints()
          .forEach(one -> samples.add(of(name + "_total", one.getLabels(), one.getValue())));
    } else if (snapshot instanceof GaugeSnapshot gauge) {
      gauge.getDataPoints().forEach(one -> samples.add(of(name, one.getLabels(), one.getValue())));
    } else if (snapshot instanceof InfoSnapshot info) {
      info.getDataPoints().forEach(one -> samples.add(of(name + "_info", one.getLabels(), 1)));
    } else if (snapshot instanceof SummarySnapshot summary) {
      summary
          .getDataPoints()
          .forEach(
              one -> {
                samples.add(of(name + "_count", one.getLabels(), (double) one.getCount()));
                samples.add(of(name + "_sum", one.getLabels(), one.getSum()));
              });
    } else if (snapshot instanceof HistogramSnapshot histogram) {
      histogram.getDataPoints().forEach(one -> addHistogram(name, one, samples));
    }
  }

  private static void addHistogram(
      String name, HistogramSnapshot.HistogramDataPointSnapshot one, List<MeterSample> samples) {
    ClassicHistogramBuckets buckets = one.getClassicBuckets();
    long count = 0;
    for (int i = 0; i < buckets.size(); i++) {
      count += buckets.getCount(i);
      double bound = buckets.getUpperBound(i);
      String le = bound == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(bound);
      samples.add(of(name + "_bucket", one.getLabels().add("le", le), (double) count));
    }
    samples.add(of(name + "_count", one.getLabels(), (double) count));
    samples.add(of(name + "_sum", one.getLabels(), one.getSum()));
  }
}
