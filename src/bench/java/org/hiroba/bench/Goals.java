package org.hiroba.bench;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is aimed at on each server, so that a missed goal stays visible beside its figure. */
final class Goals {
  /** What a figure must be, at most or at least. */
  enum Aim {
    /** Saturated: CPU per delivery, as a multiple of the coalescing gorilla hub's. */
    SATURATED_CPU("≤", "0.0#"),
    /** Saturated: deliveries a second, as a multiple of the coalescing gorilla hub's. */
    SATURATED_RATE("≥", "0.#"),
    /** Steady: CPU per delivery, as a multiple of the gorilla hub's with one write a message. */
    STEADY_CPU("≤", "0.0#"),
    /** Milliseconds until half of the deliveries are there, 100 members × 200/s. */
    P50_MILLIS("≤", "0.#"),
    /** Milliseconds until 99 % of them are. */
    P99_MILLIS("≤", "0.#"),
    /** Posts a second that are durable and acknowledged. */
    POSTS("≥", "#,##0"),
    /** KiB of heap that an idle connection holds. */
    IDLE_HEAP("≤", "0.#");

    private final String relation;
    private final String pattern;

    Aim(String relation, String pattern) {
      this.relation = relation;
      this.pattern = pattern;
    }

    private boolean isReached(double figure, double goal) {
      return relation.equals("≤") ? figure <= goal : figure >= goal;
    }

    private String text(double goal) {
      return relation
          + " "
          + new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(goal);
    }
  }

  /** On all three, public classes of the server take messages that are encoded already. */
  private static final double ENCODED_CPU = 0.35;

  private static final Map<Aim, Double> TOMCAT = goals(1.1, 40);
  private static final Map<Aim, Double> UNDERTOW = goals(1.0, 20);
  private static final Map<Aim, Double> PAYARA = goals(1.3, 30);

  private Goals() {}

  private static Map<Aim, Double> goals(double steadyCpu, double idleHeap) {
    Map<Aim, Double> goals = new EnumMap<>(Aim.class);
    goals.put(Aim.SATURATED_CPU, ENCODED_CPU);
    goals.put(Aim.SATURATED_RATE, 2.0);
    goals.put(Aim.STEADY_CPU, steadyCpu);
    goals.put(Aim.P50_MILLIS, 3.0);
    goals.put(Aim.P99_MILLIS, 10.0);
    goals.put(Aim.POSTS, 10_000.0);
    goals.put(Aim.IDLE_HEAP, idleHeap);
    return goals;
  }

  /** Returns a goal; none where a server is only compared with. */
  static Optional<Double> of(String server, Aim aim) {
    if (server.equals("war") || server.startsWith("tomcat1")) {
      return Optional.of(TOMCAT.get(aim));
    }
    if (server.equals("wildfly")) {
      return Optional.of(UNDERTOW.get(aim));
    }
    return server.startsWith("payara") ? Optional.of(PAYARA.get(aim)) : Optional.empty();
  }

  /** Returns a figure with its goal, in bold type if that is missed: it is judged unrounded. */
  static String mark(String server, Aim aim, double figure, String format) {
    String text = String.format(Locale.ROOT, format, figure);
    return of(server, aim)
        .map(
            goal ->
                aim.isReached(figure, goal)
                    ? text + " (goal " + aim.text(goal) + ")"
                    : "**" + text + "** (goal " + aim.text(goal) + ", missed)")
        .orElse(text);
  }
}
