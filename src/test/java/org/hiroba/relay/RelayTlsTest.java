package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay's TLS: certificates, versions, and files that change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTlsTest {
  private TestCertificate elliptic;
  private TestCertificate rsa;

  @BeforeAll
  void make(@TempDir Path folder) {
    elliptic = TestCertificate.make(folder, "EC", "-groupname", "secp384r1");
    rsa = TestCertificate.make(folder, "RSA", "-keysize", "2048");
  }

  private static RunningRelay relay(TlsFiles files) throws RelayException {
    RelayLimits limits = RelayLimits.defaults();
    return new RunningRelay(
        Optional.of(files),
        new RelayLimits(
            limits.clientsPerSource(),
            limits.clientsTogether(),
            limits.handshakesPerSource(),
            limits.handshakesTogether(),
            limits.headBytes(),
            limits.headTime(),
            limits.messageBytes(),
            limits.fragments(),
            limits.messageTime(),
            limits.framesPerSecond(),
            limits.outboxFrames(),
            limits.outboxBytes(),
            limits.heartbeat(),
            limits.linger(),
            Duration.ofMillis(20)));
  }

  private static RawPeer.Frame hearYourself(RunningRelay relay) {
    try (RawPeer peer = relay.join()) {
      return peer.say("hello").read();
    }
  }

  @ParameterizedTest
  @CsvSource({"EC,pkcs8", "EC,traditional", "RSA,pkcs8", "RSA,traditional"})
  void readsKeysOfEveryUsualForm(String kind, String form, @TempDir Path folder) throws Exception {
    TestCertificate certificate = kind.equals("EC") ? elliptic : rsa;
    TlsFiles files = certificate.write(folder, "server");
    if (form.equals("traditional")) {
      Files.writeString(files.key(), "what openssl says before\n" + certificate.traditionalKey());
    }
    try (RunningRelay relay = relay(files)) {
      assertThat(hearYourself(relay).payload()).isEqualTo("hello");
    }
  }

  @Test
  void readsCertificateAndKeyFromOneFile(@TempDir Path folder) throws Exception {
    Path both = Files.writeString(folder.resolve("both.pem"), elliptic.key() + elliptic.pem());
    try (RunningRelay relay = relay(new TlsFiles(both, both))) {
      assertThat(hearYourself(relay).payload()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaksTls12And13WithForwardSecrecy(String version, @TempDir Path folder) throws Exception {
    try (RunningRelay relay = relay(rsa.write(folder, "server"));
        SSLSocket socket = socket(relay, version)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      assertThat(socket.getSession().getCipherSuite())
          .matches("TLS_(ECDHE_RSA_WITH_)?(AES|CHACHA20).*(GCM|POLY1305).*");
    }
  }

  @Test
  void refusesWeakCiphers(@TempDir Path folder) throws Exception {
    try (RunningRelay relay = relay(rsa.write(folder, "server"));
        SSLSocket socket = socket(relay, "TLSv1.2")) {
      socket.setEnabledCipherSuites(
          new String[] {
            "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
          });
      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesASecondHandshake(@TempDir Path folder) throws Exception {
    try (RunningRelay relay = relay(rsa.write(folder, "server"));
        SSLSocket socket = socket(relay, "TLSv1.2")) {
      socket.startHandshake();
      socket.startHandshake();
      assertThatThrownBy(
              () -> {
                while (socket.getInputStream().read() >= 0) {
                  // Until it breaks.
                }
                throw new IOException("ended");
              })
          .isInstanceOf(IOException.class);
    }
  }

  private static SSLSocket socket(RunningRelay relay, String version) throws IOException {
    SSLSocket socket =
        (SSLSocket) RawPeer.trusting().getSocketFactory().createSocket("localhost", relay.port());
    socket.setSoTimeout(30_000);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  @Test
  void endsAConnectionThatSpeaksNoTls(@TempDir Path folder) throws Exception {
    try (RunningRelay relay = relay(elliptic.write(folder, "server"));
        RawPeer peer = RawPeer.connect(relay.port(), false)) {
      peer.send(RawPeer.handshake("/"));
      peer.awaitEnd();
      assertThat(hearYourself(relay).payload()).isEqualTo("hello");
    }
  }

  @Test
  void takesANewCertificateWhenTheFilesChange(@TempDir Path folder) throws Exception {
    TlsFiles files = elliptic.write(folder, "server");
    try (RunningRelay relay = relay(files);
        RawPeer before = relay.join()) {
      assertThat(certificateOf(relay)).isEqualTo(elliptic.certificate());
      rsa.write(folder, "server");
      patiently(() -> assertThat(certificateOf(relay)).isEqualTo(rsa.certificate()));
      // Who is connected stays connected.
      assertThat(before.say("still here").read().payload()).isEqualTo("still here");
    }
  }

  @Test
  void keepsTheOldCertificateWhenTheNewOneIsNoGood(@TempDir Path folder) throws Exception {
    TlsFiles files = elliptic.write(folder, "server");
    try (RunningRelay relay = relay(files)) {
      for (String broken : List.of("", rsa.pem(), elliptic.pem().substring(0, 200))) {
        Files.writeString(files.pem(), broken);
        patiently(() -> assertThat(relay.relay.trouble().orElse("")).contains(folder.toString()));
        assertThat(certificateOf(relay)).isEqualTo(elliptic.certificate());
        Files.writeString(files.pem(), elliptic.pem());
        patiently(() -> assertThat(relay.relay.trouble()).isEmpty());
      }
      Files.delete(files.key());
      patiently(() -> assertThat(relay.relay.trouble().orElse("")).contains("is missing"));
      assertThat(hearYourself(relay).payload()).isEqualTo("hello");
    }
  }

  private static Certificate certificateOf(RunningRelay relay) {
    try (RawPeer peer = relay.connect()) {
      return ((SSLSocket) peer.socket()).getSession().getPeerCertificates()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void patiently(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }

  @Test
  void saysWhatIsWrongWithTheFiles(@TempDir Path folder) throws Exception {
    TlsFiles good = elliptic.write(folder, "good");
    TlsFiles other = rsa.write(folder, "other");
    TestCertificate second = TestCertificate.make(folder, "EC", "-groupname", "secp384r1");
    TlsFiles twin = second.write(folder, "twin");
    Path empty = Files.writeString(folder.resolve("empty"), "");
    Path encrypted =
        Files.writeString(
            folder.resolve("encrypted"),
            good.key() + "\n" + elliptic.key().replace("PRIVATE", "ENCRYPTED PRIVATE"));
    Path damaged =
        Files.writeString(folder.resolve("damaged"), elliptic.pem().replaceFirst("M", "!!!"));
    Path missing = folder.resolve("missing");
    assertRefused(missing, good.key(), missing + " is missing");
    assertRefused(good.pem(), missing, missing + " is missing");
    assertRefused(empty, good.key(), "holds no certificate");
    assertRefused(good.key(), good.key(), "holds no certificate");
    assertRefused(good.pem(), empty, "holds no private key");
    assertRefused(good.pem(), good.pem(), "holds no private key");
    assertRefused(good.pem(), encrypted, "is encrypted");
    assertRefused(good.pem(), other.key(), "of another kind");
    assertRefused(good.pem(), twin.key(), "does not belong to the first certificate");
    assertRefused(damaged, good.key(), damaged.toString());
    assertRefused(folder, good.key(), folder + " cannot be read");
  }

  private static void assertRefused(Path pem, Path key, String why) {
    assertThatThrownBy(() -> relay(new TlsFiles(pem, key)).close())
        .isInstanceOf(RelayException.class)
        .hasMessageContaining(why);
  }
}
