package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.hiroba.web.PeopleCa;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People with certificates come in, on servers that ask for one. */
@Tag("servers")
class CertificateIT {
  private static final String CA = "CN=People CA, O=Example, C=JP";

  @TempDir Path folder;

  /** Payara Embedded has the stores of its jar. */
  static Stream<String> servers() {
    return ServersIT.servers().filter(name -> !name.equalsIgnoreCase("payara6"));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("servers")
  void letsPeopleWithACertificateIn(String name) throws Exception {
    PeopleCa ca = new PeopleCa(folder, CA);
    KeyManager[] alice = keys(ca.issue("CN=Alice B, O=Example, C=JP", "-ext", "eku=clientAuth"));
    Tls tls = Tls.make(folder).asking(ca.trustStore());
    try (AppServer server =
        AppServers.forTests(
            name,
            Optional.empty(),
            "-Dhiroba.auth=certificate",
            "-Dhiroba.auth.certificate.issuer-dn=" + CA,
            "-Dwildfly.people-ca.password=" + PeopleCa.PASSWORD,
            "-Dhiroba.home=" + folder.resolve("home"))) {
      try {
        URI base = server.start(tls);
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, 200);
        Http with = Http.overTls(tls.base(), tls.trusting(alice));
        HttpResponse<String> in = with.get("api/v1/session");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(Json.parse(in.body()).at("/user/name").asText()).isEqualTo("Alice B");
        assertThat(with.get("").body()).contains("\"name\":\"Alice B\"");
        assertThat(with.get("auth/certificate").statusCode()).isEqualTo(303);

        Http without = Http.overTls(tls.base(), tls.trusting());
        assertThat(without.get("api/v1/session").statusCode()).isEqualTo(401);
        assertThat(without.get("auth/certificate").statusCode()).isEqualTo(401);
        assertThat(new Http(base).get("api/v1/session").statusCode()).isEqualTo(401);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
    }
  }

  private static KeyManager[] keys(Path store) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(PeopleCa.open(store), PeopleCa.PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }
}
