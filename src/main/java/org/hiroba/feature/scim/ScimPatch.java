package org.hiroba.feature.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is known of a person by the operations of RFC 7644 §3.5.2, in their order and all or
 * none: {@code add}, {@code replace} and {@code remove} in any case, with a path or with an object
 * of attributes. Immutable.
 */
public final class ScimPatch {
  private static final int MAX_OPERATIONS = 100;

  private final JsonNode operations;

  private ScimPatch(JsonNode operations) {
    this.operations = operations;
  }

  /** What an operation does to an attribute. */
  private enum Op {
    SET,
    REMOVE
  }

  /**
   * Reads a request.
   *
   * @throws Refusal {@code invalidSyntax}: it holds no 1 to {@value #MAX_OPERATIONS} operations
   */
  public static ScimPatch of(JsonNode request) throws Refusal {
    JsonNode operations = ScimNames.of(request, "Operations");
    if (operations == null
        || !operations.isArray()
        || operations.isEmpty()
        || operations.size() > MAX_OPERATIONS) {
      throw ScimRefusals.invalidSyntax(
          "\"Operations\" is a list of 1 to " + MAX_OPERATIONS + " operations.");
    }
    return new ScimPatch(operations);
  }

  /**
   * Returns the person as they are afterwards; {@code active} is what the operations say of it,
   * null if nothing.
   *
   * @throws Refusal an operation makes no sense; its {@code scimType} says how
   */
  ScimPerson applyTo(ScimPerson before) throws Refusal {
    ScimPerson person = before.withActive(null);
    for (JsonNode operation : operations) {
      if (!operation.isObject()) {
        throw ScimRefusals.invalidSyntax("An operation is an object.");
      }
      person = apply(person, operation);
    }
    return person;
  }

  private static ScimPerson apply(ScimPerson person, JsonNode operation) throws Refusal {
    Op op = op(ScimNames.of(operation, "op"));
    JsonNode path = ScimNames.of(operation, "path");
    JsonNode value = ScimNames.of(operation, "value");
    if (path != null && !path.isTextual()) {
      throw ScimRefusals.invalidPath("\"path\" is a text.");
    }
    if (path != null && !path.textValue().isBlank()) {
      return set(person, path.textValue().strip(), op == Op.REMOVE ? null : value, op);
    }
    if (op == Op.REMOVE) {
      throw new CodedRefusal(
          Refusal.Reason.BAD_REQUEST, "noTarget", "A \"remove\" says by \"path\" what to remove.");
    }
    if (value == null || !value.isObject()) {
      throw ScimRefusals.invalidValue("Without \"path\", \"value\" is an object of attributes.");
    }
    ScimPerson changed = person;
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      changed = set(changed, field.getKey(), field.getValue(), op);
    }
    return changed;
  }

  private static Op op(@Nullable JsonNode op) throws Refusal {
    String word = op == null ? "" : op.asText().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "add", "replace" -> Op.SET;
      case "remove" -> Op.REMOVE;
      default -> throw ScimRefusals.invalidSyntax("\"op\" is add, replace or remove.");
    };
  }

  private static ScimPerson set(ScimPerson person, String path, @Nullable JsonNode value, Op op)
      throws Refusal {
    String name = ScimNames.unqualified(path);
    String folded = name.toLowerCase(Locale.ROOT);
    return switch (folded) {
      case "username" -> person.withUserName(required("userName", text("userName", value), op));
      case "externalid" ->
          person.withExternalId(required("externalId", ScimReading.externalId(single(value)), op));
      case "active" -> person.withActive(required("active", ScimReading.active(single(value)), op));
      case "displayname" -> person.withDisplayName(text("displayName", value));
      case "name.formatted" -> person.withFormatted(text("name.formatted", value));
      case "name.givenname" -> person.withGivenName(text("name.givenName", value));
      case "name.familyname" -> person.withFamilyName(text("name.familyName", value));
      case "name" ->
          value == null
              ? person.withFormatted(null).withGivenName(null).withFamilyName(null)
              : ScimReading.named(person, value);
      case "emails" -> person.withMail(ScimReading.mail(value));
      case "id" -> throw ScimRefusals.mutability("\"id\" is this server's own, and stays.");
      default -> others(person, name, folded, value);
    };
  }

  private static ScimPerson others(
      ScimPerson person, String name, String folded, @Nullable JsonNode value) throws Refusal {
    if (folded.startsWith("emails")) {
      return email(person, folded, value);
    }
    if (ScimNames.isNotKept(name)
        || folded.equals("name.middlename")
        || folded.startsWith("name.honorific")) {
      return person;
    }
    throw ScimRefusals.invalidPath(
        "There is no attribute \"" + shortened(name) + "\" of users here.");
  }

  /** One address is kept; what is said of those at home, and of their labels, is passed over. */
  private static ScimPerson email(ScimPerson person, String path, @Nullable JsonNode value)
      throws Refusal {
    String rest = path.substring("emails".length());
    String which = "";
    if (rest.startsWith("[")) {
      int end = rest.indexOf(']');
      if (end < 0) {
        throw ScimRefusals.invalidPath("A \"[\" in \"path\" has no \"]\".");
      }
      which = rest.substring(1, end).strip();
      rest = rest.substring(end + 1);
    }
    boolean kept = which.isEmpty() || isKept(which);
    return switch (rest) {
      case ".value" -> kept ? person.withMail(ScimReading.address(single(value))) : person;
      case "" -> kept ? person.withMail(ScimReading.mail(value)) : person;
      case ".type", ".primary", ".display" -> person;
      default -> throw ScimRefusals.invalidPath("There is no such attribute of \"emails\".");
    };
  }

  private static boolean isKept(String filter) throws Refusal {
    int first = filter.indexOf(' ');
    int second = first < 0 ? -1 : filter.indexOf(' ', first + 1);
    if (second < 0 || !filter.substring(first + 1, second).equals("eq")) {
      throw ScimRefusals.invalidPath(
          "In \"path\", mail addresses are chosen by [type eq \"work\"] or [primary eq true].");
    }
    String value = filter.substring(second + 1).strip().replace("\"", "");
    return switch (filter.substring(0, first)) {
      case "type" -> value.equals("work");
      case "primary" -> value.equals("true");
      default ->
          throw ScimRefusals.invalidPath(
              "In \"path\", mail addresses are chosen by [type eq \"work\"] or [primary eq true].");
    };
  }

  private static @Nullable String text(String what, @Nullable JsonNode value) throws Refusal {
    return ScimReading.line(
        what,
        single(value),
        what.equals("userName") ? ScimReading.MAX_NAME_CHARS : ScimReading.MAX_LINE_CHARS);
  }

  /** Some clients wrap one value into a list of one object. */
  private static @Nullable JsonNode single(@Nullable JsonNode value) {
    JsonNode one = value != null && value.isArray() && value.size() == 1 ? value.get(0) : value;
    return one != null && one.isObject() ? ScimNames.of(one, "value") : one;
  }

  private static <T> T required(String what, @Nullable T value, Op op) throws Refusal {
    if (value == null) {
      throw op == Op.REMOVE
          ? ScimRefusals.mutability("\"" + what + "\" cannot be removed; replace it.")
          : ScimRefusals.invalidValue("\"" + what + "\" needs a value.");
    }
    return value;
  }

  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }
}
