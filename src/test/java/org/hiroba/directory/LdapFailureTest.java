package org.hiroba.directory;

import static org.assertj.core.api.Assertions.assertThat;

import javax.naming.AuthenticationException;
import javax.naming.CommunicationException;
import javax.naming.NamingException;
import javax.naming.OperationNotSupportedException;
import javax.naming.ServiceUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says which answers mean a person and which mean the directory. */
class LdapFailureTest {
  private static AuthenticationException activeDirectory(String data) {
    return new AuthenticationException(
        "[LDAP: error code 49 - 80090308: LdapErr: DSID-0C090446, comment: AcceptSecurityContext"
            + " error, data "
            + data
            + ", v2580]");
  }

  @ParameterizedTest
  @CsvSource({
    "525,nobody",
    "52e,wrong",
    "530,time",
    "531,machine",
    "532,expired",
    "533,disabled",
    "701,expired",
    "773,changed",
    "775,locked"
  })
  void knowsWhatActiveDirectoryAdds(String data, String word) {
    NamingException failure = activeDirectory(data);
    assertThat(LdapFailure.isNobody(failure)).isTrue();
    assertThat(LdapFailure.isOfServer(failure)).isFalse();
    assertThat(LdapFailure.reason(failure)).contains(word);
  }

  @Test
  void tellsPeopleFromTheDirectoryByTheResultCode() {
    for (int code : new int[] {19, 32, 34, 48, 49, 50, 53}) {
      assertThat(LdapFailure.isNobody(withCode(code))).as("code %s", code).isTrue();
    }
    for (int code : new int[] {1, 51, 52, 80}) {
      assertThat(LdapFailure.isNobody(withCode(code))).as("code %s", code).isFalse();
      assertThat(LdapFailure.isOfServer(withCode(code))).as("code %s", code).isTrue();
    }
    for (int code : new int[] {2, 3, 8, 11, 13}) {
      assertThat(LdapFailure.isNobody(withCode(code))).as("code %s", code).isFalse();
      assertThat(LdapFailure.isOfServer(withCode(code))).as("code %s", code).isFalse();
    }
    for (NamingException silence :
        new NamingException[] {
          new CommunicationException("ldap.example.com:389"),
          new ServiceUnavailableException("ldap.example.com:389; socket closed"),
          new NamingException("LDAP response read timed out, timeout used: 1000 ms."),
          new NamingException((String) null)
        }) {
      assertThat(LdapFailure.isNobody(silence)).isFalse();
      assertThat(LdapFailure.isOfServer(silence)).isTrue();
      assertThat(LdapFailure.reason(silence)).isEmpty();
    }
  }

  private static NamingException withCode(int code) {
    return new OperationNotSupportedException("[LDAP: error code " + code + " - it says so]");
  }

  @Test
  void writesIdsBackAsTheyAreSearchedFor() {
    byte[] guid = new byte[16];
    for (int i = 0; i < 16; i++) {
      guid[i] = (byte) (i * 17);
    }
    String id = LdapText.id(guid);
    assertThat(id).isEqualTo("33221100-5544-7766-8899-aabbccddeeff");
    assertThat(LdapText.escapedId("objectguid", id)).isEqualTo(LdapText.escaped(guid));
    assertThat(LdapText.escapedId("entryUUID", id)).isEqualTo(LdapText.escaped(id));
    assertThat(LdapText.id("33221100-5544-7766-8899-AABBCCDDEEFF")).isEqualTo(id);
    assertThat(LdapText.id("Emp-17")).isEqualTo("Emp-17");
    byte[] sid = {1, 5, 0, 0, 0};
    assertThat(LdapText.escapedId("objectSid", LdapText.id(sid))).isEqualTo(LdapText.escaped(sid));
  }

  @Test
  void keepsLinesOfTheLogSingle() {
    assertThat(LdapText.shown("a\nb\u2028c" + "x".repeat(500))).startsWith("a?b?c").hasSize(200);
  }
}
