package org.hiroba.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.hiroba.health.Meters;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.SignInLog;
import org.hiroba.ops.MetricsText;

/** Hands out what everybody reports to, of the server that {@link Hiroba} has started. */
@ApplicationScoped
public class InstrumentProducers {
  /** Hands out the meters. */
  @Produces
  Meters meters(Instruments all) {
    return all.meters();
  }

  /** Hands out the text of the meters. */
  @Produces
  MetricsText metricsText(Instruments all) {
    return all.text();
  }

  /** Hands out where refusals are told. */
  @Produces
  RefusalLog refusals(Instruments all) {
    return all.refusals();
  }

  /** Hands out where sign-ins are told. */
  @Produces
  SignInLog signInLog(Instruments all) {
    return all.signIns();
  }
}
