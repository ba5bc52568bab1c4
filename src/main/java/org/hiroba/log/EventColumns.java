package org.hiroba.log;

import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.media.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the log stores of an event in the columns that all kinds share; what a kind has no use
 * for stays null. Immutable.
 *
 * @param author who did it
 * @param subject whom it is about
 * @param target the seq of the event that it is about
 * @param label a short text, such as a name or an id
 * @param mentions whom its text mentions
 * @param files what it has with it
 */
public record EventColumns(
    @Nullable UserId author,
    @Nullable UserId subject,
    @Nullable Long target,
    @Nullable Boolean flag,
    @Nullable String label,
    @Nullable String text,
    List<UserId> mentions,
    List<AttachedFile> files) {
  /** Copies the lists. */
  public EventColumns {
    mentions = List.copyOf(mentions);
    files = List.copyOf(files);
  }

  /** Begins with who did it; null when that is nobody or the subject themselves. */
  public static EventColumns by(@Nullable UserId author) {
    return new EventColumns(author, null, null, null, null, null, List.of(), List.of());
  }

  /** Returns the same with whom it is about. */
  public EventColumns about(@Nullable UserId who) {
    return new EventColumns(author, who, target, flag, label, text, mentions, files);
  }

  /** Returns the same with the event that it is about. */
  public EventColumns target(@Nullable Long seq) {
    return new EventColumns(author, subject, seq, flag, label, text, mentions, files);
  }

  /** Returns the same with a yes or no. */
  public EventColumns flag(@Nullable Boolean value) {
    return new EventColumns(author, subject, target, value, label, text, mentions, files);
  }

  /** Returns the same with a short text. */
  public EventColumns label(@Nullable String value) {
    return new EventColumns(author, subject, target, flag, value, text, mentions, files);
  }

  /** Returns the same with a text. */
  public EventColumns text(@Nullable String value) {
    return new EventColumns(author, subject, target, flag, label, value, mentions, files);
  }

  /** Returns the same with whom the text mentions. */
  public EventColumns mentions(List<UserId> users) {
    return new EventColumns(author, subject, target, flag, label, text, users, files);
  }

  /** Returns the same with what the event has with it. */
  public EventColumns files(List<AttachedFile> attached) {
    return new EventColumns(author, subject, target, flag, label, text, mentions, attached);
  }
}
