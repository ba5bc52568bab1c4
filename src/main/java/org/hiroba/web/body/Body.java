package org.hiroba.web.body;

import jakarta.servlet.ServletRequest;

/**
 * What came of reading a request's body before anybody asked for it. Immutable, as long as nobody
 * writes into its bytes, which are not copied.
 */
public final class Body {
  private static final byte[] NOTHING = {};
  private static final String ATTRIBUTE = Body.class.getName();

  private final State state;
  private final byte[] bytes;

  private Body(State state, byte[] bytes) {
    this.state = state;
    this.bytes = bytes;
  }

  /** Tells whether it is all there. */
  public State state() {
    return state;
  }

  /** Returns the body; empty unless it is {@link State#WHOLE}. */
  public byte[] bytes() {
    return bytes;
  }

  /** How the reading ended. */
  public enum State {
    /** All of it came, as much as was announced. */
    WHOLE,
    /** It is longer than this path takes; not all was read. */
    TOO_LARGE,
    /** It did not come within the time. */
    TOO_SLOW,
    /** It ended early, or its framing is wrong. */
    BROKEN,
    /** Too many were being read, or waited to be. */
    TOO_MANY
  }

  /** Makes the outcome of a reading that brought nothing. */
  static Body failed(State state) {
    return new Body(state, NOTHING);
  }

  static Body whole(byte[] bytes) {
    return new Body(State.WHOLE, bytes);
  }

  /** Returns the body of a request; empty for a request that has none. */
  public static Body of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Body body ? body : whole(NOTHING);
  }

  /** Tells whether a request's body was read already, or tried to. */
  public static boolean isKnown(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Body;
  }

  /** Attaches this to its request. */
  void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
