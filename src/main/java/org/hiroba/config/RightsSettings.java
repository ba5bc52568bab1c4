package org.hiroba.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says who may do what. Immutable.
 *
 * @param holders who holds each right; whoever usually does where it is not there
 * @param editFor for how long one edits one's own messages; empty: for ever; zero: never
 * @param deleteFor for how long one deletes them, the same
 */
public record RightsSettings(
    Map<Right, Holder> holders, Optional<Duration> editFor, Optional<Duration> deleteFor) {
  /** Fills in who usually holds a right. */
  public RightsSettings {
    Map<Right, Holder> all = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      all.put(right, holders.getOrDefault(right, right.usual()));
    }
    holders = Map.copyOf(all);
  }

  /** Returns the rights where nothing is set. */
  public static RightsSettings defaults() {
    return new RightsSettings(Map.of(), Optional.empty(), Optional.empty());
  }

  /** Returns who holds a right. */
  public Holder holder(Right right) {
    return holders.getOrDefault(right, right.usual());
  }
}
