package org.hiroba.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** One application server that can host the WAR. Used by one thread. */
public interface AppServer extends AutoCloseable {
  /** Starts it, on loopback only, without the WAR; returns where the WAR will be. */
  URI start() throws IOException;

  /**
   * Starts it like {@link #start()}, with a second listener on loopback that speaks TLS only, at
   * {@link Tls#base()}; returns where the WAR will be without TLS.
   */
  URI start(Tls tls) throws IOException;

  /** Hands the WAR over, as {@code hiroba}; the server may still be working on it afterwards. */
  void deploy(Path war) throws IOException;

  /**
   * Hands the WAR over, to be found at a path of the operator's own.
   *
   * @param contextPath as in {@code /chat}; empty for the root
   * @throws UnsupportedOperationException if it is not known how, on this server
   */
  default void deploy(Path war, String contextPath) throws IOException {
    throw new UnsupportedOperationException("No way is known to deploy it at " + contextPath);
  }

  /** Takes the WAR away; the server may still be working on it afterwards. */
  void undeploy() throws IOException;

  /**
   * Returns addresses of the server's own administration, ending with a slash. It wants a password
   * and is elsewhere than the WAR; none where nobody can administer from outside.
   */
  default List<URI> administration() {
    return List.of();
  }

  /** Returns all that the server wrote so far, line by line. */
  List<String> log() throws IOException;

  /**
   * Returns the process that serves.
   *
   * @throws IllegalStateException if it was not started
   */
  long pid();

  /** Tells whether it still runs. */
  boolean isAlive();

  /** Ends it, unless it has ended. */
  void stop();

  @Override
  default void close() {
    stop();
  }
}
