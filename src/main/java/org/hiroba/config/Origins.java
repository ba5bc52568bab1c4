package org.hiroba.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads origins (RFC 6454 §6.2): scheme, host and port, nothing else. */
public final class Origins {
  private Origins() {}

  /**
   * Returns the origin in its one canonical spelling: lower case, without the scheme's own port.
   *
   * @throws IllegalArgumentException if it is no http or https origin
   */
  public static String parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no origin: " + text, e);
    }
    String scheme = lower(uri.getScheme());
    String host = lower(uri.getHost());
    boolean bare =
        isEmpty(uri.getRawPath())
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    if (!(scheme.equals("http") || scheme.equals("https")) || host.isEmpty() || !bare) {
      throw new IllegalArgumentException(
          text + " is not scheme://host[:port] with http or https and without a path");
    }
    int ownPort = scheme.equals("http") ? 80 : 443;
    int port = uri.getPort();
    return scheme + "://" + host + (port == -1 || port == ownPort ? "" : ":" + port);
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
