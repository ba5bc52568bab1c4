package org.hiroba.faults;

/**
 * How much of everything: the short form is part of every build, the long one is what
 * -Dhiroba.tests.faults=long (profile {@code faults}) asks for.
 */
record Scale(
    int kills,
    int killAfterMillis,
    int stuckReaders,
    int reconnecting,
    int missedPosts,
    int churnSeconds,
    int churnPerSecond,
    int databaseDownSeconds) {
  private static final Scale SHORT = new Scale(3, 1_000, 20, 100, 50, 2, 50, 3);
  private static final Scale LONG = new Scale(20, 2_000, 200, 1_000, 200, 30, 200, 30);

  static Scale chosen() {
    return isLong() ? LONG : SHORT;
  }

  static boolean isLong() {
    return System.getProperty("hiroba.tests.faults", "short").equals("long");
  }
}
