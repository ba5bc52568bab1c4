package org.hiroba.config;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Reads origins (RFC 6454 §6.2): scheme, host and port, nothing else. The host is what browsers
 * take and serialise (WHATWG URL §3.5), which is more than {@link java.net.URI} reads: {@code
 * chat_server.corp} and {@code chat.2024} are hosts.
 */
public final class Origins {
  private static final int MAX_CHARS = 300;
  private static final int MAX_SHOWN_CHARS = 100;
  private static final int MAX_PORT = 65_535;

  /** The forbidden host code points of the WHATWG URL standard, besides controls. */
  private static final String FORBIDDEN = " #/:<>?@[\\]^|%\"`{}";

  private Origins() {}

  /**
   * Returns the origin in its one canonical spelling: lower case, without the scheme's own port.
   *
   * @throws IllegalArgumentException if it is no http or https origin
   */
  public static String parse(String text) {
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException("an origin has at most " + MAX_CHARS + " characters");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String scheme = lower.startsWith("https://") ? "https" : "http";
    if (!lower.startsWith(scheme + "://")) {
      throw none(text);
    }
    String authority = lower.substring(scheme.length() + 3);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = host(text, hasPort ? authority.substring(0, colon) : authority);
    int ownPort = scheme.equals("http") ? 80 : 443;
    int port = hasPort ? port(text, authority.substring(colon + 1), ownPort) : ownPort;
    return scheme + "://" + host + (port == ownPort ? "" : ":" + port);
  }

  /**
   * Returns the origin of a URL, whatever path it has, in its one canonical spelling.
   *
   * @throws IllegalArgumentException if it is no http or https URL
   */
  public static String ofUrl(String url) {
    int authority = url.indexOf("://");
    int path = authority < 0 ? -1 : url.indexOf('/', authority + 3);
    return parse(path < 0 ? url : url.substring(0, path));
  }

  /** Returns the host of an origin in canonical spelling, an IPv6 address in brackets. */
  public static String host(String origin) {
    String authority = origin.substring(origin.indexOf("://") + 3);
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  /**
   * Tells whether the host of an origin in canonical spelling is this machine whatever a name
   * server says: {@code localhost}, 127.0.0.0/8 or {@code [::1]}.
   */
  public static boolean isLoopback(String origin) {
    String host = host(origin);
    return host.equals("localhost")
        || host.equals("[::1]")
        || (host.startsWith("127.") && AddressRange.isIpv4(host));
  }

  /** Tells the same of a host name or an address as one writes it without brackets. */
  public static boolean isLoopbackHost(String host) {
    return host.equalsIgnoreCase("localhost")
        || AddressRange.address(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Returns what somebody sent as an origin so that it can stand in a log line. */
  public static String printable(String text) {
    String some = text.length() > MAX_SHOWN_CHARS ? text.substring(0, MAX_SHOWN_CHARS) : text;
    return some.replaceAll("[^!-~]", "?");
  }

  private static String host(String text, String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      if (!AddressRange.isIpv6(host.substring(1, host.length() - 1))) {
        throw none(text);
      }
      return host;
    }
    if (host.isEmpty() || host.chars().anyMatch(Origins::isForbidden)) {
      throw none(text);
    }
    boolean ascii = host.chars().allMatch(c -> c < 0x80);
    // Browsers send such a host in its ASCII form (RFC 5891); an operator may write it as it looks.
    return ascii ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
  }

  private static boolean isForbidden(int c) {
    return c < ' ' || c == 0x7F || FORBIDDEN.indexOf(c) >= 0;
  }

  /** An empty port is the scheme's own, as browsers have it. */
  private static int port(String text, String digits, int ownPort) {
    if (digits.isEmpty()) {
      return ownPort;
    }
    if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw none(text);
    }
    int port = Integer.parseInt(digits);
    if (port > MAX_PORT) {
      throw none(text);
    }
    return port;
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        printable(text) + " is not scheme://host[:port] with http or https and without a path");
  }
}
