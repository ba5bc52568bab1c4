package org.hiroba.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.hiroba.config.LdapServers;
import org.hiroba.feature.identity.PasswordVerifier.Unavailable;
import org.hiroba.feature.identity.PasswordVerifier.Verdict;
import org.hiroba.feature.identity.PasswordVerifier.Verified;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says whom Hiroba takes for the directory: whom the CA names, by the name in the URL, in time. */
class LdapTlsTest {
  private static final String HERE = "dns:localhost,ip:127.0.0.1";

  @TempDir static Path keys;
  @TempDir Path folder;
  private static TestAuthority ours;
  private static TestAuthority foreign;
  private static SSLContext good;
  private static SSLContext expired;

  @BeforeAll
  static void makeKeys() throws Exception {
    ours = new TestAuthority(keys);
    foreign = new TestAuthority(keys);
    good = ours.issue("good", HERE, "-validity", "30");
    expired = ours.issue("expired", HERE, "-startdate", "-60d", "-validity", "30");
  }

  /** Returns an answer, or why there is none. */
  private String answer(
      SSLContext certificate, boolean ldaps, String host, Path caFile, String password) {
    try (TestDirectory directory =
        TestDirectory.start(certificate, ldaps, host.equals("localhost") ? "127.0.0.1" : host)) {
      directory.person("alice", "wonder");
      String url = (ldaps ? "ldaps://" : "ldap://") + host + ":" + directory.port();
      LdapServers servers =
          LdapFixture.withTimeout(
              LdapFixture.tls(LdapFixture.servers(folder, url), !ldaps, caFile), 20);
      LdapFixture ldap = LdapFixture.of(LdapFixture.settings(servers));
      Verdict verdict = ldap.verify("alice", password);
      if (verdict instanceof Verified verified) {
        return verified.identity().name();
      }
      return verdict instanceof Unavailable unavailable ? unavailable.why() : "wrong";
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void trustsTheOwnAuthority(boolean ldaps) {
    assertThat(answer(good, ldaps, "localhost", ours.pem(), "wonder")).isEqualTo("alice");
    assertThat(answer(good, ldaps, "127.0.0.1", ours.pem(), "wonder")).isEqualTo("alice");
    assertThat(answer(good, ldaps, "127.0.0.1", ours.pem(), "no")).isEqualTo("wrong");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void trustsNobodyElse(boolean ldaps) throws Exception {
    assertThat(answer(good, ldaps, "127.0.0.2", ours.pem(), "wonder")).contains("127.0.0.2");
    assertThat(answer(good, ldaps, "127.0.0.1", foreign.pem(), "wonder")).contains("match");
    assertThat(answer(expired, ldaps, "127.0.0.1", ours.pem(), "wonder")).contains("NotAfter");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThat(answer(good, ldaps, "127.0.0.1", empty, "wonder")).contains("ca-file");
    assertThat(answer(good, ldaps, "127.0.0.1", folder.resolve("none"), "wonder"))
        .contains("ca-file");
  }

  @Test
  void saysNothingInClearTextWhereTheDirectoryKnowsNoTls() {
    try (TestDirectory plain = TestDirectory.start()) {
      plain.person("alice", "wonder");
      LdapFixture ldap =
          LdapFixture.of(
              LdapFixture.settings(
                  LdapFixture.tls(LdapFixture.servers(folder, plain.url()), true, ours.pem())));
      assertThat(ldap.verify("alice", "wonder"))
          .isInstanceOfSatisfying(
              Unavailable.class, none -> assertThat(none.why()).contains("StartTLS"));
      assertThat(plain.binds()).isZero();
    }
  }
}
