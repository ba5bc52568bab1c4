package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.hiroba.relay.TestCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {
  @TempDir Path folder;
  private Path file;
  private TestCertificate certificate;

  @BeforeEach
  void writeOne() throws IOException {
    certificate = TestCertificate.make(folder, "EC");
    certificate.write(folder, "one");
    file = folder.resolve("one.crt");
  }

  /** Connects to a server that shows the certificate. */
  private void connect(Path trusted) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "k",
        certificate.privateKey(),
        new char[0],
        new X509Certificate[] {certificate.certificate()});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var executor = Executors.newSingleThreadExecutor();
    try (SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(30_000);
      var served =
          executor.submit(
              () -> {
                try (SSLSocket one = (SSLSocket) server.accept()) {
                  one.setSoTimeout(30_000);
                  return one.getInputStream().read();
                }
              });
      try (SSLSocket client =
          (SSLSocket)
              TrustedCertificates.of(trusted)
                  .createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
        client.setSoTimeout(30_000);
        client.getOutputStream().write(7);
        assertThat(served.get()).isEqualTo(7);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void trustsWhoIsInTheFileAlsoBehindOthersAndAWindowsEditor() throws Exception {
    TestCertificate.make(folder, "EC").write(folder, "other");
    Path many = folder.resolve("many.pem");
    String text = Files.readString(folder.resolve("other.crt")) + "\n" + Files.readString(file);
    Files.writeString(many, text.replace("\n", "\r\n"));
    connect(file);
    connect(many);
  }

  @Test
  void trustsNobodyElse() throws Exception {
    TestCertificate.make(folder, "EC").write(folder, "other");
    assertThatThrownBy(() -> connect(folder.resolve("other.crt"))).isInstanceOf(SSLException.class);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path wrong = folder.resolve("wrong.pem");
    Files.writeString(wrong, "");
    assertThatThrownBy(() -> TrustedCertificates.of(wrong)).hasMessageContaining("no certificate");
    Files.writeString(wrong, "-----BEGIN CERTIFICATE-----\nbm90\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> TrustedCertificates.of(wrong)).hasMessageContaining("no certificate");
    byte[] endless = new byte[TrustedCertificates.MAX_BYTES + 1];
    Arrays.fill(endless, (byte) '\n');
    byte[] good = Files.readString(file).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(good, 0, endless, 0, good.length);
    Files.write(wrong, endless);
    assertThatThrownBy(() -> TrustedCertificates.of(wrong))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
    Files.write(wrong, Arrays.copyOf(endless, endless.length - 1));
    assertThat(TrustedCertificates.of(wrong)).isNotNull();
  }
}
