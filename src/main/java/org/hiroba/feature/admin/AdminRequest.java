package org.hiroba.feature.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.hiroba.protocol.BoundedJson;

/**
 * Says what the command line wants done; what it does not need is empty. Holds no secrets.
 *
 * @param name of the account that it is about
 * @param subject of an issuer; or a number of days
 * @param linkHash hash of the token of the link that it makes, in hexadecimal digits
 * @param after the folded name behind which a list goes on
 */
public record AdminRequest(
    String action,
    String name,
    String role,
    String issuer,
    String subject,
    String linkHash,
    String after) {
  /** How many characters one may have as JSON. */
  public static final int MAX_CHARS = 4_096;

  private static final ObjectReader JSON = BoundedJson.reader(2);

  /** Writes it for {@link #read}. */
  public String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("action", action)
        .put("name", name)
        .put("role", role)
        .put("issuer", issuer)
        .put("subject", subject)
        .put("linkHash", linkHash)
        .put("after", after)
        .toString();
  }

  /** Returns the same for the next part of a list. */
  public AdminRequest goOn(String next) {
    return new AdminRequest(action, name, role, issuer, subject, linkHash, next);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException it is none
   */
  static AdminRequest read(String json) {
    if (json.length() > MAX_CHARS) {
      throw new IllegalArgumentException("The request is longer than " + MAX_CHARS + " characters");
    }
    try {
      JsonNode object = JSON.readValue(json);
      if (object != null && object.isObject()) {
        return new AdminRequest(
            text(object, "action"),
            text(object, "name"),
            text(object, "role"),
            text(object, "issuer"),
            text(object, "subject"),
            text(object, "linkHash"),
            text(object, "after"));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The request is no JSON", e);
    }
    throw new IllegalArgumentException("The request is no JSON object");
  }

  static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual() && !value.isMissingNode()) {
      throw new IllegalArgumentException("\"" + name + "\" of the request is no string");
    }
    return value.asText();
  }
}
