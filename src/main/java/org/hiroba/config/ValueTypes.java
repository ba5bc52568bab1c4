package org.hiroba.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The kinds of values that settings have. */
final class ValueTypes {
  static final ValueType<String> TEXT = new ValueType<>("text", Function.identity());

  static final ValueType<Optional<String>> OPTIONAL_TEXT =
      new ValueType<>("text", text -> text.isEmpty() ? Optional.empty() : Optional.of(text));

  static final ValueType<Optional<Path>> OPTIONAL_FILE =
      new ValueType<>("a file", ValueTypes::optionalFile);

  static final ValueType<Boolean> BOOL = new ValueType<>("`true` or `false`", ValueTypes::bool);

  static final ValueType<PortSetting> PORT_OR_OFF =
      new ValueType<>("0–65535 (0 = any free port) or `off`", ValueTypes::portOrOff);

  static final ValueType<ZoneId> ZONE =
      new ValueType<>("a time zone such as `UTC` or `Asia/Tokyo`", ValueTypes::zone);

  static final ValueType<Set<String>> ORIGINS =
      new ValueType<>(
          "origins such as `https://chat.example.com`, separated by commas",
          text -> list(text).map(Origins::parse).collect(Collectors.toUnmodifiableSet()));

  /** An address of this server as people know it. */
  static final ValueType<Optional<PublicUrl>> OPTIONAL_PUBLIC_URL =
      new ValueType<>(
          "a URL such as `https://chat.example.com` or `https://www.example.com/chat`",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(PublicUrl.parse(text)));

  static final ValueType<List<AddressRange>> RANGES =
      new ValueType<>(
          "IP addresses or ranges such as `10.0.0.0/8`, separated by commas",
          text -> list(text).map(AddressRange::parse).toList());

  static final ValueType<Set<String>> NAMES =
      new ValueType<>("names, separated by commas", ValueTypes::names);

  /** The name of a header of which nothing else depends. */
  static final ValueType<Optional<String>> OPTIONAL_HEADER =
      new ValueType<>("the name of a header such as `X-Forwarded-User`", ValueTypes::header);

  /** An absolute URL, or a path on the same host. */
  static final ValueType<Optional<String>> OPTIONAL_URL_OR_PATH =
      new ValueType<>(
          "a URL such as `https://sso.example.com/logout`, or a path such as `/oauth2/sign_out`",
          ValueTypes::urlOrPath);

  /** A distinguished name (RFC 4514). */
  static final ValueType<Optional<String>> OPTIONAL_DN =
      new ValueType<>("a name such as `CN=People CA,O=Example,C=JP` (RFC 4514)", ValueTypes::dn);

  static final ValueType<String> DAYTIME_FORMAT =
      new ValueType<>(
          "`rfc867`, `iso` or a Java date pattern such as `yyyy-MM-dd HH:mm:ss`",
          DaytimePatterns::checked);

  private static final Set<String> CLIENTS_OWN_HEADERS =
      Set.of("authorization", "cookie", "host", "origin", "referer", "user-agent", "via");

  private ValueTypes() {}

  /** Whole numbers from min to max, both included. */
  static ValueType<Integer> integer(int min, int max) {
    return new ValueType<>(
        String.format(Locale.ROOT, "%d–%d", min, max), text -> integer(text, min, max));
  }

  /** The names of an enum, in lower case. */
  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    List<E> values = List.of(type.getEnumConstants());
    String allowed =
        values.stream()
            .map(value -> "`" + value.name().toLowerCase(Locale.ROOT) + "`")
            .collect(Collectors.joining(", "));
    return new ValueType<>(
        allowed,
        text ->
            values.stream()
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown")));
  }

  /** The names of an enum, in lower case, separated by commas; each once. */
  static <E extends Enum<E>> ValueType<List<E>> listOf(Class<E> type) {
    ValueType<E> one = oneOf(type);
    return new ValueType<>(
        one.allowed() + ", separated by commas",
        text -> {
          List<E> values = list(text).map(one.parse()).toList();
          if (values.size() > values.stream().distinct().count()) {
            throw new IllegalArgumentException("one comes twice");
          }
          return values;
        });
  }

  private static int integer(String text, int min, int max) {
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a whole number", e);
    }
    if (number < min) {
      throw new IllegalArgumentException("too small");
    }
    if (number > max) {
      throw new IllegalArgumentException("too big");
    }
    return number;
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static PortSetting portOrOff(String text) {
    return text.equalsIgnoreCase("off")
        ? PortSetting.off()
        : PortSetting.of(integer(text, 0, 65_535));
  }

  private static Optional<Path> optionalFile(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("no path", e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("unknown time zone", e);
    }
  }

  private static Optional<String> header(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    // RFC 9110 §5.6.2.
    boolean token =
        text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    if (!token) {
      throw new IllegalArgumentException("not the name of a header");
    }
    if (CLIENTS_OWN_HEADERS.contains(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("every client writes this header for itself");
    }
    return Optional.of(text);
  }

  private static Optional<String> urlOrPath(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URL", e);
    }
    boolean path = text.startsWith("/") && !text.startsWith("//");
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!path && (!web || uri.getHost() == null)) {
      throw new IllegalArgumentException("neither a web address nor a path that begins with /");
    }
    return Optional.of(uri.toASCIIString());
  }

  private static Optional<String> dn(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    // Refuses what is none.
    return Optional.of(new X500Principal(text).getName());
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  static Stream<String> list(String text) {
    return Arrays.stream(text.split("[,\\s]+", -1)).filter(item -> !item.isEmpty());
  }
}
