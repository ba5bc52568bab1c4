package org.hiroba.websocket.port;

import jakarta.servlet.ServletRequest;

/** Upgrades a connection and needs more of the request than the server's own class is told. */
public interface UpgradeOfRequest {
  /** Takes the request that is upgraded, before anything else is called. */
  void of(ServletRequest request);
}
