package org.hiroba.relay;

/** A client broke the protocol or a limit, and its conversation ends with this close code. */
final class FrameViolation extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  FrameViolation(int code, String reason) {
    // Not an error of ours: nobody needs the stack, and floods of them must stay cheap.
    super(reason, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
