package org.hiroba.netio;

import java.util.Map;
import java.util.function.Supplier;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * DOWN while the thread of a loop has died, or has made no round for 8 s; UP while there is no
 * loop, since then nobody wants one. Thread-safe.
 *
 * @param name the thread's
 * @param loop the loop that runs now, if one does
 */
public record LoopCheck(String name, Supplier<@Nullable SelectorLoop> loop) implements HealthCheck {
  @Override
  public CheckResult check() {
    SelectorLoop running = loop.get();
    return running == null
        ? CheckResult.up(name, Map.of("running", false))
        : running.heartbeat().check();
  }
}
