package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An identity provider that keeps accounts by SCIM, on the real server. */
class ScimIT {
  private static final String PASSWORD = "four plain words here";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private String tokenFile() throws IOException {
    return Files.writeString(folder.resolve("scim-token"), ScimClient.TOKEN + "\n").toString();
  }

  private HirobaProcess start() throws IOException {
    return HirobaProcess.start(
        home(), Map.of("hiroba.auth", "local", "hiroba.scim.token-file", tokenFile()));
  }

  private Guest root(HirobaProcess server) throws IOException {
    return setUp(
        new Http(server.baseUri()),
        Files.readString(home().resolve("setup-token")).strip(),
        "root",
        PASSWORD);
  }

  private static String fault(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/scim+json"));
    JsonNode error = json(answer);
    assertThat(error.at("/schemas/0").asText())
        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(error.path("status").asText()).isEqualTo("" + answer.statusCode());
    assertThat(error.path("detail").asText()).isNotBlank();
    return (answer.statusCode() + " " + error.path("scimType").asText()).strip();
  }

  @Test
  void bringsPeopleWhoSignInByTheirProviderAndEndsAllWhenTheyLeave() throws IOException {
    Map<String, String> settings =
        Map.of(
            "hiroba.auth.oidc.subject-claim",
            "oid",
            "hiroba.auth.create",
            "false",
            "hiroba.scim.token-file",
            tokenFile(),
            "hiroba.scim.issuer",
            "ISSUER");
    try (OidcServer server = OidcServer.start(folder, settings)) {
      server.provider().person().put("oid", "oid-alice");
      CookieBrowser early = server.browser();
      assertThat(early.open("auth/oidc").statusCode()).isEqualTo(403);

      ScimClient scim = new ScimClient(server.baseUri(), ScimClient.TOKEN);
      assertThat(json(scim.filter("userName eq \"alice\"")).path("totalResults").asInt()).isZero();
      JsonNode made = scim.create("alice", "oid-alice", "アリス・リデル");
      String id = made.path("id").asText();
      assertThat(made.at("/meta/location").asText())
          .isEqualTo(server.baseUri() + "scim/v2/Users/" + id);
      assertThat(json(scim.filter("externalId eq \"oid-alice\"")).at("/Resources/0"))
          .isEqualTo(made);

      CookieBrowser browser = server.browser();
      browser.open("auth/oidc");
      Guest alice = browser.person();
      assertThat(alice.id()).isEqualTo(id);
      ChatClient socket = alice.connect();
      HttpResponse<String> left = scim.active(id, "False");
      assertThat(left.statusCode()).isEqualTo(200);
      assertThat(json(left).path("active").isBoolean()).isTrue();
      assertThat(json(left).path("active").asBoolean()).isFalse();
      assertThat(socket.awaitClose()).isEqualTo(4003);
      assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(server.browser().open("auth/oidc").statusCode()).isEqualTo(403);
      assertThat(json(scim.get("Users/" + id)).path("active").asBoolean()).isFalse();

      assertThat(json(scim.active(id, "True")).path("active").asBoolean()).isTrue();
      CookieBrowser back = server.browser();
      back.open("auth/oidc");
      Guest gone = back.person();
      assertThat(gone.id()).isEqualTo(id);

      assertThat(scim.send("DELETE", "Users/" + id, "").statusCode()).isEqualTo(204);
      assertThat(fault(scim.get("Users/" + id))).isEqualTo("404");
      assertThat(gone.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(scim.create("alice", "oid-alice", "Alice").path("id").asText()).isEqualTo(id);
    }
  }

  @Test
  void keepsAccountsInTheWayOfOkta() throws IOException {
    try (HirobaProcess server = start()) {
      Guest root = root(server);
      ScimClient scim = new ScimClient(server.baseUri(), ScimClient.TOKEN);
      JsonNode ann = scim.create("ann@example.com", "00u1", "");
      String path = "Users/" + ann.path("id").asText();
      assertThat(ann.path("displayName").asText()).isEqualTo("ann@example.com");
      HttpResponse<String> replaced =
          scim.send(
              "PUT",
              path,
              "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'x','userName':"
                  + "'ann.lee@example.com','externalId':'00u1','name':{'givenName':'Ann',"
                  + "'familyName':'Lee'},'emails':[{'primary':true,'value':'lee@example.com',"
                  + "'type':'work','display':'lee'}],'groups':[],'active':true}");
      assertThat(replaced.statusCode()).isEqualTo(200);
      assertThat(json(replaced).at("/name/familyName").asText()).isEqualTo("Lee");
      assertThat(json(root.get("api/v1/users?q=ann.lee")).at("/users/0/displayName").asText())
          .isEqualTo("Ann Lee");
      HttpResponse<String> left =
          scim.send(
              "PATCH",
              path,
              "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                  + "'Operations':[{'op':'replace','value':{'active':false}}]}");
      assertThat(json(left).path("active").asBoolean(true)).isFalse();
      assertThat(json(root.get("api/v1/users?state=disabled")).path("users")).hasSize(1);
      assertThat(json(root.get("api/v1/audit?actor=scim")).path("entries"))
          .extracting(entry -> entry.path("action").asText())
          .contains("user.create", "user.rename", "user.disable", "identity.link");

      JsonNode users = json(root.get("api/v1/users?q=root"));
      assertThat(fault(scim.tryCreate("root", "00u2", "Root"))).isEqualTo("409 uniqueness");
      String rootId = users.at("/users/0/id").asText();
      post(
          root,
          "api/v1/users/" + rootId + "/identities",
          Map.of("issuer", "scim", "subject", "00u2"));
      assertThat(scim.create("root", "00u2", "Root").path("id").asText()).isEqualTo(rootId);
      assertThat(fault(scim.active(rootId, "False"))).isEqualTo("409");
      assertThat(root.get("api/v1/session").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersInItsOwnShapeWhateverIsAsked() throws IOException {
    try (HirobaProcess server = start()) {
      ScimClient scim = new ScimClient(server.baseUri(), ScimClient.TOKEN);
      IntStream.range(0, 5).forEach(i -> scim.create("p" + i, "x" + i, "P " + i));
      JsonNode page = json(scim.get("Users?startIndex=2&count=3"));
      assertThat(page.path("totalResults").asInt()).isEqualTo(5);
      assertThat(page.path("startIndex").asInt()).isEqualTo(2);
      assertThat(page.path("itemsPerPage").asInt()).isEqualTo(3);
      assertThat(page.path("Resources"))
          .extracting(one -> one.path("userName").asText())
          .containsExactly("p1", "p2", "p3");
      assertThat(json(scim.get("Users?count=0")).path("Resources")).isEmpty();
      assertThat(json(scim.get("Users?startIndex=-7&count=-1")).path("itemsPerPage").asInt())
          .isZero();
      assertThat(json(scim.get("Users?startIndex=2147483647")).path("Resources")).isEmpty();
      assertThat(json(scim.get("Users?count=99999")).path("itemsPerPage").asInt()).isEqualTo(5);
      assertThat(fault(scim.get("Users?count=many"))).isEqualTo("400 invalidValue");
      assertThat(fault(scim.filter("emails co \"x\""))).isEqualTo("400 invalidFilter");

      JsonNode config = json(scim.get("ServiceProviderConfig"));
      assertThat(config.at("/patch/supported").asBoolean()).isTrue();
      assertThat(config.at("/filter/maxResults").asInt()).isEqualTo(200);
      assertThat(json(scim.get("ResourceTypes")).at("/Resources/0/endpoint").asText())
          .isEqualTo("/Users");
      assertThat(json(scim.get("ResourceTypes/User")).path("name").asText()).isEqualTo("User");
      assertThat(json(scim.get("Schemas")).path("totalResults").asInt()).isEqualTo(1);
      assertThat(
              json(scim.get("Schemas/urn:ietf:params:scim:schemas:core:2.0:User"))
                  .path("attributes"))
          .extracting(one -> one.path("name").asText())
          .containsExactly("userName", "displayName", "name", "emails", "active");
      JsonNode groups = json(scim.get("Groups?filter=displayName%20eq%20%22x%22"));
      assertThat(groups.path("totalResults").asInt(7)).isZero();
      assertThat(fault(scim.get("Groups/x"))).isEqualTo("404");
      assertThat(fault(scim.send("POST", "Groups", "{}"))).isEqualTo("501");
      assertThat(fault(scim.get(""))).isEqualTo("404");
      assertThat(fault(scim.get("Me"))).isEqualTo("404");
      assertThat(fault(scim.get("Users/nobody"))).isEqualTo("404");
      assertThat(fault(scim.active("nobody", "False"))).isEqualTo("404");
      assertThat(fault(scim.send("PATCH", "Users", "{}"))).isEqualTo("405");
      assertThat(fault(scim.send("POST", "Users", "{"))).isEqualTo("400 invalidSyntax");
      assertThat(fault(scim.send("POST", "Users", "[]"))).isEqualTo("400 invalidSyntax");
      assertThat(fault(scim.send("POST", "Users", ""))).isEqualTo("400 invalidSyntax");
      assertThat(fault(scim.send("POST", "Users", "{'userName':'p0'}")))
          .isEqualTo("409 uniqueness");
      String big = "{'userName':'big','title':'" + "x".repeat(60_000) + "'}";
      assertThat(scim.send("POST", "Users", big).statusCode()).isEqualTo(201);
      assertThat(scim.send("POST", "Users", big.replace("x", "xx")).statusCode()).isEqualTo(413);
      assertThat(
              fault(
                  new Http(server.baseUri())
                      .send(
                          "POST",
                          "scim/v2/Users",
                          "userName=x",
                          "Authorization",
                          "Bearer " + ScimClient.TOKEN,
                          "Content-Type",
                          "text/plain")))
          .isEqualTo("415");
    }
  }

  @Test
  void letsNobodyInButTheHolderOfTheToken() throws IOException {
    try (HirobaProcess server = start()) {
      Guest root = root(server);
      HttpResponse<String> whole =
          post(root, "api/v1/tokens", Map.of("name", "all", "scope", "all"));
      String access = json(whole).path("token").asText();
      assertThat(access).isNotBlank();
      HttpResponse<String> refused = new ScimClient(server.baseUri(), access).get("Users");
      assertThat(fault(refused)).isEqualTo("401");
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(fault(root.get("scim/v2/Users"))).isEqualTo("401");
      assertThat(fault(new Http(server.baseUri()).get("scim/v2/Users"))).isEqualTo("401");
      ScimClient wrong = new ScimClient(server.baseUri(), ScimClient.TOKEN + "x");
      List<Integer> answers =
          IntStream.range(0, 15).mapToObj(i -> wrong.get("Users").statusCode()).toList();
      assertThat(answers).startsWith(401).endsWith(429);
      // Guesses never keep the right one out.
      ScimClient scim = new ScimClient(server.baseUri(), ScimClient.TOKEN);
      assertThat(scim.get("Users").statusCode()).isEqualTo(200);
      assertThat(json(root.get("api/v1/audit?action=sign-in.failed")).path("entries")).isNotEmpty();

      Files.writeString(
          folder.resolve("scim-token"), ScimClient.TOKEN + "\n" + ScimClient.TOKEN + "-next\n");
      ScimClient next = new ScimClient(server.baseUri(), ScimClient.TOKEN + "-next");
      assertThat(next.get("Users").statusCode()).isEqualTo(200);
      assertThat(scim.get("Users").statusCode()).isEqualTo(200);
      List<Integer> many =
          IntStream.range(0, 1_000)
              .parallel()
              .mapToObj(i -> scim.get("Users?count=0").statusCode())
              .distinct()
              .toList();
      assertThat(many).contains(200, 429).containsOnly(200, 429);
      assertThat(server.text()).doesNotContain(ScimClient.TOKEN);
    }
  }

  @Test
  void isNotThereUnlessItIsAskedFor() {
    try (HirobaProcess server =
        HirobaProcess.start(folder.resolve("home"), Map.of("hiroba.auth", "local"))) {
      ScimClient scim = new ScimClient(server.baseUri(), ScimClient.TOKEN);
      assertThat(fault(scim.get("Users"))).isEqualTo("404");
      assertThat(fault(scim.get("ServiceProviderConfig"))).isEqualTo("404");
    }
  }
}
