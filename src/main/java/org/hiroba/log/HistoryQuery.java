package org.hiroba.log;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.account.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of messages.
 *
 * @param anchor where the page lies
 * @param seq the anchor's seq, ignored for {@link Anchor#LATEST}
 * @param limit 1 to 100 messages
 * @param reader who is told which reactions are their own; null for nobody
 * @param withChanges whether the page also tells who came and went and how the room changed
 */
public record HistoryQuery(
    Anchor anchor, long seq, int limit, @Nullable UserId reader, boolean withChanges) {
  /** How many messages a page may have. */
  public static final int MAX_LIMIT = 100;

  /** How many comings, goings and changes of the room a page may tell. */
  public static final int MAX_CHANGES = 50;

  /** How many messages a page has when nobody says. */
  public static final int DEFAULT_LIMIT = 50;

  /**
   * How long the messages of a page may be on the wire, reactions counted; a page has one message
   * at least. With what is around them that makes 256 KiB.
   */
  public static final int MAX_PAGE_BYTES = 255 * 1024;

  /** Clamps the limit. */
  public HistoryQuery {
    limit = Math.max(1, Math.min(MAX_LIMIT, limit));
  }

  /** Asks for a page of messages, whoever reads it. */
  public HistoryQuery(Anchor anchor, long seq, int limit) {
    this(anchor, seq, limit, null, false);
  }

  /** Returns the same question with or without who came and went. */
  public HistoryQuery withChanges(boolean wanted) {
    return new HistoryQuery(anchor, seq, limit, reader, wanted);
  }

  /** Returns the same question as this person asks it. */
  public HistoryQuery by(UserId person) {
    return new HistoryQuery(anchor, seq, limit, person, withChanges);
  }

  /** Says how a page lies relative to {@link #seq()}. */
  public enum Anchor {
    /** The newest messages. */
    LATEST,
    /** The newest messages below seq, which is excluded. */
    BEFORE,
    /** The oldest messages above seq, which is excluded; 0 is the beginning. */
    AFTER,
    /** The messages around seq, itself included, half of the limit on each side. */
    AROUND
  }

  /**
   * Asks for the page at the one place that is given, or for the latest; empty when more than one
   * is.
   *
   * @param around a seq that the page is to lie around; null when none is given
   */
  public static Optional<HistoryQuery> at(
      @Nullable Long before, @Nullable Long after, @Nullable Long around, int limit) {
    if (Stream.of(before, after, around).filter(Objects::nonNull).count() > 1) {
      return Optional.empty();
    }
    if (before != null) {
      return Optional.of(new HistoryQuery(Anchor.BEFORE, before, limit));
    }
    if (after != null) {
      return Optional.of(new HistoryQuery(Anchor.AFTER, after, limit));
    }
    return Optional.of(
        around == null
            ? new HistoryQuery(Anchor.LATEST, 0, limit)
            : new HistoryQuery(Anchor.AROUND, around, limit));
  }
}
