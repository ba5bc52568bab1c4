package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What administers a server is not to be had where the chat is: a reverse proxy passes on what
 * comes, and servers take whoever comes from their own machine for an administrator.
 */
class AdministrationBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  /** Without it Payara's administration refuses whatever may change something. */
  private static final String[] HEADER = {"X-Requested-By", "anybody"};

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Payara: asadmin's commands, the same as REST, the console.
        "/__asadmin/version",
        "/__asadmin/list-jvm-options",
        "/management/domain",
        "/monitoring/domain",
        "/command/version",
        "/common/index.jsf",
        // WildFly: management, its console (also a redirect to it), calls of EJBs and JNDI.
        "/management",
        "/management-upgrade",
        "/console",
        "/console/index.html",
        "/wildfly-services",
        "/wildfly-services/naming/v1/lookup/x",
        "/wildfly-services/ejb/v1/discover",
        // Tomcat: what its zip has in webapps/.
        "/manager/html",
        "/manager/text/list",
        "/manager/status",
        "/host-manager/html",
        "/examples/servlets/",
        "/docs/"
      })
  void answersNoAdministrator(String path) {
    assertThat(SERVER.http().get(path, HEADER).statusCode()).isEqualTo(404);
  }

  /** Hiroba's own page is there where it has the root; Payara's console never is. */
  @Test
  void showsNoConsoleOfTheServer() {
    HttpResponse<String> answer = SERVER.http().get("/admin", HEADER);
    if (answer.statusCode() == 200) {
      assertThat(answer.body()).contains("<hiroba-sign-in>");
    } else {
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void takesNoCommandOfAnAdministrator() {
    assertThat(
            SERVER
                .http()
                .send("POST", "/__asadmin/create-system-properties?DEFAULT=a%3Db", "", HEADER)
                .statusCode())
        .isEqualTo(404);
  }

  /** What measures the whole server: Payara forbids it where it is turned off. */
  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/metrics/base", "/health", "/health/ready", "/openapi"})
  void tellsStrangersNothingOfTheServer(String path) {
    assertThat(SERVER.http().get(path).statusCode()).isIn(403, 404);
  }

  @Test
  void namesNoVersionOfTheServer() {
    HttpResponse<String> answer = SERVER.http().get("-/nothing-here");
    assertThat(answer.headers().firstValue("Server").orElse("")).doesNotContainPattern("[0-9]");
    assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
  }

  /** WildFly: its own protocol, by an upgrade of HTTP. */
  @Test
  void upgradesToNoProtocolOfAdministrators() throws Exception {
    try (RawWebSocket socket = RawWebSocket.connect(SERVER.baseUri(), 0)) {
      assertThat(
              socket.request(
                  "GET / HTTP/1.1\r\nHost: "
                      + SERVER.baseUri().getAuthority()
                      + "\r\nConnection: Upgrade\r\nUpgrade: jboss-remoting\r\n"
                      + "Sec-JbossRemoting-Key: NBKUrj7MDvvGQ5t8cBLUVw==\r\n\r\n"))
          .doesNotStartWith("HTTP/1.1 101");
    }
  }
}
