package org.hiroba.feature.admin;

import java.util.List;

/** What a command has the server do that runs. Thread-safe. */
public interface ServerTasks {
  /**
   * Begins to let clients go.
   *
   * @return whether it had not begun
   * @throws IllegalArgumentException no server runs
   */
  boolean drain();

  /**
   * Reads the settings again.
   *
   * @return what changed and what wants a restart, one line each; empty when nothing did
   * @throws IllegalArgumentException no server runs
   * @throws org.hiroba.config.SettingsException values are not allowed, a line each; nothing
   *     changed
   */
  List<String> reload();
}
