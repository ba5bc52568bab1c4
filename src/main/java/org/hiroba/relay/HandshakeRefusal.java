package org.hiroba.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An opening handshake is refused with an HTTP answer that says why. */
final class HandshakeRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String headers;

  HandshakeRefusal(int status, String reason) {
    this(status, reason, "");
  }

  /**
   * Makes a refusal.
   *
   * @param headers further header lines, each ended by CR LF
   */
  HandshakeRefusal(int status, String reason, String headers) {
    super(reason, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  static HandshakeRefusal bad(String reason) {
    return new HandshakeRefusal(400, reason);
  }

  int status() {
    return status;
  }

  /** Returns the whole answer. Nothing of the request is in it. */
  ByteBuffer answer() {
    byte[] body = (getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + " "
            + phrase()
            + "\r\nConnection: close\r\n"
            + headers
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(headBytes.length + body.length).put(headBytes).put(body).flip();
  }

  private String phrase() {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 426 -> "Upgrade Required";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "Refused";
    };
  }
}
