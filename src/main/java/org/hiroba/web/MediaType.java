package org.hiroba.web;

import java.util.Locale;

/** Reads {@code Content-Type} headers (RFC 9110 §8.3.1). Stateless. */
public final class MediaType {
  private MediaType() {}

  /** Returns type and subtype in lower case, without parameters. */
  public static String of(String contentType) {
    int parameters = contentType.indexOf(';');
    return (parameters < 0 ? contentType : contentType.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
