package org.hiroba.feature.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows how attributes are called: in whatever case (RFC 7643 §2.1). Stateless. */
final class ScimNames {
  /** Of users. */
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

  /**
   * What a user may have besides (RFC 7643 §4.1), of which nothing is kept here: providers send it
   * all the same.
   */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "schemas",
          "meta",
          "nickname",
          "profileurl",
          "title",
          "usertype",
          "preferredlanguage",
          "locale",
          "timezone",
          "password",
          "phonenumbers",
          "ims",
          "photos",
          "addresses",
          "groups",
          "entitlements",
          "roles",
          "x509certificates");

  private ScimNames() {}

  /** Takes the schema of users off the front of an attribute's name. */
  static String unqualified(String name) {
    return name.regionMatches(true, 0, USER + ":", 0, USER.length() + 1)
        ? name.substring(USER.length() + 1)
        : name;
  }

  /** Tells whether a name is of an attribute that exists and is not kept here. */
  static boolean isNotKept(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < folded.length() && folded.charAt(end) != '.' && folded.charAt(end) != '[') {
      end++;
    }
    return folded.startsWith("urn:") || NOT_KEPT.contains(folded.substring(0, end));
  }

  /** Finds an attribute of an object; null for none, and for JSON's null. */
  static @Nullable JsonNode of(JsonNode object, String name) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (unqualified(field.getKey()).equalsIgnoreCase(name)) {
        return field.getValue().isNull() ? null : field.getValue();
      }
    }
    return null;
  }
}
