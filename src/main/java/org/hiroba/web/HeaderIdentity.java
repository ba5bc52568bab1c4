package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hiroba.account.FoldedText;
import org.hiroba.account.LineText;
import org.hiroba.config.AccessSettings;
import org.hiroba.config.AuthMode;
import org.hiroba.config.SilentSettings;
import org.hiroba.feature.identity.ExternalIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Reads who comes from what a trusted proxy writes into a header. The peer itself is to be the
 * proxy: what is said of hops before it counts for nothing here. From anybody else the headers are
 * as if they were not there.
 *
 * <p>Values are ASCII; other characters are written as their UTF-8 bytes, each as {@code %XX}.
 */
final class HeaderIdentity implements SilentIdentity {
  private static final int MAX_USER_CHARS = 768;
  private static final int MAX_NAME_CHARS = 256;
  private static final int MAX_GROUPS_CHARS = 16_384;

  /** RFC 8187 §3.2.1, as some proxies write before such a value. */
  private static final String UTF_8 = "UTF-8''";

  private final SilentSettings.Header settings;
  private final Supplier<AccessSettings> access;

  HeaderIdentity(SilentSettings.Header settings, Supplier<AccessSettings> access) {
    this.settings = settings;
    this.access = access;
  }

  @Override
  public AuthMode mode() {
    return AuthMode.HEADER;
  }

  @Override
  public Optional<ExternalIdentity> of(HttpServletRequest request) throws ProblemException {
    if (!WebClient.isTrusted(request.getRemoteAddr(), access.get())) {
      return Optional.empty();
    }
    String user = value(request, settings.user(), MAX_USER_CHARS);
    if (user == null) {
      return Optional.empty();
    }
    if (user.isEmpty()) {
      throw new ProblemException(
          Problem.forbidden(
                  "The proxy in front of this server says that it does not know you: its header "
                      + settings.user()
                      + " is empty. Sign in at the proxy, and tell who runs it.")
              .coded("not-allowed"));
    }
    if (user.indexOf(',') >= 0) {
      // What one proxy joined of two headers, one of them the client's own, looks like this.
      throw faulty(settings.user(), "names several people");
    }
    String name = String.join(" ", decoded(settings.user(), user).split("\\s+", -1)).strip();
    if (name.isEmpty() || name.length() > MAX_NAME_CHARS) {
      throw faulty(settings.user(), "is blank or has more than " + MAX_NAME_CHARS + " characters");
    }
    return Optional.of(
        new ExternalIdentity(
            AuthMode.HEADER.wireName(),
            FoldedText.of(name),
            name,
            displayName(request),
            null,
            groups(request)));
  }

  private @Nullable String displayName(HttpServletRequest request) throws ProblemException {
    if (settings.name().isEmpty()) {
      return null;
    }
    String header = settings.name().get();
    String text = value(request, header, MAX_USER_CHARS);
    return text == null ? null : decoded(header, text);
  }

  /** A proxy leaves the header away for somebody who is in no group. */
  private Optional<Set<String>> groups(HttpServletRequest request) throws ProblemException {
    if (settings.groups().isEmpty()) {
      return Optional.empty();
    }
    String header = settings.groups().get();
    String text = value(request, header, MAX_GROUPS_CHARS);
    Set<String> groups = new HashSet<>();
    for (String group : text == null ? new String[0] : text.split(",", -1)) {
      if (!group.isBlank()) {
        groups.add(decoded(header, group.strip()).strip());
      }
    }
    return Optional.of(groups);
  }

  /** Returns what stands in a header, without white space around; null if it is not there. */
  private static @Nullable String value(HttpServletRequest request, String header, int maxChars)
      throws ProblemException {
    List<String> values = Collections.list(request.getHeaders(header));
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      throw faulty(header, "comes more than once");
    }
    String text = values.get(0).strip();
    if (text.length() > maxChars) {
      throw faulty(header, "has more than " + maxChars + " characters");
    }
    if (text.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
      throw faulty(header, "has other characters than those of ASCII; write them as %XX of UTF-8");
    }
    return text;
  }

  private static String decoded(String header, String text) throws ProblemException {
    String plain =
        text.regionMatches(true, 0, UTF_8, 0, UTF_8.length())
            ? text.substring(UTF_8.length())
            : text;
    ByteBuffer bytes = ByteBuffer.allocate(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
        continue;
      }
      boolean whole = i + 2 < plain.length();
      int high = whole ? Character.digit(plain.charAt(i + 1), 16) : -1;
      int low = whole ? Character.digit(plain.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw faulty(header, "has a % without two hexadecimal digits behind it");
      }
      bytes.put((byte) (high * 16 + low));
      i += 2;
    }
    String decoded;
    try {
      decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw faulty(header, "has bytes that are not UTF-8");
    }
    if (LineText.isUnfit(decoded) || decoded.codePoints().anyMatch(LineText::isInvisible)) {
      throw faulty(header, "has characters that one cannot see");
    }
    return decoded;
  }

  private static ProblemException faulty(String header, String what) {
    return new ProblemException(
        Problem.badRequest(
            "The header "
                + header
                + " of the proxy in front of this server "
                + what
                + ". Tell who runs it."));
  }
}
