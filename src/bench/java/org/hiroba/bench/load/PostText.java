package org.hiroba.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a post: {@code ~SENDER NUMBER NANOS } and filling up to 150 bytes. The filling has no
 * part that repeats, so that no server's compression or our comparison has it easier than usual.
 */
final class PostText {
  static final int LENGTH = 150;

  private static final byte[] FILLING =
      ("The meeting about the new warehouse starts at ten in room four; please bring the printed"
              + " numbers of last week and the sketch that Ms. Sato left on the big table yesterday.")
          .getBytes(StandardCharsets.US_ASCII);

  private PostText() {}

  /** Writes a text of {@link #LENGTH} bytes to the beginning of {@code out}. */
  static void write(byte[] out, int sender, int number, long nanos) {
    int at = 0;
    out[at++] = '~';
    at = digits(out, at, sender);
    out[at++] = ' ';
    at = digits(out, at, number);
    out[at++] = ' ';
    at = digits(out, at, nanos);
    out[at++] = ' ';
    System.arraycopy(FILLING, 0, out, at, LENGTH - at);
  }

  /** Adds the post whose text lies there. */
  static void read(byte[] data, int from, int to, Batch into) {
    if (to - from != LENGTH || data[from] != '~') {
      throw new LoadException("Not a text of ours: " + text(data, from, to));
    }
    int at = from + 1;
    long sender = 0;
    for (; data[at] != ' '; at++) {
      sender = sender * 10 + digit(data[at]);
    }
    long number = 0;
    for (at++; data[at] != ' '; at++) {
      number = number * 10 + digit(data[at]);
    }
    long nanos = 0;
    for (at++; data[at] != ' '; at++) {
      nanos = nanos * 10 + digit(data[at]);
    }
    at++;
    if (!Arrays.equals(data, at, to, FILLING, 0, to - at)) {
      throw new LoadException("Not a text of ours: " + text(data, from, to));
    }
    into.addPost((int) sender, (int) number, nanos);
  }

  static String text(byte[] data, int from, int to) {
    return new String(data, from, Math.min(to - from, 2_000), StandardCharsets.UTF_8);
  }

  /** Writes a number that is not negative; returns where it ends. */
  static int digits(byte[] out, int from, long number) {
    int end = from + 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      end++;
    }
    long rest = number;
    for (int at = end - 1; at >= from; at--) {
      out[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }

  private static int digit(byte character) {
    if (character < '0' || character > '9') {
      throw new LoadException("Not a digit in a text of ours: " + (char) character);
    }
    return character - '0';
  }
}
