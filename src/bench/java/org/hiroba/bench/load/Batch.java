package org.hiroba.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one WebSocket message from a server says, as far as the load cares: a run of posts of one
 * room, and the answers to one's own posts. Reused; used by one thread.
 *
 * <p>A batch is checked in itself while it is filled: its sequence numbers and each sender's own
 * numbers have no gap. What remains for each connection is to compare where it begins.
 */
public final class Batch {
  /** How many senders a room may have. */
  public static final int SENDERS = 4;

  private static final int NONE = -1;

  private int posts;
  private long[] sentNanos = new long[64];
  private long firstSeq;
  private long lastSeq;
  private final int[] firstNumber = new int[SENDERS];
  private final int[] lastNumber = new int[SENDERS];
  private byte[] room = new byte[0];
  private int acknowledged;
  private @Nullable String welcome;

  /** Makes it as if nothing had come. */
  void clear() {
    posts = 0;
    firstSeq = 0;
    lastSeq = 0;
    room = new byte[0];
    acknowledged = 0;
    welcome = null;
    Arrays.fill(firstNumber, NONE);
    Arrays.fill(lastNumber, NONE);
  }

  /**
   * Adds a post.
   *
   * @param sender of the room, 0 to 3
   * @param number the sender's own count
   * @param nanos when it was sent, {@link System#nanoTime}
   */
  void addPost(int sender, int number, long nanos) {
    if (sender < 0 || sender >= SENDERS) {
      throw new LoadException("A post of an unknown sender: " + sender);
    }
    if (firstNumber[sender] == NONE) {
      firstNumber[sender] = number;
    } else if (number != lastNumber[sender] + 1) {
      throw new LoadException(
          "Sender " + sender + ": post " + number + " came after " + lastNumber[sender]);
    }
    lastNumber[sender] = number;
    if (posts == sentNanos.length) {
      sentNanos = Arrays.copyOf(sentNanos, posts * 2);
    }
    sentNanos[posts++] = nanos;
  }

  /** Notes the number that a server gave to an event of a room. */
  void addSeq(byte[] data, int roomFrom, int roomTo, long seq) {
    if (firstSeq == 0) {
      firstSeq = seq;
      room = Arrays.copyOfRange(data, roomFrom, roomTo);
    } else if (seq != lastSeq + 1) {
      throw new LoadException("Event " + seq + " came after " + lastSeq);
    } else if (!Arrays.equals(room, 0, room.length, data, roomFrom, roomTo)) {
      throw new LoadException("Events of two rooms where only one was joined");
    }
    lastSeq = seq;
  }

  /** Notes that a post of one's own was acknowledged. */
  void addAcknowledgement() {
    acknowledged++;
  }

  /** Notes what a server said after the greeting. */
  void greeted(String text) {
    welcome = text;
  }

  int posts() {
    return posts;
  }

  long sentNanos(int post) {
    return sentNanos[post];
  }

  long firstSeq() {
    return firstSeq;
  }

  long lastSeq() {
    return lastSeq;
  }

  boolean hasPostsOf(int sender) {
    return firstNumber[sender] != NONE;
  }

  int firstNumber(int sender) {
    return firstNumber[sender];
  }

  int lastNumber(int sender) {
    return lastNumber[sender];
  }

  boolean isOf(byte[] otherRoom) {
    return Arrays.equals(room, otherRoom);
  }

  /** Returns the room whose events were numbered; empty if none was. */
  String room() {
    return new String(room, StandardCharsets.UTF_8);
  }

  int acknowledged() {
    return acknowledged;
  }

  @Nullable String welcome() {
    return welcome;
  }

  /** Tells whether all that it says is said to all members alike. */
  boolean isForAll() {
    return posts > 0 && acknowledged == 0 && welcome == null;
  }
}
