package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says what this server offers by SCIM: users, and of them what is kept (RFC 7643 §5-§7). */
final class ScimDiscovery {
  private static final String CONFIG =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
  private static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

  private ScimDiscovery() {}

  /** Says what is possible. */
  static ObjectNode config(String base, int maxResults) {
    ObjectNode json = ScimJson.ofSchema(CONFIG);
    json.putObject("patch").put("supported", true);
    json.putObject("bulk").put("supported", false).put("maxOperations", 0).put("maxPayloadSize", 0);
    json.putObject("filter").put("supported", true).put("maxResults", maxResults);
    json.putObject("changePassword").put("supported", false);
    json.putObject("sort").put("supported", false);
    json.putObject("etag").put("supported", false);
    json.putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token")
        .put("description", "The token of hiroba.scim.token-file (RFC 6750)")
        .put("primary", true);
    meta(json, "ServiceProviderConfig", base + "/ServiceProviderConfig");
    return json;
  }

  /** Describes users, the only kind of resource. */
  static ObjectNode resourceType(String base) {
    ObjectNode json =
        ScimJson.ofSchema(RESOURCE_TYPE)
            .put("id", "User")
            .put("name", "User")
            .put("endpoint", "/Users")
            .put("description", "Accounts that the client of SCIM keeps")
            .put("schema", ScimJson.USER);
    json.putArray("schemaExtensions");
    meta(json, "ResourceType", base + "/ResourceTypes/User");
    return json;
  }

  /** Says which attributes of users are kept. */
  static ObjectNode schema(String base) {
    ObjectNode json =
        ScimJson.ofSchema(SCHEMA)
            .put("id", ScimJson.USER)
            .put("name", "User")
            .put("description", "An account");
    ArrayNode attributes = json.putArray("attributes");
    attributes.add(text("userName", "By which the client names the person", true, "server"));
    attributes.add(text("displayName", "What others read", false, "none"));
    ObjectNode name = attribute("name", "complex", "The parts of the name", false);
    ArrayNode parts = name.putArray("subAttributes");
    parts.add(text("formatted", "The whole name", false, "none"));
    parts.add(text("givenName", "The given name", false, "none"));
    parts.add(text("familyName", "The name of the family", false, "none"));
    attributes.add(name);
    ObjectNode emails =
        attribute("emails", "complex", "Where to write to; the one for work is kept", false);
    emails.put("multiValued", true);
    ArrayNode parts2 = emails.putArray("subAttributes");
    parts2.add(text("value", "The address", false, "none"));
    parts2.add(text("type", "work", false, "none"));
    parts2.add(attribute("primary", "boolean", "Always true", false));
    attributes.add(emails);
    attributes.add(attribute("active", "boolean", "Whether the person may come in", false));
    meta(json, "Schema", base + "/Schemas/" + ScimJson.USER);
    return json;
  }

  private static ObjectNode text(
      String name, String description, boolean required, String uniqueness) {
    return attribute(name, "string", description, required)
        .put("caseExact", false)
        .put("uniqueness", uniqueness);
  }

  private static ObjectNode attribute(
      String name, String type, String description, boolean required) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("type", type)
        .put("multiValued", false)
        .put("description", description)
        .put("required", required)
        .put("mutability", "readWrite")
        .put("returned", "default");
  }

  private static void meta(ObjectNode json, String type, String location) {
    json.putObject("meta").put("resourceType", type).put("location", location);
  }
}
