package org.hiroba.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A file of the page, compressed and not. Immutable. */
final class Asset {
  private final String type;
  private final byte[] plain;
  private final byte[] gzip;

  /** Compresses a file; the bytes must not change any more. */
  Asset(String path, byte[] plain) {
    this.type = typeOf(path);
    this.plain = plain;
    this.gzip = Gzip.compress(plain);
  }

  /** Returns the file's bytes, which nobody may change. */
  byte[] plain() {
    return plain;
  }

  /** Sends the file, compressed where the client takes that. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean compressed = Gzip.isAccepted(request);
    byte[] body = compressed ? gzip : plain;
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setHeader("Vary", "Accept-Encoding");
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String typeOf(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      // RFC 9239 §6; modules are UTF-8 whatever is said (HTML §8.1.4.2)
      case "js" -> "text/javascript";
      case "css" -> "text/css;charset=UTF-8";
      case "json" -> "application/json";
      default -> "text/plain;charset=UTF-8";
    };
  }
}
