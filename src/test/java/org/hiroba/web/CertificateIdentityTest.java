package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.hiroba.config.SilentSettings;
import org.hiroba.config.SilentSettings.NameFrom;
import org.hiroba.feature.identity.ExternalIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whose certificates are whose accounts, and which are refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateIdentityTest {
  private static final String CA = "CN=People CA, O=Example, C=JP";
  private static final String ALICE = "CN=Alice B, OU=Sales, O=Example, C=JP";

  private static final String MAIL = "san=email:alice@example.com";

  @TempDir private static Path folder;
  private PeopleCa ca;
  private X509Certificate[] alice;

  @BeforeAll
  void makeCertificates() {
    ca = new PeopleCa(folder, CA);
    alice = ca.chain(ALICE, "-ext", MAIL, "-ext", "eku=clientAuth");
  }

  private static CertificateIdentity from(NameFrom name) {
    return at(name, Clock.systemUTC());
  }

  private static CertificateIdentity at(NameFrom name, Clock clock) {
    return new CertificateIdentity(
        new SilentSettings.Certificate(new X500Principal("cn=people ca,o=EXAMPLE,c=jp"), name),
        clock);
  }

  @Test
  void knowsPeopleByTheWholeSubjectFolded() throws ProblemException {
    ExternalIdentity who = from(NameFrom.CN).of(alice).orElseThrow();
    assertThat(who.issuer()).isEqualTo("certificate:cn=people ca,o=example,c=jp");
    assertThat(who.subject()).isEqualTo("cn=alice b,ou=sales,o=example,c=jp");
    assertThat(who.name()).isEqualTo("Alice B");
    assertThat(who.displayName()).isEqualTo("Alice B");
    assertThat(who.mail()).isEqualTo("alice@example.com");
    assertThat(who.groups()).isEmpty();
  }

  @Test
  void takesTheNameFromWhereTheSettingsSay() throws ProblemException {
    assertThat(from(NameFrom.EMAIL).of(alice).orElseThrow().name()).isEqualTo("alice@example.com");
    assertThat(from(NameFrom.SUBJECT).of(alice).orElseThrow().name())
        .isEqualTo("CN=Alice B,OU=Sales,O=Example,C=JP");
    refused(from(NameFrom.UPN), alice);
    refused(from(NameFrom.CN), ca.chain("OU=Nobody, O=Example, C=JP"));
  }

  @Test
  void isNobodysOfAnotherCa() throws ProblemException {
    X509Certificate[] foreign = new PeopleCa(folder, "CN=Other CA, O=Example, C=JP").chain(ALICE);
    assertThat(from(NameFrom.CN).of(foreign)).isEmpty();
    FakeRequest none = new FakeRequest("192.0.2.1");
    assertThat(from(NameFrom.CN).of(none.asRequest())).isEmpty();
    FakeRequest with = none.attribute("jakarta.servlet.request.X509Certificate", alice);
    assertThat(from(NameFrom.CN).of(with.asRequest()).map(ExternalIdentity::name))
        .isEqualTo(Optional.of("Alice B"));
  }

  @Test
  void refusesWhatTheNextOfTheChainHasNotSigned() {
    X509Certificate sameName =
        new PeopleCa(folder, "CN=people CA, O=Example, C=JP").chain(ALICE)[1];
    refused(from(NameFrom.CN), alice[0], sameName);
    refused(from(NameFrom.CN), alice[0], alice[0]);
  }

  @Test
  void refusesCertificatesOfServersAndOfAnotherTime() {
    refused(from(NameFrom.CN), ca.chain("CN=Server, O=Example, C=JP", "-ext", "eku=serverAuth"));
    refused(at(NameFrom.CN, Clock.offset(Clock.systemUTC(), Duration.ofDays(10_000))), alice);
    refused(at(NameFrom.CN, Clock.offset(Clock.systemUTC(), Duration.ofDays(-10))), alice);
  }

  private static void refused(CertificateIdentity identity, X509Certificate... chain) {
    assertThatThrownBy(() -> identity.of(chain))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(403));
  }
}
