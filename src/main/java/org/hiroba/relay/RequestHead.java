package org.hiroba.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  private static final String CRLF = "\r\n";
  private static final String TOKEN_SIGNS = "!#$%&'*+.^_`|~-";

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
    String[] first = lines.get(0).split(" ", -1);
    if (first.length != 3 || !isToken(first[0]) || !isTarget(first[1]) || !isVersion(first[2])) {
      throw HandshakeRefusal.bad("The first line is not METHOD TARGET HTTP/1.1.");
    }
    if (lines.size() > MAX_HEADERS + 1) {
      throw new HandshakeRefusal(431, "More than " + MAX_HEADERS + " headers.");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 0 || !isToken(line.substring(0, colon)) || !isText(line, colon + 1)) {
        throw HandshakeRefusal.bad("A line of the head is no header.");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(withoutBlanks(line, colon + 1));
    }
    return new RequestHead(first[0], first[1], first[2], headers);
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || TOKEN_SIGNS.indexOf(c) >= 0);
  }

  private static boolean isTarget(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '!' && c <= '~');
  }

  private static boolean isVersion(String text) {
    return text.length() == "HTTP/1.1".length()
        && text.startsWith("HTTP/")
        && isDigit(text.charAt(5))
        && text.charAt(6) == '.'
        && isDigit(text.charAt(7));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What a field value may have (RFC 9110 §5.5). */
  private static boolean isText(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\t' && (c < ' ' || (c > '~' && c < 0x80) || c > 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static String withoutBlanks(String line, int from) {
    int begin = from;
    int end = line.length();
    while (begin < end && isBlank(line.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(begin, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** A bare CR or LF ends a line for some and not for others, so neither may come. */
  private static List<String> lines(String text) throws HandshakeRefusal {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf(CRLF); end >= 0; end = text.indexOf(CRLF, from)) {
      lines.add(text.substring(from, end));
      from = end + CRLF.length();
    }
    lines.add(text.substring(from));
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
