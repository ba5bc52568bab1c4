package org.hiroba.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Spells what goes into filters and into the log. Stateless. */
final class LdapText {
  /** The attributes of ids that are bytes and no text. */
  static final List<String> BINARY = List.of("objectGUID", "GUID", "objectSid");

  private static final int GUID_BYTES = 16;
  private static final int UUID_CHARS = 36;
  private static final int MAX_LOGGED = 200;
  private static final HexFormat HEX = HexFormat.of();
  private static final HexFormat ESCAPED = HexFormat.of().withPrefix("\\");

  private LdapText() {}

  /**
   * Puts values into a filter, so that nothing in them is syntax.
   *
   * @param filter with <code>{0}</code> and <code>{1}</code>
   */
  static String filled(String filter, String first, String second) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < filter.length()) {
      if (filter.startsWith("{0}", at) || filter.startsWith("{1}", at)) {
        text.append(escaped(filter.charAt(at + 1) == '0' ? first : second));
        at += 3;
      } else {
        text.append(filter.charAt(at));
        at++;
      }
    }
    return text.toString();
  }

  /**
   * Escapes a value of a filter (RFC 4515 §3). Whatever is no letter or digit of ASCII is written
   * as its bytes: which of the rest means something to whom need not be known.
   */
  static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
      if (plain) {
        text.append((char) b);
      } else {
        text.append('\\').append(HEX.toHexDigits(b));
      }
    }
    return text.toString();
  }

  /** Returns what matches bytes in a filter. */
  static String escaped(byte[] value) {
    return ESCAPED.formatHex(value);
  }

  /**
   * Spells an id in bytes: those of Active Directory as its tools do, which is a UUID whose first
   * three parts are turned around; others as digits.
   */
  static String id(byte[] bytes) {
    if (bytes.length != GUID_BYTES) {
      return HEX.formatHex(bytes);
    }
    ByteBuffer turned = ByteBuffer.wrap(turned(bytes));
    return new UUID(turned.getLong(), turned.getLong()).toString();
  }

  /** Spells an id in text: that of a UUID in lower case, any other as it is. */
  static String id(String text) {
    return uuid(text).map(UUID::toString).orElse(text);
  }

  /**
   * Returns what matches an id in a filter.
   *
   * @param attribute that holds it
   */
  static String escapedId(String attribute, String id) {
    boolean binary = BINARY.stream().anyMatch(attribute::equalsIgnoreCase);
    return (binary ? bytes(id) : Optional.<byte[]>empty())
        .map(LdapText::escaped)
        .orElseGet(() -> escaped(id));
  }

  private static Optional<byte[]> bytes(String id) {
    Optional<byte[]> guid = guid(id);
    if (guid.isPresent() || id.length() % 2 != 0) {
      return guid;
    }
    return id.chars().allMatch(HexFormat::isHexDigit)
        ? Optional.of(HEX.parseHex(id))
        : Optional.empty();
  }

  private static Optional<byte[]> guid(String id) {
    return uuid(id)
        .map(
            uuid ->
                turned(
                    ByteBuffer.allocate(GUID_BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array()));
  }

  private static byte[] turned(byte[] bytes) {
    int[] order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    byte[] turned = new byte[GUID_BYTES];
    for (int i = 0; i < GUID_BYTES; i++) {
      turned[i] = bytes[order[i]];
    }
    return turned;
  }

  private static Optional<UUID> uuid(String text) {
    if (text.length() != UUID_CHARS) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text.toLowerCase(Locale.ROOT))
          ? Optional.of(uuid)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // An id of another kind.
      return Optional.empty();
    }
  }

  /** Returns a text of others on one short line. */
  static String shown(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(MAX_LOGGED)
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
