package org.hiroba.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes odd inputs; the same ones for the same seed. Used by one thread. */
public final class Mutator {
  /** Texts that broke something somewhere, once. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\0",
          "\n",
          "\r\n",
          "\t",
          "'",
          "\"",
          "\\",
          "%",
          "%00",
          "../..",
          "${jndi:x}",
          "' OR 1=1 --",
          "NEAR(",
          "a* OR b",
          "*",
          "\u00df",
          "\u0130",
          "\ufb03",
          "\ufdfa",
          "\u202e",
          "\u200d",
          "\ufeff",
          "e\u0301\u0301",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\ud83d",
          "\udc00",
          "\uffff",
          "\u65e5\u672c\u8a9e",
          "@room",
          "\uff20here",
          "-1",
          "0",
          "1e309",
          "9223372036854775807",
          "9223372036854775808",
          "NaN",
          "null",
          "true",
          "__proto__",
          "<script>",
          "]]>");

  private final SplittableRandom random;

  Mutator(long seed) {
    // Neighbouring seeds are to have nothing in common.
    random = new SplittableRandom(seed).split();
  }

  /** Returns a number from 0 on, below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Says yes once in so many times. */
  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Chooses one. */
  public <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Makes a text of odd pieces, letters and any characters. */
  public String text(int maxPieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxPieces + 1); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(pick(ODD));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        case 2 -> text.append((char) random.nextInt(0x10000));
        case 3 -> text.append((char) random.nextInt(0x80));
        case 4 -> text.append(pick(ODD).repeat(random.nextInt(20)));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  /** Makes any bytes. */
  public byte[] bytes(int max) {
    byte[] bytes = new byte[random.nextInt(max + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Changes bytes here and there: flips, leaves out, doubles, puts in, cuts off. */
  public byte[] mutate(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(16));
      switch (random.nextInt(6)) {
        case 0 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[from] = (byte) random.nextInt(256);
        case 2 -> bytes = joined(head(bytes, from), tail(bytes, to));
        case 3 -> bytes = joined(head(bytes, to), tail(bytes, from));
        case 4 -> bytes = joined(head(bytes, from), bytes(8), tail(bytes, from));
        default -> bytes = oneIn(3) ? head(bytes, from) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] head(byte[] bytes, int to) {
    return Arrays.copyOf(bytes, to);
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
