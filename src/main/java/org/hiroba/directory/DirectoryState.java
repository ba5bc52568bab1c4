package org.hiroba.directory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthStatus;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whether the directory answered last, for the check {@code directory}: people who are in
 * stay in without it. Thread-safe.
 */
final class DirectoryState implements HealthCheck {
  private static final Logger LOG = System.getLogger(DirectoryState.class.getName());

  private final List<String> urls;
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile @Nullable String trouble;

  DirectoryState(List<String> urls) {
    this.urls = List.copyOf(urls);
  }

  void answered() {
    answers.incrementAndGet();
    if (trouble != null) {
      trouble = null;
      LOG.log(Level.INFO, "The directory answers again");
    }
  }

  /** Notes a failure, and logs the first of a row. */
  void failed(String why) {
    failures.incrementAndGet();
    if (trouble == null) {
      LOG.log(Level.WARNING, "The directory cannot be asked: {0}", why);
    }
    trouble = why;
  }

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public CheckResult check() {
    Map<String, Object> data = new LinkedHashMap<>();
    String why = trouble;
    if (why != null) {
      data.put("error", why);
    }
    data.put("urls", String.join(" ", urls));
    data.put("answers", answers.get());
    data.put("failures", failures.get());
    return new CheckResult(name(), why == null ? HealthStatus.UP : HealthStatus.DOWN, data);
  }
}
