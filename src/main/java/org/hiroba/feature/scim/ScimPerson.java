package org.hiroba.feature.scim;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/**
 * Says what the other system tells of a person, as it spells it (RFC 7643 §4.1). Immutable.
 *
 * @param userName by which it knows the person, which may change; 1 to 256 characters
 * @param externalId what it calls the person for good; null for nothing
 * @param displayName what others read; null if it says none
 * @param formatted the whole name; null if it says none
 * @param givenName null if it says none
 * @param familyName null if it says none
 * @param mail where to write to; null if it says nothing
 * @param active whether the person may come in; null if it does not say
 */
public record ScimPerson(
    String userName,
    @Nullable String externalId,
    @Nullable String displayName,
    @Nullable String formatted,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String mail,
    @Nullable Boolean active) {

  /** Returns what others shall read; null for the name of the account. */
  public @Nullable String shown() {
    if (displayName != null) {
      return displayName;
    }
    if (formatted != null) {
      return formatted;
    }
    if (givenName == null || familyName == null) {
      return givenName == null ? familyName : givenName;
    }
    return isEastAsian(familyName) ? familyName + " " + givenName : givenName + " " + familyName;
  }

  /** Where names are written in these scripts, the family comes first. */
  private static boolean isEastAsian(String name) {
    return name.codePoints()
        .mapToObj(UnicodeScript::of)
        .anyMatch(
            script ->
                switch (script) {
                  case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                  default -> false;
                });
  }

  ScimPerson withUserName(String value) {
    return new ScimPerson(
        value, externalId, displayName, formatted, givenName, familyName, mail, active);
  }

  ScimPerson withExternalId(@Nullable String value) {
    return new ScimPerson(
        userName, value, displayName, formatted, givenName, familyName, mail, active);
  }

  ScimPerson withDisplayName(@Nullable String value) {
    return new ScimPerson(
        userName, externalId, value, formatted, givenName, familyName, mail, active);
  }

  ScimPerson withFormatted(@Nullable String value) {
    return new ScimPerson(
        userName, externalId, displayName, value, givenName, familyName, mail, active);
  }

  ScimPerson withGivenName(@Nullable String value) {
    return new ScimPerson(
        userName, externalId, displayName, formatted, value, familyName, mail, active);
  }

  ScimPerson withFamilyName(@Nullable String value) {
    return new ScimPerson(
        userName, externalId, displayName, formatted, givenName, value, mail, active);
  }

  ScimPerson withMail(@Nullable String value) {
    return new ScimPerson(
        userName, externalId, displayName, formatted, givenName, familyName, value, active);
  }

  ScimPerson withActive(@Nullable Boolean value) {
    return new ScimPerson(
        userName, externalId, displayName, formatted, givenName, familyName, mail, value);
  }
}
