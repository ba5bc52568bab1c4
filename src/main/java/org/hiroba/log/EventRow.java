package org.hiroba.log;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Holds a stored event as its row has it; the columns are those of {@link EventColumns}, people as
 * they are shown today. Immutable.
 *
 * @param deleted the message that it is, or that it edits, was deleted since: it has no text
 */
public record EventRow(
    RoomId room,
    long seq,
    Instant at,
    @Nullable UserRef author,
    @Nullable UserRef subject,
    @Nullable Long target,
    @Nullable Boolean flag,
    @Nullable String label,
    @Nullable String text,
    List<UserId> mentions,
    List<AttachedFile> files,
    boolean deleted) {

  /** Returns who did it, for a kind that always has an author. */
  public UserRef requireAuthor() {
    return Objects.requireNonNull(author, "an event without its author");
  }

  /** Returns whom it is about, for a kind that always has a subject. */
  public UserRef requireSubject() {
    return Objects.requireNonNull(subject, "an event without its subject");
  }

  /** Returns what it is about, for a kind that always has a target. */
  public long requireTarget() {
    return Objects.requireNonNull(target, "an event without its target");
  }

  /** Returns the id of who did it; null when nobody else did. */
  public @Nullable UserId authorId() {
    return author == null ? null : author.id();
  }

  /** Returns the id of whom it is about; null when it is about nobody. */
  public @Nullable UserId subjectId() {
    return subject == null ? null : subject.id();
  }

  /** Tells whether the flag is set. */
  public boolean isOn() {
    return Boolean.TRUE.equals(flag);
  }

  /** Returns the text; empty when there is none. */
  public String textOrEmpty() {
    return text == null ? "" : text;
  }

  /** Returns the label; empty when there is none. */
  public String labelOrEmpty() {
    return label == null ? "" : label;
  }
}
