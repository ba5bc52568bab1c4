package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hiroba.feature.scim.ScimPerson;
import org.hiroba.feature.scim.ScimUser;
import org.jspecify.annotations.Nullable;

/** Writes users, lists and errors as SCIM has them (RFC 7643 §4.1, RFC 7644 §3). Stateless. */
final class ScimJson {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  private ScimJson() {}

  /**
   * Writes a user, with the words of the other system where it has said something.
   *
   * @param base the address of {@code scim/v2}, without a slash at its end
   */
  static ObjectNode user(ScimUser user, String base) {
    ScimPerson told = user.told();
    String id = user.account().id().value();
    ObjectNode json = ofSchema(USER).put("id", id);
    put(json, "externalId", told.externalId());
    json.put("userName", told.userName());
    String displayName = told.displayName();
    json.put("displayName", displayName == null ? user.account().displayName() : displayName);
    ObjectNode name = JsonNodeFactory.instance.objectNode();
    put(name, "formatted", told.formatted());
    put(name, "givenName", told.givenName());
    put(name, "familyName", told.familyName());
    if (!name.isEmpty()) {
      json.set("name", name);
    }
    String mail = told.mail();
    if (mail != null) {
      json.putArray("emails")
          .addObject()
          .put("value", mail)
          .put("type", "work")
          .put("primary", true);
    }
    json.put("active", user.active());
    json.putObject("meta")
        .put("resourceType", "User")
        .put("created", PersonServlet.time(user.createdAt()))
        .put("lastModified", PersonServlet.time(user.changedAt()))
        .put("location", location(user, base));
    return json;
  }

  /** Returns the address of a user. */
  static String location(ScimUser user, String base) {
    return base + "/Users/" + user.account().id();
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /** Writes a page of a list (RFC 7644 §3.4.2). */
  static ObjectNode list(List<ObjectNode> page, long total, long startIndex) {
    ObjectNode json =
        ofSchema(LIST)
            .put("totalResults", total)
            .put("startIndex", startIndex)
            .put("itemsPerPage", page.size());
    ArrayNode resources = json.putArray("Resources");
    page.forEach(resources::add);
    return json;
  }

  /**
   * Writes an error (RFC 7644 §3.12).
   *
   * @param scimType a word of that section; null for none
   */
  static ObjectNode error(int status, @Nullable String scimType, String detail) {
    ObjectNode json = ofSchema(ERROR).put("status", Integer.toString(status));
    put(json, "scimType", scimType);
    return json.put("detail", detail);
  }

  static ObjectNode ofSchema(String schema) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("schemas").add(schema);
    return json;
  }
}
