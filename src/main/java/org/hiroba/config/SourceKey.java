package org.hiroba.config;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who counts as one source: an IPv4 address, or the /64 of an IPv6 address, since every host has a
 * whole one to itself. An IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) is its IPv4 address.
 */
public record SourceKey(boolean ipv6, long network) {
  private static final int MAPPED_MARK = 0x0000_FFFF;

  /** Returns the source that an address belongs to. */
  public static SourceKey of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    if (bytes.remaining() == Integer.BYTES) {
      return new SourceKey(false, bytes.getInt());
    }
    if (bytes.getLong(0) == 0 && bytes.getInt(Long.BYTES) == MAPPED_MARK) {
      return new SourceKey(false, bytes.getInt(Long.BYTES + Integer.BYTES));
    }
    return new SourceKey(true, bytes.getLong());
  }

  /**
   * Returns the source that a client's address belongs to, as text: {@code 192.0.2.7}, {@code
   * 2001:db8:0:1::/64}. What is no address literal is its own source: a server may have lost it.
   */
  public static String textOf(@Nullable String address) {
    return AddressRange.address(address)
        .map(parsed -> of(parsed).toString())
        .orElseGet(() -> String.valueOf(address));
  }

  @Override
  public String toString() {
    if (ipv6) {
      return String.format(
          Locale.ROOT,
          "%x:%x:%x:%x::/64",
          network >>> 48,
          network >>> 32 & 0xFFFF,
          network >>> 16 & 0xFFFF,
          network & 0xFFFF);
    }
    return (network >>> 24 & 0xFF)
        + "."
        + (network >>> 16 & 0xFF)
        + "."
        + (network >>> 8 & 0xFF)
        + "."
        + (network & 0xFF);
  }
}
