package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;
import org.hiroba.blackbox.KerberosRealm;
import org.hiroba.config.SilentSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets of a real domain, shown by the JDK's own client. */
class KerberosTicketsTest {
  @TempDir static Path folder;

  private static KerberosRealm realm;
  private static Subject alice;

  private final KerberosTickets tickets =
      new KerberosTickets(new SilentSettings.Kerberos(realm.keytab(), KerberosRealm.SERVICE));

  @BeforeAll
  static void start() {
    realm = new KerberosRealm(folder);
    alice = realm.alice();
  }

  @AfterAll
  static void stop() {
    realm.close();
  }

  private String refusal(byte[] token) {
    KerberosTickets.NotAccepted refusal =
        catchThrowableOfType(KerberosTickets.NotAccepted.class, () -> tickets.accept(token));
    assertThat(refusal).isNotNull();
    return refusal.getMessage();
  }

  @Test
  void knowsWhoShowsATicketAndProvesWhichServiceItIs() throws Exception {
    byte[] token = realm.token(alice, KerberosRealm.SERVICE);
    assertThat(NegotiateToken.of("Negotiate " + Base64.getEncoder().encodeToString(token)))
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(token));
    KerberosTickets.Accepted accepted = tickets.accept(token);
    assertThat(accepted.principal()).isEqualTo("alice@HIROBA.TEST");
    assertThat(accepted.answer()).isPresent();
  }

  @Test
  void takesATicketOnceOnly() throws Exception {
    byte[] token = realm.token(alice, KerberosRealm.SERVICE);
    tickets.accept(token);
    assertThat(refusal(token)).contains("replay");
  }

  @Test
  void takesNoTicketForAnotherService() {
    assertThat(refusal(realm.token(alice, KerberosRealm.OTHER))).isNotBlank();
  }

  @Test
  void takesNoTicketThatHasExpiredOrIsNotGoodYet() throws Exception {
    Instant now = Instant.now();
    assertThat(tickets.accept(realm.forged(now.minusSeconds(60), Duration.ofHours(1))).principal())
        .isEqualTo("alice@HIROBA.TEST");
    assertThat(refusal(realm.forged(now.minusSeconds(7_200), Duration.ofHours(1))))
        .contains("expired");
    assertThat(refusal(realm.forged(now.plusSeconds(7_200), Duration.ofHours(1)))).isNotBlank();
  }

  @Test
  void takesNothingThatWasChangedOnTheWay() {
    byte[] token = realm.token(alice, KerberosRealm.SERVICE);
    for (int at : new int[] {token.length / 2, token.length - 20}) {
      byte[] changed = token.clone();
      changed[at] ^= 0x40;
      assertThat(refusal(changed)).isNotBlank();
    }
    assertThat(refusal(Arrays.copyOf(token, token.length / 2))).isNotBlank();
    assertThat(refusal(new byte[] {0x60, 2, 6, 0})).isNotBlank();
    assertThat(refusal(new byte[0])).isNotBlank();
  }

  @Test
  void saysThatTheKeytabIsNoneOfThisService() {
    KerberosTickets other =
        new KerberosTickets(new SilentSettings.Kerberos(realm.keytab(), KerberosRealm.OTHER));
    byte[] token = realm.token(alice, KerberosRealm.OTHER);
    assertThatThrownBy(() -> other.accept(token))
        .isInstanceOfAny(LoginException.class, KerberosTickets.NotAccepted.class);
  }
}
