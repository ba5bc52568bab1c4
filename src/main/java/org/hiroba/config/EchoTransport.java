package org.hiroba.config;

/** Over what the echo service is there. */
public enum EchoTransport {
  /** TCP and UDP. */
  BOTH,
  /** TCP only. */
  TCP,
  /** UDP only. */
  UDP
}
