package org.hiroba.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of IP addresses: one address or a CIDR block (RFC 4632 §3.1, RFC 4291 §2.3). Immutable.
 * An IPv4-mapped IPv6 address is its IPv4 address.
 */
public final class AddressRange {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
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
