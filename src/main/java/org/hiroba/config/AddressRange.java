package org.hiroba.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses: one address or a CIDR block (RFC 4632 §3.1, RFC 4291 §2.3). Immutable.
 * An IPv4-mapped IPv6 address is its IPv4 address.
 */
public final class AddressRange {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final int MAX_LITERAL_CHARS = 100;
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final InetAddress network;
  private final int prefixBits;

  private AddressRange(InetAddress network, int prefixBits) {
    this.network = network;
    this.prefixBits = prefixBits;
  }

  /**
   * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32} and the like; never asks a
   * name server.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    int bits = address.getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(address, bits);
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > bits) {
      throw new IllegalArgumentException(text + " has no prefix length of 0–" + bits);
    }
    return new AddressRange(address, Integer.parseInt(prefix));
  }

  /** Tells whether the address lies in this range. */
  public boolean matches(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixBits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && range.network.equals(network)
        && range.prefixBits == prefixBits;
  }

  @Override
  public int hashCode() {
    return network.hashCode() * 31 + prefixBits;
  }

  static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  static boolean isIpv6(String text) {
    try {
      return IPV6.matcher(text).matches() && InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Reads an address literal: {@code 192.0.2.7}, {@code 2001:db8::1}, {@code fe80::1%eth0} (the
   * zone is left out), {@code [2001:db8::1]}, with or without a port; never asks a name server.
   */
  public static Optional<InetAddress> address(@Nullable String text) {
    if (text == null || text.length() > MAX_LITERAL_CHARS) {
      return Optional.empty();
    }
    try {
      return Optional.of(literal(withoutZone(withoutPort(text))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      String rest = end < 0 ? text : text.substring(end + 1);
      return rest.isEmpty() || isPort(rest) ? text.substring(1, end) : text;
    }
    int colon = text.indexOf(':');
    // More than one colon is an IPv6 address, which has a port only behind brackets.
    boolean one = colon >= 0 && colon == text.lastIndexOf(':');
    return one && isPort(text.substring(colon)) ? text.substring(0, colon) : text;
  }

  private static boolean isPort(String text) {
    return text.length() >= 2
        && text.length() <= 6
        && text.charAt(0) == ':'
        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutZone(String text) {
    int zone = text.indexOf('%');
    return zone < 0 || text.indexOf(':') < 0 ? text : text.substring(0, zone);
  }

  private static InetAddress literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is not an IP address");
    }
    try {
      // Text of these two shapes is a literal or refused: no look-up takes place.
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is not an IP address", e);
    }
  }
}
