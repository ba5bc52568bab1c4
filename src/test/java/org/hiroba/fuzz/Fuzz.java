package org.hiroba.fuzz;

/** Runs rounds of a fuzz test, each with a seed of its own that repeats it. */
public final class Fuzz {
  private static final long SEED = 20_261_121;

  private Fuzz() {}

  /** One round: makes something of the mutator and tries it. */
  @FunctionalInterface
  public interface Round {
    /**
     * Tries one input.
     *
     * @throws Exception if it is not taken as it should be; the message holds the input
     */
    void run(Mutator mutator) throws Exception;
  }

  /**
   * Runs so many rounds, or a multiple of them if {@code hiroba.tests.fuzz} asks for it.
   *
   * @throws AssertionError a round failed; says with which seed
   */
  public static void rounds(int count, Round round) {
    long first = Long.getLong("hiroba.tests.fuzz.seed", SEED);
    long all = (long) count * Integer.getInteger("hiroba.tests.fuzz", 1);
    for (long seed = first; seed < first + all; seed++) {
      try {
        round.run(new Mutator(seed));
      } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(
            "fails with -Dhiroba.tests.fuzz.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** Shows bytes in a message: printable ones as they are. */
  public static String shown(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      if (text.length() > 2_000) {
        return text.append("… of ").append(bytes.length).append(" bytes").toString();
      }
      if (b >= 0x20 && b < 0x7f && b != '\\') {
        text.append((char) b);
      } else {
        text.append("\\x").append(Character.forDigit(b >> 4 & 15, 16));
        text.append(Character.forDigit(b & 15, 16));
      }
    }
    return text.toString();
  }
}
