package org.hiroba.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The kinds of values that settings of a directory have. */
final class LdapTypes {
  private static final int MOST = 8;
  private static final String ATTRIBUTE_CHARS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";

  static final ValueType<List<String>> URLS =
      new ValueType<>(
          "URLs such as `ldaps://ldap.example.com:636`, separated by commas",
          text -> items(text).stream().map(LdapTypes::url).toList());

  static final ValueType<Optional<String>> DN =
      new ValueType<>(
          "a DN such as `ou=people,dc=example,dc=com`",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(dn(text)));

  static final ValueType<Optional<String>> FILTER =
      new ValueType<>(
          "an LDAP filter with `{0}` in it",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(filter(text)));

  static final ValueType<List<String>> ATTRIBUTES =
      new ValueType<>("names of attributes, separated by commas", LdapTypes::attributes);

  private LdapTypes() {}

  private static List<String> items(String text) {
    List<String> items = ValueTypes.list(text.replace('|', ',')).toList();
    if (items.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST);
    }
    return items;
  }

  private static String url(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URL", e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("ldap") && !scheme.equals("ldaps")) {
      throw new IllegalArgumentException("begins with neither ldap: nor ldaps:");
    }
    String path = uri.getRawPath();
    boolean bare = path == null || path.isEmpty() || path.equals("/");
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getQuery() != null || !bare) {
      throw new IllegalArgumentException("a host and a port are all that it may hold");
    }
    return scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  private static String dn(String text) {
    try {
      return new LdapName(text).toString();
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException("no DN", e);
    }
  }

  private static String filter(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 1 && i < text.length() - 1) {
        throw new IllegalArgumentException("not all of it is in one pair of parentheses");
      }
    }
    if (depth != 0) {
      throw new IllegalArgumentException("parentheses do not match");
    }
    if (!text.contains("{0}") && !text.contains("{1}")) {
      throw new IllegalArgumentException("{0} is missing");
    }
    return text;
  }

  private static List<String> attributes(String text) {
    List<String> names = items(text);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("none");
    }
    for (String name : names) {
      boolean fits = name.chars().allMatch(c -> ATTRIBUTE_CHARS.indexOf(c) >= 0);
      if (!fits) {
        throw new IllegalArgumentException("no name of an attribute");
      }
    }
    return names;
  }
}
