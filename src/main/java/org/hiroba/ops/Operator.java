package org.hiroba.ops;

import java.nio.file.Path;
import java.util.List;

/** What an operator may have the server do. Thread-safe. */
public interface Operator {
  /**
   * Tells clients to come again soon and closes their sockets; the server takes none from then on.
   */
  void drain();

  /**
   * Makes a backup while the server is in use.
   *
   * @param target a file that does not exist yet
   * @throws RuntimeException it was not made; the message says why
   */
  void backup(Path target);

  /**
   * Reads the settings again.
   *
   * @return what changed, and what wants a restart, one line each
   * @throws RuntimeException a value is not allowed and nothing changed; the message says which
   */
  List<String> reload();
}
