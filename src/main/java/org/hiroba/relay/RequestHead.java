package org.hiroba.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request, parsed strictly (RFC 9112 §2–5). Immutable.
 *
 * @param method the method
 * @param target the request target as it came
 * @param version the version, such as {@code HTTP/1.1}
 * @param headers all values by header name in lower case
 */
record RequestHead(
    String method, String target, String version, Map<String, List<String>> headers) {
  private static final int MAX_HEADERS = 100;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(" + TOKEN + ") ([!-~]+) (HTTP/[0-9]\\.[0-9])");
  private static final Pattern HEADER =
      Pattern.compile("(" + TOKEN + "):[ \\t]*([\\t -~\\x80-\\xff]*?)[ \\t]*");

  /** Copies the map. */
  RequestHead {
    headers = Map.copyOf(headers);
  }

  /**
   * Parses a head.
   *
   * @param bytes all bytes up to the empty line, without it
   * @throws HandshakeRefusal if it is no HTTP request
   */
  static RequestHead parse(byte[] bytes) throws HandshakeRefusal {
    List<String> lines = lines(new String(bytes, StandardCharsets.ISO_8859_1));
    Matcher first = REQUEST_LINE.matcher(lines.get(0));
    if (!first.matches()) {
      throw HandshakeRefusal.bad("The first line is not METHOD TARGET HTTP/1.1.");
    }
    if (lines.size() > MAX_HEADERS + 1) {
      throw new HandshakeRefusal(431, "More than " + MAX_HEADERS + " headers.");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher header = HEADER.matcher(line);
      if (!header.matches()) {
        throw HandshakeRefusal.bad("A line of the head is no header.");
      }
      headers
          .computeIfAbsent(header.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.group(2));
    }
    return new RequestHead(first.group(1), first.group(2), first.group(3), headers);
  }

  /** A bare CR or LF ends a line for some and not for others, so neither may come. */
  private static List<String> lines(String text) throws HandshakeRefusal {
    List<String> lines = List.of(text.split("\r\n", -1));
    for (String line : lines) {
      if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
        throw HandshakeRefusal.bad("Lines of the head end with CR LF.");
      }
    }
    return lines;
  }

  /** Returns all values of a header. */
  List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /**
   * Returns the value of a header that must be there once.
   *
   * @throws HandshakeRefusal if it is missing or there twice
   */
  String one(String name) throws HandshakeRefusal {
    List<String> values = all(name);
    if (values.size() != 1) {
      throw HandshakeRefusal.bad(
          (values.isEmpty() ? "No header " : "More than one header ") + name + ".");
    }
    return values.get(0);
  }

  /** Tells whether a header with a list of tokens holds this one, in whatever case. */
  boolean hasToken(String name, String token) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .anyMatch(item -> item.strip().equalsIgnoreCase(token));
  }
}
