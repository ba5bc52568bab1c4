package org.hiroba.bench.load;

/** How fast the senders post. */
public sealed interface Pace {
  /**
   * As fast as the server lets them: each post waits until fewer than so many are under way.
   *
   * @param posts of all senders together that some member has not got yet
   */
  record Delivered(int posts) implements Pace {}

  /**
   * As fast as the server acknowledges.
   *
   * @param posts of one sender that are not acknowledged yet
   */
  record Acknowledged(int posts) implements Pace {}

  /**
   * By the clock, whatever the server does.
   *
   * @param perSecond of all senders together
   */
  record Rate(double perSecond) implements Pace {}
}
