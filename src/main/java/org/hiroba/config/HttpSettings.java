package org.hiroba.config;

import java.util.Optional;

/**
 * Where the executable WAR serves HTTP; an application server has its own settings for that.
 *
 * @param host address or name to bind, default {@code 127.0.0.1}
 * @param port 1–65535, default 8080, or 0 for any free port
 * @param path the path of {@code hiroba.url}, at which the executable WAR serves, so that it is the
 *     same on both sides of a proxy; default empty, for the root
 * @param accessLog where a line for each request goes: {@code stdout}, or a file, taken from the
 *     home folder if it is not absolute; default none
 */
public record HttpSettings(String host, int port, String path, Optional<String> accessLog) {
  /**
   * Finds out whether people look for this server where it is.
   *
   * @param contextPath where the application is
   * @return what an operator should mend; empty when nothing is to be mended
   */
  public Optional<String> misplaced(String contextPath) {
    return path.isEmpty() || path.equals(contextPath)
        ? Optional.empty()
        : Optional.of(
            "hiroba.url leads to "
                + path
                + "/, but the application is at "
                + contextPath
                + "/, for which its links and cookies are. Deploy it at "
                + path
                + ", or let proxy and hiroba.url have the path of the application.");
  }
}
