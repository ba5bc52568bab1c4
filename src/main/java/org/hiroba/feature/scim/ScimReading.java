package org.hiroba.feature.scim;

import com.fasterxml.jackson.databind.JsonNode;
import org.hiroba.account.LineText;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.ToldText;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads what the other system says of a person: a whole user, or single values. Stateless. */
public final class ScimReading {
  /** How many characters a user name may have. */
  static final int MAX_NAME_CHARS = 256;

  static final int MAX_LINE_CHARS = 512;

  private ScimReading() {}

  /**
   * Reads a user as POST and PUT send it; attributes that are not kept here are passed over.
   *
   * @throws Refusal {@code invalidValue}: a value is missing, too long or of the wrong kind
   */
  public static ScimPerson user(JsonNode object) throws Refusal {
    String userName = line("userName", ScimNames.of(object, "userName"), MAX_NAME_CHARS);
    if (userName == null) {
      throw ScimRefusals.invalidValue("\"userName\" is missing.");
    }
    ScimPerson person =
        new ScimPerson(
            userName,
            externalId(ScimNames.of(object, "externalId")),
            line("displayName", ScimNames.of(object, "displayName")),
            null,
            null,
            null,
            mail(ScimNames.of(object, "emails")),
            active(ScimNames.of(object, "active")));
    JsonNode name = ScimNames.of(object, "name");
    return name == null ? person : named(person, name);
  }

  /** Returns a person with those parts of the name that are there. */
  static ScimPerson named(ScimPerson person, JsonNode name) throws Refusal {
    if (!name.isObject()) {
      throw ScimRefusals.invalidValue("\"name\" is an object.");
    }
    ScimPerson named = person;
    JsonNode formatted = ScimNames.of(name, "formatted");
    if (formatted != null) {
      named = named.withFormatted(line("name.formatted", formatted));
    }
    JsonNode given = ScimNames.of(name, "givenName");
    if (given != null) {
      named = named.withGivenName(line("name.givenName", given));
    }
    JsonNode family = ScimNames.of(name, "familyName");
    if (family != null) {
      named = named.withFamilyName(line("name.familyName", family));
    }
    return named;
  }

  /** Reads a line of text; null for none. */
  static @Nullable String line(String what, @Nullable JsonNode value) throws Refusal {
    return line(what, value, MAX_LINE_CHARS);
  }

  static @Nullable String line(String what, @Nullable JsonNode value, int maxChars) throws Refusal {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw ScimRefusals.invalidValue("\"" + what + "\" is a text.");
    }
    String text = value.textValue().strip();
    if (text.length() > maxChars) {
      throw ScimRefusals.invalidValue("\"" + what + "\" has at most " + maxChars + " characters.");
    }
    if (LineText.isUnfit(text)) {
      throw ScimRefusals.invalidValue(
          "\"" + what + "\" has characters that control direction or lines.");
    }
    return text.isEmpty() ? null : text;
  }

  static @Nullable String externalId(@Nullable JsonNode value) throws Refusal {
    return line("externalId", value, ExternalIdentity.MAX_CHARS);
  }

  /** Entra ID writes it as text, with a capital, unless told otherwise. */
  static @Nullable Boolean active(@Nullable JsonNode value) throws Refusal {
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isTextual() && value.textValue().equalsIgnoreCase("true")) {
      return true;
    }
    if (value.isTextual() && value.textValue().equalsIgnoreCase("false")) {
      return false;
    }
    throw ScimRefusals.invalidValue("\"active\" is true or false.");
  }

  /** Reads the address to write to: the one for work, else the first one, else the first of all. */
  static @Nullable String mail(@Nullable JsonNode emails) throws Refusal {
    if (emails == null || emails.isNull()) {
      return null;
    }
    if (emails.isObject()) {
      return address(ScimNames.of(emails, "value"));
    }
    if (!emails.isArray()) {
      throw ScimRefusals.invalidValue("\"emails\" is a list.");
    }
    JsonNode chosen = null;
    int chosenRank = 0;
    for (JsonNode one : emails) {
      int rank = rank(one);
      if (rank > chosenRank) {
        chosen = one;
        chosenRank = rank;
      }
    }
    return chosen == null ? null : address(ScimNames.of(chosen, "value"));
  }

  private static int rank(JsonNode email) throws Refusal {
    if (!email.isObject()) {
      throw ScimRefusals.invalidValue("\"emails\" is a list of objects with \"value\".");
    }
    JsonNode type = ScimNames.of(email, "type");
    JsonNode primary = ScimNames.of(email, "primary");
    if (type != null && type.asText().equalsIgnoreCase("work")) {
      return 3;
    }
    return primary != null && primary.asText().equalsIgnoreCase("true") ? 2 : 1;
  }

  /** Reads one mail address; null for none. */
  static @Nullable String address(@Nullable JsonNode value) throws Refusal {
    String told = line("emails.value", value);
    if (told != null && ToldText.mail(told) == null) {
      throw ScimRefusals.invalidValue("\"emails.value\" is no mail address.");
    }
    return told;
  }
}
