package org.hiroba.feature.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Locale;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.BoundedJson;

/**
 * Asks for users of one value, which is all of RFC 7644 §3.4.2.2 that identity providers send: they
 * look whether somebody is there. Immutable.
 */
public record ScimFilter(Attribute attribute, String value) {
  /** What is compared. */
  public enum Attribute {
    /** In whatever spelling. */
    USER_NAME("username"),
    /** Letter by letter. */
    EXTERNAL_ID("externalid"),
    /** Letter by letter. */
    ID("id");

    private final String folded;

    Attribute(String folded) {
      this.folded = folded;
    }
  }

  private static final int MAX_CHARS = 2_048;
  private static final ObjectReader JSON = BoundedJson.reader(1);

  /**
   * Reads one.
   *
   * @throws Refusal {@code invalidFilter}: it is another one than {@code userName eq "…"}, {@code
   *     externalId eq "…"} and {@code id eq "…"}
   */
  public static ScimFilter parse(String text) throws Refusal {
    String filter = text.strip();
    int first = filter.indexOf(' ');
    int second = first < 0 ? -1 : filter.indexOf(' ', first + 1);
    if (second < 0
        || filter.length() > MAX_CHARS
        || !filter.substring(first + 1, second).equalsIgnoreCase("eq")) {
      throw other();
    }
    return new ScimFilter(
        attribute(ScimNames.unqualified(filter.substring(0, first))),
        value(filter.substring(second + 1).strip()));
  }

  private static Attribute attribute(String name) throws Refusal {
    String folded = name.toLowerCase(Locale.ROOT);
    for (Attribute one : Attribute.values()) {
      if (one.folded.equals(folded)) {
        return one;
      }
    }
    throw other();
  }

  /** A value is written as in JSON. */
  private static String value(String text) throws Refusal {
    if (!text.startsWith("\"")) {
      throw other();
    }
    try {
      JsonNode value = JSON.readValue(text);
      // No database takes one, and nobody is called so.
      if (value.isTextual() && value.textValue().indexOf('\0') < 0) {
        return value.textValue();
      }
    } catch (JsonProcessingException e) {
      throw other();
    }
    throw other();
  }

  private static Refusal other() {
    return ScimRefusals.invalidFilter(
        "This server knows the filters userName eq \"…\", externalId eq \"…\" and id eq \"…\", one"
            + " at a time.");
  }
}
