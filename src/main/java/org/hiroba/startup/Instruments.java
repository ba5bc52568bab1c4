package org.hiroba.startup;

import org.hiroba.health.RefusalLog;
import org.hiroba.health.SignInLog;
import org.hiroba.ops.MetricsText;
import org.hiroba.ops.PrometheusMeters;

/** What everybody reports to, and what is shown of it. Immutable; its parts are thread-safe. */
record Instruments(
    PrometheusMeters meters, MetricsText text, RefusalLog refusals, SignInLog signIns) {
  static Instruments make() {
    PrometheusMeters meters = new PrometheusMeters().withJvm();
    return new Instruments(
        meters,
        new MetricsText(meters, System::nanoTime),
        new RefusalLog(meters, System::nanoTime),
        new SignInLog(meters, System::nanoTime));
  }

  /** Logs what was left out of floods. */
  void flush() {
    refusals.flush();
    signIns.flush();
  }
}
