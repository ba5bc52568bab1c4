package org.hiroba.blackbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to a request that was written byte by byte, for what a decent client does not send.
 *
 * @param text as it came
 */
record RawHttp(String text) {
  private static final int PATIENCE_MILLIS = 30_000;

  /**
   * Sends one request without a body and reads until the server ends the connection.
   *
   * @param target as it shall stand in the request line
   * @param host the {@code Host} header
   * @param headers each ended by CRLF
   */
  static RawHttp get(URI base, String target, String host, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName(base.getHost()), base.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String head =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\n"
              + headers
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new RawHttp(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  int status() {
    return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
  }

  Optional<String> header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return text.substring(0, text.indexOf("\r\n\r\n"))
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst();
  }
}
