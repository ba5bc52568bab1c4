package org.hiroba.diagnostics;

import java.util.List;
import java.util.Locale;

/**
 * One header field, fit to be shown to the one who sent it and to be copied into a report: what may
 * be a secret is replaced, and a value of more than {@value #MAX_CHARS} characters is cut.
 * Immutable.
 *
 * @param value as it came, or what stands for it
 */
public record Header(String name, String value) {
  private static final int MAX_CHARS = 1_000;

  /** How much of a value is looked at; what follows is not shown anyway. */
  private static final int MAX_SEEN = 8_192;

  /** What names have in them under which sign-ins, tokens and what single sign-on adds travel. */
  private static final List<String> SECRET_NAMES =
      List.of(
          "auth",
          "cookie",
          "token",
          "secret",
          "passw",
          "credential",
          "session",
          "jwt",
          "api-key",
          "apikey",
          "access-key",
          "accesskey",
          "assertion",
          "oidc",
          "saml",
          "ticket",
          "csrf",
          "xsrf",
          "signature",
          "client-cert",
          "clientcert");

  /** Authorization schemes (RFC 9110 §11.1), under any name. */
  private static final List<String> SCHEMES = List.of("bearer", "basic", "digest", "negotiate");

  /** Makes a header whose value may be shown. */
  public static Header shown(String name, String value) {
    if (isSecret(name, value)) {
      return new Header(name, "(hidden, " + value.length() + " characters)");
    }
    String open = isAddress(name.toLowerCase(Locale.ROOT)) ? withoutQuery(value) : value;
    return new Header(name, open.length() > MAX_CHARS ? open.substring(0, MAX_CHARS) + "…" : open);
  }

  /** Addresses' queries may hold anything. WildFly answers with Sec-WebSocket-Location. */
  private static boolean isAddress(String name) {
    return name.contains("referer")
        || name.contains("location")
        || name.endsWith("-uri")
        || name.endsWith("-url");
  }

  private static boolean isSecret(String name, String value) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return SECRET_NAMES.stream().anyMatch(lowerCase::contains)
        || SCHEMES.stream().anyMatch(scheme -> isOfScheme(value, scheme))
        || WebTokenScan.finds(value.substring(0, Math.min(value.length(), MAX_SEEN)));
  }

  private static boolean isOfScheme(String value, String scheme) {
    return value.length() > scheme.length()
        && value.regionMatches(true, 0, scheme, 0, scheme.length())
        && Character.isWhitespace(value.charAt(scheme.length()));
  }

  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query) + "?(hidden)";
  }
}
