package org.hiroba.backup;

import java.io.IOException;

/** Says what is wrong with a file; the message goes on after "The file X". */
final class NotWholeException extends IOException {
  private static final long serialVersionUID = 1L;

  NotWholeException(String message) {
    super(message);
  }
}
