package org.hiroba.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The answer to a WebSocket client's key, worked out step by step (RFC 6455 §4.2.2, item 5.4): it
 * proves that the server read this very handshake. Immutable.
 *
 * @param key the client's {@code Sec-WebSocket-Key}
 * @param joined the key and the protocol's GUID
 * @param sha1Hex SHA-1 of that, in hexadecimal
 * @param accept the same in Base64: the server's {@code Sec-WebSocket-Accept}
 */
public record AcceptKey(String key, String joined, String sha1Hex, String accept) {
  /** The same for every handshake there is (RFC 6455 §1.3). */
  public static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final int KEY_BYTES = 16;

  /**
   * Works out the answer.
   *
   * @throws IllegalArgumentException if the key is not 16 bytes in Base64 (RFC 6455 §4.2.1, item 5)
   */
  public static AcceptKey of(String key) {
    byte[] nonce;
    try {
      nonce = Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The key is not Base64", e);
    }
    // The decoder forgives missing padding; the protocol does not.
    if (nonce.length != KEY_BYTES || !Base64.getEncoder().encodeToString(nonce).equals(key)) {
      throw new IllegalArgumentException(
          "The key is not 16 bytes in Base64, which are 24 characters that end in ==");
    }
    String joined = key + GUID;
    byte[] digest = sha1(joined);
    return new AcceptKey(
        key, joined, HexFormat.of().formatHex(digest), Base64.getEncoder().encodeToString(digest));
  }

  private static byte[] sha1(String text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
