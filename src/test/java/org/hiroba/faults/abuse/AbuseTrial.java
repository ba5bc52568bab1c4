package org.hiroba.faults.abuse;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.hiroba.blackbox.Footprint;

/**
 * Tries abuses beside a crowd, one after the other: measures how soon people hear each other
 * without and with each, and whether the server is afterwards as it was before. Used by one thread.
 */
public final class AbuseTrial implements AutoCloseable {
  /** The limits as they are by default, where servers under test have none. */
  public static final Map<String, String> DEFAULT_LIMITS =
      Map.of(
          "hiroba.limits.posts-per-second", "10",
          "hiroba.limits.replay-events", "1000",
          "hiroba.limits.sockets-per-user", "20",
          "hiroba.limits.sign-ins-per-minute", "60",
          "hiroba.limits.anonymous-sockets-per-address", "20");

  /** How often, and how much longer, is measured what seems to be slow. */
  private static final int MORE_WINDOWS = 3;

  private static final int LONGER = 4;

  private static final Duration RECOVERY = Duration.ofSeconds(60);

  /**
   * By what the pools may have grown, which let threads go when they have rested for half a minute
   * or more: 200 of the container's, 128 that close and tell, 40 that read bodies.
   */
  private static final int MORE_THREADS = 200 + 128 + 40;

  private static final int MORE_DESCRIPTORS = 30;
  private static final int MORE_KILOBYTES = 24 << 10;

  private final Target target;
  private final Duration window;
  private final AbusedCrowd crowd;
  private final NothingPeer nothing;
  private final Footprint first;
  private final List<HearingTimes> quiet = new ArrayList<>();

  /**
   * Lets a crowd in and warms up.
   *
   * @param window how long is measured without an abuse, and how long with it
   */
  public AbuseTrial(Target target, Duration window) throws IOException {
    this.target = target;
    this.window = window;
    nothing = new NothingPeer();
    crowd = new AbusedCrowd(target.base());
    // What the first seconds of a server take is nobody's fault.
    crowd.talkFor(window.multipliedBy(2));
    first = Footprint.of(target.pid());
  }

  /** Tries one. */
  public TrialOutcome run(Abuse abuse) throws IOException {
    List<String> faults = new ArrayList<>();
    quiet.add(beQuiet(window));
    List<HearingTimes> during = new ArrayList<>();
    Optional<HearingTimes> control = Optional.empty();
    Footprint before = Footprint.of(target.pid());
    Work work;
    Optional<String> verdict;
    Probe probe = new Probe(target.base());
    try (probe) {
      work = measure(abuse, target, window, during, faults);
      verdict = Verdict.of(quiet, List.of(), during);
      if (verdict.isPresent()) {
        Duration longer = window.multipliedBy(LONGER);
        List<HearingTimes> now = new ArrayList<>();
        List<HearingTimes> beside = new ArrayList<>();
        int waited = 0;
        for (int i = 0; i < MORE_WINDOWS; i++) {
          measure(abuse, nothing.target(), longer, beside, new ArrayList<>());
          now.add(beQuiet(longer));
          work = measure(abuse, target, longer, during, faults);
          waited +=
              Verdict.of(quiet, List.of(now.get(i), beside.get(i)), last(during)).isPresent()
                  ? 1
                  : 0;
        }
        control = Optional.of(HearingTimes.all(beside));
        verdict =
            waited > MORE_WINDOWS / 2
                ? Verdict.of(quiet, List.of(HearingTimes.all(now), control.get()), during)
                : Optional.empty();
      }
    }
    faults.addAll(probe.wrongs());
    verdict.ifPresent(faults::add);
    Footprint after = recovered(before, faults);
    faults.addAll(crowd.takeWrongs());
    return new TrialOutcome(
        abuse,
        work,
        HearingTimes.all(quiet),
        HearingTimes.all(during),
        control,
        probe.slowestMillis(),
        before,
        after,
        faults);
  }

  private static List<HearingTimes> last(List<HearingTimes> times) {
    return times.subList(times.size() - 1, times.size());
  }

  private HearingTimes beQuiet(Duration time) {
    // What came before still ebbs away.
    crowd.talkFor(Duration.ofMillis(300));
    return crowd.talkFor(time);
  }

  /** Measures while an abuse goes on, and returns what it did. */
  private Work measure(
      Abuse abuse, Target at, Duration time, List<HearingTimes> times, List<String> faults)
      throws IOException {
    Work.Meter meter = new Work.Meter(target.pid());
    try (Stage stage = new Stage(at)) {
      int from = crowd.posted();
      try {
        abuse.attack().begin(stage);
      } catch (IOException e) {
        faults.add("the abuse did not even begin: " + e);
      }
      crowd.talkFor(time);
      times.add(crowd.hearings(from, crowd.posted()));
      if (stage.hasPace() && stage.tries() == 0) {
        faults.add("the abuse did nothing");
      }
      return meter.read(stage.deeds());
    }
  }

  /** Waits until the server has let go of what the abuse held. */
  private Footprint recovered(Footprint before, List<String> faults) {
    try {
      await("descriptors are let go")
          .atMost(RECOVERY)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () ->
                  Footprint.descriptorsOf(target.pid()) <= before.descriptors() + MORE_DESCRIPTORS);
    } catch (ConditionTimeoutException e) {
      // What is still held is said below.
      return compared(before, faults);
    }
    return compared(before, faults);
  }

  private Footprint compared(Footprint before, List<String> faults) {
    Footprint after = Footprint.of(target.pid());
    if (after.heapKilobytes() > before.heapKilobytes() + MORE_KILOBYTES) {
      // A time-out of some seconds may still hold it.
      crowd.talkFor(Duration.ofSeconds(10));
      after = Footprint.of(target.pid());
    }
    if (after.descriptors() > before.descriptors() + MORE_DESCRIPTORS) {
      faults.add("descriptors stay: " + after);
    }
    if (after.heapKilobytes() > before.heapKilobytes() + MORE_KILOBYTES) {
      faults.add("heap stays: " + after);
    }
    if (after.threads() > first.threads() + MORE_THREADS) {
      faults.add("threads stay: " + after);
    }
    return after;
  }

  @Override
  public void close() {
    crowd.close();
    nothing.close();
  }
}
