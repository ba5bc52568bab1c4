package org.hiroba.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends what identity providers send by SCIM. */
final class ScimClient {
  /** A token that is long enough. */
  static final String TOKEN = "scim-0123456789-0123456789-0123456789";

  private final Http http;
  private final String token;

  ScimClient(URI base, String token) {
    http = new Http(base);
    this.token = token;
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** Sends JSON, in which {@code '} stands for {@code "}. */
  HttpResponse<String> send(String method, String path, String body) {
    return http.send(
        method,
        "scim/v2/" + path,
        body.replace('\'', '"'),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/scim+json; charset=utf-8");
  }

  /** Brings a person in the way of Entra ID. */
  JsonNode create(String userName, String externalId, String displayName) {
    HttpResponse<String> made = tryCreate(userName, externalId, displayName);
    if (made.statusCode() != 201) {
      throw new AssertionError(made.statusCode() + " " + made.body());
    }
    return LocalPerson.json(made);
  }

  HttpResponse<String> tryCreate(String userName, String externalId, String displayName) {
    return send(
        "POST",
        "Users",
        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User',"
            + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],'externalId':'"
            + externalId
            + "','userName':'"
            + userName
            + "','active':true,'displayName':'"
            + displayName
            + "','emails':[{'primary':true,'type':'work','value':'"
            + userName
            + "@example.com'}],'meta':{'resourceType':'User'},'roles':[]}");
  }

  HttpResponse<String> filter(String filter) {
    return get("Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  /** Says in the way of Entra ID whether a person may come in. */
  HttpResponse<String> active(String id, String value) {
    return send(
        "PATCH",
        "Users/" + id,
        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
            + "'Operations':[{'op':'Replace','path':'active','value':'"
            + value
            + "'}]}");
  }
}
