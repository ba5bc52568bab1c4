package org.hiroba.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Compresses what browsers load, because not every container does. Stateless. */
final class Gzip {
  private Gzip() {}

  /** Tells whether the client takes gzip (RFC 9110 §12.5.3). */
  static boolean isAccepted(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Accept-Encoding")).stream().anyMatch(Gzip::accepts);
  }

  /** Tells whether one {@code Accept-Encoding} names gzip with a weight above zero. */
  static boolean accepts(String header) {
    for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.strip().split("\\s*;\\s*", 2);
      if (parts[0].equals("gzip")) {
        return parts.length == 1 || !parts[1].matches("q\\s*=\\s*0(\\.0{0,3})?");
      }
    }
    return false;
  }

  /** Returns the bytes in gzip's format (RFC 1952). */
  static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail like this.", e);
    }
    return out.toByteArray();
  }
}
