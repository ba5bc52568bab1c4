package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People of a domain of Kerberos, on the real server. */
class KerberosIT {
  private static final String PATH = "auth/kerberos";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private KerberosRealm realm;
  private HirobaProcess server;
  private Http http;

  @BeforeEach
  void start() {
    realm = new KerberosRealm(folder);
    server =
        HirobaProcess.start(
            folder.resolve("home"),
            Map.of(
                "hiroba.auth",
                "kerberos",
                "hiroba.auth.kerberos.keytab",
                realm.keytab().toString(),
                "hiroba.auth.kerberos.principal",
                KerberosRealm.SERVICE,
                "java.security.krb5.conf",
                realm.config().toString(),
                "java.io.tmpdir",
                folder.toString()));
    http = new Http(server.baseUri());
  }

  @AfterEach
  void stop() {
    server.close();
    realm.close();
  }

  private HttpResponse<String> show(byte[] token) {
    return http.get(
        PATH, "Authorization", "Negotiate " + Base64.getEncoder().encodeToString(token));
  }

  private Guest enter(byte[] token) {
    HttpResponse<String> answer = show(token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/");
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    HttpResponse<String> session = http.get("api/v1/session", "Cookie", cookie);
    return new Guest(http, cookie, json(session).get("user"));
  }

  @Test
  void letsPeopleInByATicketAndTellsEverybodyElseWhy() {
    HttpResponse<String> asked = http.get(PATH);
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("WWW-Authenticate")).hasValue("Negotiate");
    assertThat(http.send("POST", PATH, "").statusCode()).isEqualTo(405);

    Subject alice = realm.alice();
    byte[] token = realm.token(alice, KerberosRealm.SERVICE);
    HttpResponse<String> first = show(token);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
    assertThat(first.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(answer -> assertThat(answer).startsWith("Negotiate "));
    assertThat(code(show(token))).isEqualTo("403 wrong-credentials");

    Guest again = enter(realm.token(alice, KerberosRealm.SERVICE));
    assertThat(again.name()).isEqualTo("alice");
    again.connect().post("lobby", "by a ticket");

    assertThat(code(show(realm.token(alice, KerberosRealm.OTHER))))
        .isEqualTo("403 wrong-credentials");
    Instant now = Instant.now();
    assertThat(enter(realm.forged(now.minusSeconds(60), Duration.ofHours(1))).id())
        .isEqualTo(again.id());
    HttpResponse<String> late = show(realm.forged(now.minusSeconds(7_200), Duration.ofHours(1)));
    assertThat(code(late)).isEqualTo("403 wrong-credentials");
    assertThat(late.body()).contains("xpired");
  }

  @Test
  void refusesWhatIsNoTicketAndGoesOn() {
    byte[] ntlm = "NTLMSSP\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(code(show(ntlm))).isEqualTo("403 not-allowed");
    assertThat(code(http.get(PATH, "Authorization", "NTLM TlRMTVNTUAABAAAA")))
        .isEqualTo("403 not-allowed");
    assertThat(http.get(PATH, "Authorization", "Negotiate !").statusCode()).isEqualTo(400);
    assertThat(http.get(PATH, "Authorization", "Negotiate").statusCode()).isEqualTo(400);
    byte[] noise = new byte[1_000];
    new Random(7).nextBytes(noise);
    assertThat(show(noise).statusCode()).isEqualTo(400);
    byte[] ticket = realm.token(realm.alice(), KerberosRealm.SERVICE);
    for (int at : new int[] {1, ticket.length / 2, ticket.length - 5}) {
      byte[] changed = ticket.clone();
      changed[at] ^= 0x55;
      assertThat(show(changed).statusCode()).as("byte " + at).isBetween(400, 403);
    }
    // Beyond what a request's head may have, and beyond what a token may.
    assertThat(show(new byte[48 << 10]).statusCode()).isBetween(400, 431);
    assertThat(show(new byte[66 << 10]).statusCode()).isBetween(400, 431);
    assertThat(enter(realm.token(realm.alice(), KerberosRealm.SERVICE)).name()).isEqualTo("alice");
    assertThat(server.text()).doesNotContain("SEVERE").doesNotContain("500 for");
  }

  @Test
  void asksNobodyWhileSomebodyWaits() {
    Subject alice = realm.alice();
    List<byte[]> tokens =
        IntStream.range(0, 20).mapToObj(i -> realm.token(alice, KerberosRealm.SERVICE)).toList();
    // Tickets are checked by the key alone: where the KDC is gone, nothing changes.
    realm.stop();
    assertThat(tokens.parallelStream().map(this::show).map(HttpResponse::statusCode))
        .containsOnly(303);
  }
}
