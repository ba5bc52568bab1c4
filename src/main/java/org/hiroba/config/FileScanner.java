package org.hiroba.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a {@code clamd} listens.
 *
 * @param host its host; empty where it is a socket of this machine
 * @param port its port; 0 where it is a socket of this machine
 * @param socket the socket's path; empty where it is a host
 */
public record FileScanner(String host, int port, String socket) {
  private static final int DEFAULT_PORT = 3310;
  private static final int MOST_PORT = 65_535;

  @Override
  public String toString() {
    return socket.isEmpty() ? host + ":" + port : socket;
  }

  static Optional<FileScanner> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address", e);
    }
    if (!"clamd".equalsIgnoreCase(uri.getScheme()) || uri.isOpaque()) {
      throw new IllegalArgumentException("does not begin with clamd:// or clamd:/");
    }
    if (uri.getHost() == null) {
      if (uri.getRawAuthority() != null || uri.getPath() == null || uri.getPath().length() < 2) {
        throw new IllegalArgumentException("no host and no path");
      }
      return Optional.of(new FileScanner("", 0, uri.getPath()));
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    boolean more = !uri.getPath().isEmpty() && !uri.getPath().equals("/");
    if (port == 0 || port > MOST_PORT || more || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("more than host and port");
    }
    return Optional.of(new FileScanner(uri.getHost(), port, ""));
  }
}
