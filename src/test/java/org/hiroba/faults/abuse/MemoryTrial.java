package org.hiroba.faults.abuse;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.blackbox.Footprint;
import org.hiroba.blackbox.Http;

/** Crosses a row of the table of memory, and looks whether the server lives and lets go again. */
public final class MemoryTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What warms up, and what people who have signed in leave behind. */
  private static final int MORE_KILOBYTES = 24 << 10;

  private static final int OK = 200;

  private MemoryTrial() {}

  /**
   * Tries one.
   *
   * @param holding how long it goes on
   * @return what it was, for people
   */
  public static String run(Target target, Abuse row, Duration holding) throws IOException {
    Footprint before = Footprint.of(target.pid());
    Footprint with;
    List<String> deeds = new ArrayList<>();
    try (Stage stage = new Stage(target)) {
      row.attack().begin(stage);
      long until = System.nanoTime() + holding.toNanos();
      await("it goes on").atMost(PATIENCE).until(() -> System.nanoTime() >= until);
      requireLife(target);
      with = Footprint.of(target.pid());
      deeds.add(stage.deeds());
    }
    Footprint[] after = {with};
    await(row.name() + ": the heap is let go")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              after[0] = Footprint.of(target.pid());
              return after[0].heapKilobytes() <= before.heapKilobytes() + MORE_KILOBYTES;
            });
    requireLife(target);
    return row.name()
        + " ("
        + deeds.get(0)
        + "): heap "
        + before.heapKilobytes()
        + " -> "
        + with.heapKilobytes()
        + " -> "
        + after[0].heapKilobytes()
        + " kB";
  }

  private static void requireLife(Target target) {
    await("-/live answers")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> new Http(target.base()).get("-/live").statusCode() == OK);
  }
}
