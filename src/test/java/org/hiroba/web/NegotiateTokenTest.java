package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.hiroba.config.SilentSettings;
import org.hiroba.feature.identity.ExternalIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a ticket, and what is refused before anybody looks into it. */
class NegotiateTokenTest {
  /** The beginning of SPNEGO with Kerberos among its mechanisms. */
  private static final byte[] KERBEROS =
      HexFormat.of()
          .parseHex(
              "602806062b0601050502a01e301ca00d300b06092a864886f712010202a20b04090102030405060708");

  private static final byte[] ONLY_NTLM =
      HexFormat.of()
          .parseHex(
              "602806062b0601050502a01e301ca00e300c060a2b06010401823702020aa20a0408"
                  + "0102030405060708");

  private static String base64(byte[] token) {
    return Base64.getEncoder().encodeToString(token);
  }

  @Test
  void takesATicket() throws ProblemException {
    assertThat(NegotiateToken.of("Negotiate " + base64(KERBEROS))).contains(KERBEROS);
    assertThat(NegotiateToken.of(" negotiate   " + base64(KERBEROS))).contains(KERBEROS);
  }

  @Test
  void waitsForOneWhereThereIsNone() throws ProblemException {
    assertThat(NegotiateToken.of(null)).isEmpty();
    assertThat(NegotiateToken.of("Basic YWxpY2U6eA==")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Negotiate", "Negotiate !!!!", "Negotiate AAAA", "Negotiate " + "x"})
  void refusesWhatIsNone(String header) {
    refused(header, 400);
  }

  @Test
  void refusesWhatIsTooLong() {
    refused("Negotiate " + "A".repeat(87_384), 400);
  }

  @Test
  void refusesNtlmAndSaysSo() {
    byte[] raw = "NTLMSSP\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    for (String header :
        new String[] {
          "NTLM TlRMTVNTUAAB", "Negotiate " + base64(raw), "Negotiate " + base64(ONLY_NTLM)
        }) {
      assertThat(refused(header, 403).getMessage()).contains("NTLM");
    }
  }

  private static ProblemException refused(String header, int status) {
    ProblemException[] why = new ProblemException[1];
    assertThatThrownBy(() -> NegotiateToken.of(header))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.status()).isEqualTo(status);
              why[0] = e;
            });
    return why[0];
  }

  @Test
  void namesPeopleOfTheOwnRealmWithoutIt() {
    SilentSettings.Kerberos own =
        new SilentSettings.Kerberos(Path.of("k"), "HTTP/chat.example.com@EXAMPLE.COM");
    ExternalIdentity alice = KerberosServlet.identity("Alice@EXAMPLE.COM", own);
    assertThat(alice.subject()).isEqualTo("alice@example.com");
    assertThat(alice.name()).isEqualTo("Alice");
    assertThat(alice.groups()).isEmpty();
    assertThat(KerberosServlet.identity("bob@OTHER.COM", own).name()).isEqualTo("bob@OTHER.COM");
  }

  @Test
  void doesNotAcceptWithoutAUsableKeytab() {
    KerberosTickets tickets =
        new KerberosTickets(new SilentSettings.Kerberos(Path.of("nowhere"), "HTTP/x@EXAMPLE.COM"));
    assertThatThrownBy(() -> tickets.accept(KERBEROS))
        .isInstanceOfAny(
            KerberosTickets.NotAccepted.class, javax.security.auth.login.LoginException.class);
  }
}
