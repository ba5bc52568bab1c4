package org.hiroba.feature.archive;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.UserId;
import org.hiroba.log.EventColumns;

/**
 * Tells one event of a room, as the log stores it.
 *
 * @param type its name on the wire, such as {@code message}
 * @param deleted the message that it is, or that it edits, was deleted since: it has no text
 */
public record ArchivedEvent(
    long seq, Instant at, String type, EventColumns columns, boolean deleted) {

  /** Returns everybody whom it names. */
  public Set<UserId> people() {
    Set<UserId> people = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
    UserId author = columns.author();
    UserId subject = columns.subject();
    if (author != null) {
      people.add(author);
    }
    if (subject != null) {
      people.add(subject);
    }
    people.addAll(columns.mentions());
    return people;
  }
}
