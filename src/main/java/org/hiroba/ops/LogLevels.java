package org.hiroba.ops;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets levels of Hiroba's own loggers while it runs. All servers log by the JDK's API or behind it.
 * Thread-safe; {@link #close} brings the levels back that were there before.
 */
final class LogLevels implements AutoCloseable {
  static final String ROOT = "org.hiroba";

  private static final Map<String, Level> LEVELS =
      Map.of(
          "TRACE", Level.FINER,
          "DEBUG", Level.FINE,
          "INFO", Level.INFO,
          "WARNING", Level.WARNING,
          "ERROR", Level.SEVERE,
          "OFF", Level.OFF);

  /** How many loggers may have a level of their own: there are fewer classes that log. */
  private static final int MAX_LOGGERS = 500;

  /** Held, since the JDK forgets the level of a logger that nobody holds. */
  private final Map<Logger, Before> changed = new HashMap<>();

  private record Before(@Nullable Level level) {}

  synchronized String get(String name) {
    Level level = logger(name).getLevel();
    if (level == null) {
      return "";
    }
    return LEVELS.entrySet().stream()
        .filter(entry -> entry.getValue().intValue() == level.intValue())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(level.getName());
  }

  synchronized void set(String name, String level) {
    String wanted = level.strip().toUpperCase(Locale.ROOT);
    Level known = LEVELS.get(wanted);
    if (known == null && !wanted.isEmpty()) {
      throw new IllegalArgumentException(
          level + " is no level: TRACE, DEBUG, INFO, WARNING, ERROR, OFF, or empty for that above");
    }
    Logger logger = logger(name);
    if (!changed.containsKey(logger) && changed.size() >= MAX_LOGGERS) {
      throw new IllegalArgumentException("Too many loggers have a level of their own already.");
    }
    changed.putIfAbsent(logger, new Before(logger.getLevel()));
    logger.setLevel(known);
  }

  private static Logger logger(String name) {
    if (!name.equals(ROOT) && !name.startsWith(ROOT + ".")) {
      throw new IllegalArgumentException(
          name + " is not Hiroba's: name " + ROOT + " or a logger below; others are the server's");
    }
    return Logger.getLogger(name);
  }

  /** Brings back what was there. */
  @Override
  public synchronized void close() {
    changed.forEach((logger, before) -> logger.setLevel(before.level));
    changed.clear();
  }
}
