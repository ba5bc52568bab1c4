package org.hiroba.config;

import java.net.InetAddress;
import java.nio.ByteBuffer;

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
}
