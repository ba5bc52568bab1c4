package org.hiroba.startup;

/**
 * Says in a sentence why Hiroba does not start. Has no trace and no cause: the log has the
 * sentence, and the trace at DEBUG; the server that deploys would write both again, several times.
 */
final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message, null, false, false);
  }
}
