package org.hiroba.web.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;

/**
 * Limits how long the container lets the next blocking read of one request's body wait, and the
 * next write of its answer. The Servlet API has no such thing, and the containers' own limits of 20
 * to 90 seconds start anew with each byte. Used by one thread at a time, but for {@link #abort}.
 */
interface PeerTimeout extends AutoCloseable {
  /** Sets the limit for the next read, at least one millisecond. */
  void reads(long millis);

  /** Sets the limit for the next write, at least one millisecond. */
  void writes(long millis);

  /** Closes the connection at once, whoever reads or writes; for any thread. */
  void abort();

  /**
   * Waits until the container's thread has left the request, where a container loses a dispatch
   * that comes at that very moment; returns at once elsewhere.
   */
  default void awaitLeft(AsyncContext context) {}

  /** Gives the connection back the limits it had. */
  @Override
  void close();

  /**
   * Returns that of a request's connection, to be asked for on the container's thread. On an
   * unknown container it does nothing: then a read or a write ends by the container's own limit.
   */
  static PeerTimeout of(ServletRequest request) {
    return ContainerTimeouts.of(request);
  }
}
