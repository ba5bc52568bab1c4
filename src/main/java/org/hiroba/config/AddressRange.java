package org.hiroba.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses: one address or a CIDR block (RFC 4632 §3.1, RFC 4291 §2.3). Immutable.
 * An IPv4-mapped IPv6 address is its IPv4 address.
 */
public final class AddressRange {
  /** The longest literal: an IPv6 address that ends in an IPv4 one. */
  private static final int MAX_CHARS = 45;

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
    if (prefix.isEmpty()
        || prefix.length() > 3
        || !prefix.chars().allMatch(c -> c >= '0' && c <= '9')
        || Integer.parseInt(prefix) > bits) {
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

  static boolean isIpv6(String text) {
    try {
      return looksLikeIpv6(text) && InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Reads an address literal: {@code 192.0.2.7}, {@code 2001:db8::1}, {@code fe80::1%eth0} (the
   * zone is left out), {@code [2001:db8::1]}, with or without a port; never asks a name server.
   */
  public static Optional<InetAddress> address(@Nullable String text) {
    if (text == null || text.length() > 2 * MAX_CHARS) {
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
    if (text.length() > MAX_CHARS || !(isIpv4(text) || looksLikeIpv6(text))) {
      throw new IllegalArgumentException(
          text.substring(0, Math.min(text.length(), MAX_CHARS)) + " is not an IP address");
    }
    try {
      // Text of these two shapes is a literal or refused: no look-up takes place.
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is not an IP address", e);
    }
  }

  /** Four numbers of 0–255 with at most three digits each. */
  static boolean isIpv4(String text) {
    int numbers = 0;
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      if (!isByte(text, from, end)) {
        return false;
      }
      numbers++;
      from = end + 1;
    }
    return numbers == 4;
  }

  private static boolean isByte(String text, int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = 10 * value + digit;
    }
    return end > from && end - from <= 3 && value <= 255;
  }

  private static boolean looksLikeIpv6(String text) {
    return text.indexOf(':') >= 0
        && text.chars()
            .allMatch(c -> c == ':' || c == '.' || (Character.digit(c, 16) >= 0 && c < 128));
  }
}
