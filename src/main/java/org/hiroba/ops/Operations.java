package org.hiroba.ops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthStatus;

/** Does what the bean offers. Thread-safe. Clients know no class of ours: failures become plain. */
final class Operations implements OperationsMXBean {
  private static final Logger LOG = System.getLogger(Operations.class.getName());

  private final HealthRegistry health;
  private final Operator operator;
  private final LogLevels levels;

  Operations(HealthRegistry health, Operator operator, LogLevels levels) {
    this.health = health;
    this.operator = operator;
    this.levels = levels;
  }

  @Override
  public boolean isReady() {
    return plainly(health::ready).status() == HealthStatus.UP;
  }

  @Override
  public boolean isLive() {
    return plainly(health::live).status() == HealthStatus.UP;
  }

  @Override
  public List<String> getTroubles() {
    return plainly(health::ready).checks().stream()
        .filter(check -> check.status() == HealthStatus.DOWN)
        .map(Operations::line)
        .toList();
  }

  private static String line(CheckResult check) {
    return check.name() + ": " + check.data().getOrDefault("error", "DOWN");
  }

  @Override
  public void drain() {
    LOG.log(Level.INFO, "Somebody asked by JMX to drain");
    plainly(
        () -> {
          operator.drain();
          return true;
        });
  }

  @Override
  public long backup(String file) {
    Path target;
    try {
      target = Path.of(file);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(file + " is no path of this machine", e);
    }
    if (!target.isAbsolute()) {
      throw new IllegalArgumentException(
          file + " is no absolute path: it would depend on where the server was started.");
    }
    LOG.log(Level.INFO, "Somebody asked by JMX for a backup to {0}", target);
    plainly(
        () -> {
          operator.backup(target);
          return true;
        });
    return target.toFile().length();
  }

  @Override
  public String logLevel(String logger) {
    return levels.get(logger);
  }

  @Override
  public void setLogLevel(String logger, String level) {
    levels.set(logger, level);
    LOG.log(Level.INFO, "Somebody set by JMX the level of {0} to {1}", logger, levels.get(logger));
  }

  @Override
  public List<String> reload() {
    List<String> lines = plainly(operator::reload);
    lines.forEach(line -> LOG.log(Level.INFO, "Reload by JMX: {0}", line));
    return lines;
  }

  private static <T> T plainly(Supplier<T> work) {
    try {
      return AsApplication.ask(work);
    } catch (RuntimeException e) {
      // Without the cause: its class may not be known where this is read.
      IllegalStateException plain = new IllegalStateException(String.valueOf(e.getMessage()));
      plain.setStackTrace(e.getStackTrace());
      throw plain;
    }
  }
}
