package org.hiroba.ops;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hiroba.health.MeterSample;

/** Writes meters in the Prometheus text exposition format, version 0.0.4. */
final class PrometheusText {
  private PrometheusText() {}

  /** Writes samples, which must be sorted by name: each name is described once. */
  static String of(List<MeterSample> samples) {
    StringBuilder text = new StringBuilder();
    String described = "";
    for (MeterSample sample : samples) {
      if (!sample.name().equals(described)) {
        described = sample.name();
        text.append("# HELP ").append(described).append(' ').append(escapeHelp(sample.help()));
        text.append("\n# TYPE ").append(described).append(' ');
        text.append(sample.kind().name().toLowerCase(Locale.ROOT)).append('\n');
      }
      text.append(sample.name());
      if (!sample.labels().isEmpty()) {
        text.append(
            sample.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escapeLabel(label.getValue()) + '"')
                .collect(Collectors.joining(",", "{", "}")));
      }
      text.append(' ').append(number(sample.value())).append('\n');
    }
    return text.toString();
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String escapeHelp(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String escapeLabel(String text) {
    return escapeHelp(text).replace("\"", "\\\"");
  }
}
