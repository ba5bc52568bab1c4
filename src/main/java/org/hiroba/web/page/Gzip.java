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
      int parameter = coding.indexOf(';');
      String name = parameter < 0 ? coding : coding.substring(0, parameter);
      if (name.strip().equals("gzip")) {
        return parameter < 0 || !isZero(coding.substring(parameter + 1));
      }
    }
    return false;
  }

  /** Reads {@code q=0}, {@code q=0.}, up to {@code q=0.000}, with blanks around the sign. */
  private static boolean isZero(String weight) {
    int equals = weight.indexOf('=');
    if (equals < 0 || !weight.substring(0, equals).strip().equals("q")) {
      return false;
    }
    String number = weight.substring(equals + 1).strip();
    return number.equals("0") || (number.length() <= 5 && "0.000".startsWith(number));
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
