package org.hiroba.feature.admin;

import java.util.Map;

/** Keeps with which settings the server was started last. For the writer's thread. */
interface SettingsMemory {
  /** Returns keys and shown values; empty before the first start. */
  Map<String, String> before();

  /** Keeps them for the next start. */
  void remember(Map<String, String> now);
}
