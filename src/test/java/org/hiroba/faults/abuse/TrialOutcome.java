package org.hiroba.faults.abuse;

import java.util.List;
import java.util.Optional;
import org.hiroba.blackbox.Footprint;

/**
 * What became of one abuse. Immutable.
 *
 * @param work what the abuser did, and what work it made
 * @param slowestLiveMillis how long {@code -/live} took at most meanwhile
 * @param faults what others, or the server, suffered; empty is as it should be
 */
public record TrialOutcome(
    Abuse abuse,
    Work work,
    HearingTimes quiet,
    HearingTimes during,
    Optional<HearingTimes> control,
    long slowestLiveMillis,
    Footprint before,
    Footprint after,
    List<String> faults) {

  /** Copies the list. */
  public TrialOutcome {
    faults = List.copyOf(faults);
  }

  @Override
  public String toString() {
    return abuse.name()
        + " ("
        + work
        + "): quiet "
        + quiet
        + "; during "
        + during
        + control.map(times -> "; beside nothing " + times).orElse("")
        + "; -/live "
        + slowestLiveMillis
        + " ms; threads "
        + before.threads()
        + "->"
        + after.threads()
        + ", descriptors "
        + before.descriptors()
        + "->"
        + after.descriptors()
        + ", heap "
        + before.heapKilobytes()
        + "->"
        + after.heapKilobytes()
        + " kB"
        + (faults.isEmpty() ? "" : "; FAULTS " + faults);
  }
}
