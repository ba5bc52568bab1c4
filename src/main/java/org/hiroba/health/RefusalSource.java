package org.hiroba.health;

import java.util.Locale;

/**
 * Names who is counted or limited by the address: an IPv4 address, or the /64 network of an IPv6
 * address, of which one subscriber has all 2⁶⁴ (RFC 6177 §2). Stateless.
 */
public final class RefusalSource {
  private static final int NETWORK_GROUPS = 4;
  private static final int GROUPS = 8;

  private RefusalSource() {}

  /**
   * Returns the name of an address literal's source; a text that is no IPv6 literal is its own
   * name. Never asks a name server.
   */
  public static String of(String address) {
    int zone = address.indexOf('%');
    String literal = zone < 0 ? address : address.substring(0, zone);
    int colon = literal.indexOf(':');
    if (colon < 0) {
      return literal;
    }
    int dot = literal.indexOf('.');
    if (dot > 0) {
      // IPv4 in IPv6 (RFC 4291 §2.5.5.2): the IPv4 address is who comes.
      return literal.substring(literal.lastIndexOf(':') + 1);
    }
    return network(literal);
  }

  /** Returns the first four groups, without leading zeros. */
  private static String network(String literal) {
    int gap = literal.indexOf("::");
    String head = gap < 0 ? literal : literal.substring(0, gap);
    String tail = gap < 0 ? "" : literal.substring(gap + 2);
    int missing = gap < 0 ? 0 : Math.max(0, GROUPS - groups(head) - groups(tail));
    StringBuilder network = new StringBuilder();
    int taken = append(network, head, 0);
    for (int i = 0; i < missing && taken < NETWORK_GROUPS; i++) {
      network.append("0:");
      taken++;
    }
    append(network, tail, taken);
    return network.append(":/64").toString();
  }

  private static int groups(String part) {
    return part.isEmpty() ? 0 : 1 + (int) part.chars().filter(c -> c == ':').count();
  }

  private static int append(StringBuilder network, String part, int taken) {
    int count = taken;
    int from = 0;
    while (from < part.length() && count < NETWORK_GROUPS) {
      int end = part.indexOf(':', from);
      String group = part.substring(from, end < 0 ? part.length() : end);
      network.append(withoutZeros(group)).append(':');
      count++;
      from = end < 0 ? part.length() : end + 1;
    }
    return count;
  }

  private static String withoutZeros(String group) {
    int from = 0;
    while (from < group.length() - 1 && group.charAt(from) == '0') {
      from++;
    }
    return group.substring(from).toLowerCase(Locale.ROOT);
  }
}
