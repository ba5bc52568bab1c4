package org.hiroba.feature.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What identity providers send, in the shapes that their documentation and RFC 7644 have. */
class ScimRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ScimPerson BEFORE =
      new ScimPerson("tanaka", "x-1", "Hanako", null, "Hanako", "Tanaka", "h@example.com", null);

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static ScimPerson patched(String operations) throws Refusal {
    return ScimPatch.of(
            json(
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':"
                    + operations
                    + "}"))
        .applyTo(BEFORE);
  }

  private static String fault(String operations) {
    return catchThrowableOfType(CodedRefusal.class, () -> patched(operations)).code();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Entra ID: text, and boolean with its flag for conforming to the standard.
        "[{'op':'Replace','path':'active','value':'False'}]",
        "[{'op':'replace','path':'active','value':false}]",
        "[{'op':'Add','path':'active','value':'false'}]",
        // Okta: without a path.
        "[{'op':'replace','value':{'active':false}}]",
        "[{'op':'replace','value':{'active':'False'}}]",
        "[{'op':'REPLACE','path':'urn:ietf:params:scim:schemas:core:2.0:User:active','value':false}]",
        "[{'op':'replace','path':'Active','value':[{'value':'False'}]}]",
        "[{'op':'replace','path':'active','value':true},"
            + "{'op':'replace','path':'active','value':false}]"
      })
  void tellsWhoMayNotComeInAnyMore(String operations) throws Refusal {
    assertThat(patched(operations)).isEqualTo(BEFORE.withActive(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'op':'Replace','path':'active','value':'True'}]",
        "[{'op':'replace','value':{'active':true}}]"
      })
  void tellsWhoMayComeInAgain(String operations) throws Refusal {
    assertThat(patched(operations)).isEqualTo(BEFORE.withActive(true));
  }

  @Test
  void followsSeveralChangesOfEntraAtOnce() throws Refusal {
    assertThat(
            patched(
                "[{'op':'Replace','path':'userName','value':'suzuki@example.com'},"
                    + "{'op':'Replace','path':'displayName','value':'鈴木 花子'},"
                    + "{'op':'Add','path':'name.familyName','value':'鈴木'},"
                    + "{'op':'Replace','path':'name.formatted','value':'鈴木 花子'},"
                    + "{'op':'Replace','path':'emails[type eq \\'work\\'].value',"
                        .replace("\\'", "\\\"")
                    + "'value':'suzuki@example.com'},"
                    + "{'op':'Add','path':'title','value':'Engineer'},"
                    + "{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:"
                    + "User:department','value':'Sales'},"
                    + "{'op':'Add','path':'addresses[type eq \\'work\\'].country',"
                        .replace("\\'", "\\\"")
                    + "'value':'JP'}]"))
        .isEqualTo(
            new ScimPerson(
                "suzuki@example.com",
                "x-1",
                "鈴木 花子",
                "鈴木 花子",
                "Hanako",
                "鈴木",
                "suzuki@example.com",
                null));
  }

  @Test
  void followsAnObjectOfPathsAndOfWholeAttributes() throws Refusal {
    assertThat(
            patched(
                "[{'op':'add','value':{'name.givenName':'Hana','name':{'familyName':'Sato'},"
                    + "'emails':[{'type':'home','value':'home@example.com','primary':true},"
                    + "{'type':'work','value':'work@example.com'}],'externalId':'x-2',"
                    + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                    + "{'department':'Sales'}}}]"))
        .isEqualTo(
            new ScimPerson(
                "tanaka", "x-2", "Hanako", null, "Hana", "Sato", "work@example.com", null));
  }

  @Test
  void leavesAtHomeWhatIsAtHome() throws Refusal {
    String path = "emails[type eq \\\"home\\\"].value";
    assertThat(patched("[{'op':'add','path':'" + path + "','value':'home@example.com'}]"))
        .isEqualTo(BEFORE);
    assertThat(patched("[{'op':'remove','path':'emails'}]").mail()).isNull();
    assertThat(patched("[{'op':'remove','path':'displayName'}]").displayName()).isNull();
  }

  @Test
  void saysWhatIsWrongWithAnOperation() {
    assertThat(fault("[{'op':'move','path':'active','value':true}]")).isEqualTo("invalidSyntax");
    assertThat(fault("[]")).isEqualTo("invalidSyntax");
    assertThat(fault("{}")).isEqualTo("invalidSyntax");
    assertThat(fault("[7]")).isEqualTo("invalidSyntax");
    assertThat(fault("[{'op':'replace','path':'active','value':'perhaps'}]"))
        .isEqualTo("invalidValue");
    assertThat(fault("[{'op':'replace','path':'active'}]")).isEqualTo("invalidValue");
    assertThat(fault("[{'op':'replace','path':'userName','value':''}]")).isEqualTo("invalidValue");
    assertThat(fault("[{'op':'replace','path':'userName','value':7}]")).isEqualTo("invalidValue");
    assertThat(fault("[{'op':'replace','value':'x'}]")).isEqualTo("invalidValue");
    assertThat(fault("[{'op':'remove'}]")).isEqualTo("noTarget");
    assertThat(fault("[{'op':'remove','path':'userName'}]")).isEqualTo("mutability");
    assertThat(fault("[{'op':'replace','path':'id','value':'u1'}]")).isEqualTo("mutability");
    assertThat(fault("[{'op':'replace','path':'shoeSize','value':'42'}]")).isEqualTo("invalidPath");
    assertThat(fault("[{'op':'replace','path':'emails[type','value':'42'}]"))
        .isEqualTo("invalidPath");
    assertThat(fault("[{'op':'replace','path':'emails.value','value':'nowhere'}]"))
        .isEqualTo("invalidValue");
    String many =
        IntStream.range(0, 101)
            .mapToObj(i -> "{'op':'replace','path':'active','value':true}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(fault(many)).isEqualTo("invalidSyntax");
  }

  @Test
  void readsAUserOfEntraAndOneOfOkta() throws Refusal {
    assertThat(
            ScimReading.user(
                json(
                    "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User',"
                        + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],"
                        + "'externalId':'0a21f0f2-8d2a','userName':'hanako@example.com',"
                        + "'active':true,'displayName':'田中 花子','emails':[{'primary':true,"
                        + "'type':'work','value':'hanako@example.com'}],'meta':{'resourceType':"
                        + "'User'},'name':{'formatted':'田中 花子','familyName':'田中','givenName':"
                        + "'花子'},'roles':[]}")))
        .isEqualTo(
            new ScimPerson(
                "hanako@example.com",
                "0a21f0f2-8d2a",
                "田中 花子",
                "田中 花子",
                "花子",
                "田中",
                "hanako@example.com",
                true));
    ScimPerson okta =
        ScimReading.user(
            json(
                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':"
                    + "'ann@example.com','name':{'givenName':'Ann','familyName':'Lee'},'emails':"
                    + "[{'primary':true,'value':'ann@example.com','type':'work'}],'displayName':"
                    + "'','locale':'en-US','externalId':'00u1','groups':[],'password':'1mz0',"
                    + "'active':true}"));
    assertThat(okta.displayName()).isNull();
    assertThat(okta.shown()).isEqualTo("Ann Lee");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'userName':''}",
        "{'userName':7}",
        "{'userName':'a\\u0000b'}",
        "{'userName':'a\\u202Eb'}",
        "{'userName':'a','emails':'x'}",
        "{'userName':'a','emails':['x']}",
        "{'userName':'a','name':'x'}",
        "{'userName':'a','active':1}"
      })
  void refusesAUserThatMakesNoSense(String user) {
    assertThat(catchThrowableOfType(CodedRefusal.class, () -> ScimReading.user(json(user))).code())
        .isEqualTo("invalidValue");
  }

  @Test
  void boundsWhatItReads() throws Refusal {
    assertThat(ScimReading.user(json("{'userName':'" + "a".repeat(256) + "'}")).userName())
        .hasSize(256);
    refusesAUserThatMakesNoSense("{'userName':'" + "a".repeat(257) + "'}");
    refusesAUserThatMakesNoSense("{'userName':'a','externalId':'" + "a".repeat(513) + "'}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "userName",
        "userName eq",
        "userName eq x",
        "userName pr",
        "userName co \"x\"",
        "userName eq \"x\" and active eq true",
        "userName eq \"x",
        "userName eq \"\\u0000\"",
        "userName eq true",
        "emails eq \"x\"",
        "active eq true",
        "(userName eq \"x\")"
      })
  void knowsNoOtherFilters(String filter) {
    assertThat(catchThrowableOfType(CodedRefusal.class, () -> ScimFilter.parse(filter)).code())
        .isEqualTo("invalidFilter");
  }

  @Test
  void readsFiltersWithMarksInTheirValues() throws Refusal {
    assertThat(ScimFilter.parse("userName eq \"o'brien \\\"x\\\" y\"").value())
        .isEqualTo("o'brien \"x\" y");
    assertThat(
            catchThrowableOfType(
                    CodedRefusal.class,
                    () -> ScimFilter.parse("userName eq \"" + "x".repeat(2_048) + "\""))
                .code())
        .isEqualTo("invalidFilter");
  }
}
