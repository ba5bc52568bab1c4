package org.hiroba.feature.archive;

import java.time.Instant;
import java.util.List;

/**
 * Says what an archive holds; the file {@value #FILE}, which is written last: without it an archive
 * is none.
 *
 * @param version of the format
 * @param origin the name of the history of which it is: of two archives with the same the later one
 *     goes on where the earlier one ends
 * @param madeBy the program and its version
 * @param scope {@code all}, or {@code room} or {@code person} and an id
 * @param from the first day, or empty for the beginning; {@code to} the last one
 * @param zone in which the days are
 */
record ArchiveManifest(
    int version,
    String origin,
    Instant madeAt,
    String madeBy,
    String scope,
    String from,
    String to,
    String zone,
    Counts counts,
    List<ArchivedFile> files) {
  static final String FILE = "manifest.json";
  static final String FORMAT = "hiroba-archive";
  static final int VERSION = 1;
  static final String PEOPLE = "people.jsonl";
  static final String ROOMS = "rooms.jsonl";
  static final String MEMBERS = "members.jsonl";

  ArchiveManifest {
    files = List.copyOf(files);
  }

  /** How much of everything there is. */
  record Counts(long people, long rooms, long members, long events, long messages) {
    @Override
    public String toString() {
      return people
          + " people, "
          + rooms
          + " rooms, "
          + messages
          + " messages, "
          + events
          + " events";
    }
  }

  /** Tells whether it holds what one person did alone. */
  boolean isOfPerson() {
    return scope.startsWith("person");
  }
}
