package org.hiroba.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the proxies in front say of a request: the addresses that it came through, nearest last, and
 * the hosts and schemes that the client used. Immutable.
 *
 * @param hops addresses as they were written, without quotes
 * @param hosts as written
 * @param schemes as written
 */
record ForwardedFor(List<String> hops, List<String> hosts, List<String> schemes) {
  /** Far more than any chain of proxies writes. */
  private static final int MAX_CHARS = 4_096;

  private static final int MAX_HOPS = 32;

  ForwardedFor {
    hops = List.copyOf(hops);
    hosts = List.copyOf(hosts);
    schemes = List.copyOf(schemes);
  }

  boolean isEmpty() {
    return hops.isEmpty() && hosts.isEmpty() && schemes.isEmpty();
  }

  /**
   * Reads a list that proxies append to, as {@code X-Forwarded-For}.
   *
   * @throws IllegalArgumentException if it is too long
   */
  static List<String> list(String name, List<String> values) {
    String all = joined(name, values);
    List<String> items = new ArrayList<>();
    for (String item : all.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(unquoted(item.strip()));
      }
    }
    return bounded(name, items);
  }

  /**
   * Reads {@code Forwarded} (RFC 7239 §4).
   *
   * @throws IllegalArgumentException if it is malformed or too long
   */
  static ForwardedFor parse(List<String> values) {
    List<String> hops = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    List<String> schemes = new ArrayList<>();
    for (String element : split(joined("Forwarded", values), ',')) {
      for (String pair : split(element, ';')) {
        if (pair.isBlank()) {
          continue;
        }
        int equals = pair.indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException("The header Forwarded is malformed (RFC 7239).");
        }
        String value = unquoted(pair.substring(equals + 1).strip());
        switch (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
          case "for" -> hops.add(value);
          case "host" -> hosts.add(value);
          case "proto" -> schemes.add(value);
          default -> {
            // "by" and extensions tell nothing of the client.
          }
        }
      }
    }
    return new ForwardedFor(bounded("Forwarded", hops), hosts, schemes);
  }

  private static String joined(String name, List<String> values) {
    String all = String.join(",", values);
    if (all.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "The header " + name + " has more than " + MAX_CHARS + " characters.");
    }
    return all;
  }

  private static List<String> bounded(String name, List<String> items) {
    if (items.size() > MAX_HOPS) {
      throw new IllegalArgumentException(
          "The header " + name + " names more than " + MAX_HOPS + " hops.");
    }
    return items;
  }

  /** Splits where no quoted string is. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("The header Forwarded has an open quote (RFC 7239).");
    }
    parts.add(text.substring(begin));
    return parts;
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '\\' && i < text.length() - 2) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }
}
