package org.hiroba.diagnostics;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One header field, fit to be shown to the one who sent it and to be copied into a report: what may
 * be a secret is replaced, and a value of more than {@value #MAX_CHARS} characters is cut.
 * Immutable.
 *
 * @param value as it came, or what stands for it
 */
public record Header(String name, String value) {
  private static final int MAX_CHARS = 1_000;

  /** Names under which sign-ins, tokens and what single sign-on proxies add travel. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "auth|cookie|token|secret|passw|credential|session|jwt|api-?key|access-?key|assertion"
              + "|oidc|saml|ticket|csrf|xsrf|signature|client-?cert");

  /** Addresses, whose queries may hold anything. WildFly answers with Sec-WebSocket-Location. */
  private static final Pattern ADDRESS_NAME = Pattern.compile("referer|location|-ur[il]$");

  /** Authorization schemes (RFC 9110 §11.1) and JSON web tokens (RFC 7519), under any name. */
  private static final Pattern SECRET_VALUE =
      Pattern.compile("(?i)(?:bearer|basic|digest|negotiate)\\s.*|.*\\beyJ[\\w-]+\\.[\\w-]+\\..*");

  /** Makes a header whose value may be shown. */
  public static Header shown(String name, String value) {
    if (isSecret(name, value)) {
      return new Header(name, "(hidden, " + value.length() + " characters)");
    }
    boolean address = ADDRESS_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    String open = address ? withoutQuery(value) : value;
    return new Header(name, open.length() > MAX_CHARS ? open.substring(0, MAX_CHARS) + "…" : open);
  }

  private static boolean isSecret(String name, String value) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find()
        || SECRET_VALUE.matcher(value).matches();
  }

  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query) + "?(hidden)";
  }
}
