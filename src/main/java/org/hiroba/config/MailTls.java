package org.hiroba.config;

/** How a connection to the mail server is kept secret. */
public enum MailTls {
  /** It turns to TLS before anything is said (STARTTLS, RFC 3207), or nothing is sent. */
  REQUIRED(587),
  /** It is TLS from its beginning (RFC 8314). */
  IMPLICIT(465),
  /** Not at all: for a server on the same machine. */
  OFF(25);

  private final int port;

  MailTls(int port) {
    this.port = port;
  }

  /** Returns the port where mail servers listen for it. */
  public int port() {
    return port;
  }
}
