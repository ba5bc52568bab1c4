package org.hiroba.websocket;

import org.hiroba.account.Utf8Length;
import org.jspecify.annotations.Nullable;

/**
 * Puts a text message together from the parts in which containers hand it over, with a bound that
 * holds on all of them. Holds less than twice the message's length in UTF-8 meanwhile. Not
 * thread-safe: parts of one connection come one after the other.
 */
public final class TextAssembly {
  /**
   * In how many short parts a message may come; a client that sends single characters stops here.
   */
  static final int MAX_PARTS = 1_024;

  /**
   * From so many characters on a part counts by its bytes only: containers cut a long fragment into
   * buffers of theirs, on Tomcat of 512 characters (see web.xml).
   */
  static final int LONG_PART_CHARS = 500;

  private final int maxBytes;
  private @Nullable MessageBytes begun;
  private @Nullable String whole;
  private int bytes;
  private int parts;

  /** Makes an assembly of messages up to a length in UTF-8. */
  public TextAssembly(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Tells how a part was taken. */
  public enum Outcome {
    /** More is to come. */
    MORE,
    /** The message is whole. */
    COMPLETE,
    /** It has more bytes than it may. */
    TOO_BIG,
    /** It came in too many short parts. */
    TOO_MANY_PARTS
  }

  /** Takes a part; after {@link Outcome#COMPLETE} the message waits in {@link #take}. */
  public Outcome add(String part, boolean last) {
    bytes += Utf8Length.of(part);
    if (part.length() < LONG_PART_CHARS) {
      parts++;
    }
    if (bytes > maxBytes) {
      begun = null;
      return Outcome.TOO_BIG;
    }
    if (parts > MAX_PARTS) {
      begun = null;
      return Outcome.TOO_MANY_PARTS;
    }
    if (last && begun == null) {
      // The usual message comes at once.
      whole = part;
      return Outcome.COMPLETE;
    }
    if (begun == null) {
      begun = new MessageBytes(true);
    }
    begun.add(part, more -> true);
    return last ? Outcome.COMPLETE : Outcome.MORE;
  }

  /** Tells whether a message has begun and not ended. */
  boolean isUnfinished() {
    return begun != null;
  }

  /** Tells how many bytes of memory what has begun takes. */
  int heldBytes() {
    return begun == null ? 0 : begun.capacity();
  }

  /** Returns the message and begins the next one. */
  public String take() {
    String message = whole != null ? whole : begun != null ? begun.text() : "";
    whole = null;
    begun = null;
    bytes = 0;
    parts = 0;
    return message;
  }
}
