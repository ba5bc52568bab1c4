package org.hiroba.feature.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the trail.
 *
 * @param from the first moment; null for the beginning
 * @param to the moment before which all are; null for no end
 * @param actor whose doings alone; empty for everybody's
 * @param action which one alone; empty for all
 * @param behind where the page before ended; null for the first page
 * @param oldestFirst whether time goes forward; else the newest are first
 */
public record AuditQuery(
    @Nullable Instant from,
    @Nullable Instant to,
    String actor,
    String action,
    @Nullable Place behind,
    boolean oldestFirst,
    int limit) {
  /** Names an entry by its moment and its number. */
  public record Place(Instant at, long no) {
    /** Writes it for {@link #of}. */
    public String text() {
      return at.toEpochMilli() + "." + no;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException it is none
     */
    public static Place of(String text) {
      int dot = text.indexOf('.');
      if (dot < 0) {
        throw new IllegalArgumentException("no place in the trail");
      }
      return new Place(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))),
          Long.parseLong(text.substring(dot + 1)));
    }
  }

  /** Asks for the newest entries of all. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(null, null, "", "", null, false, limit);
  }

  /** Asks for the page behind a place. */
  public AuditQuery goOn(Place place) {
    return new AuditQuery(from, to, actor, action, place, oldestFirst, limit);
  }
}
