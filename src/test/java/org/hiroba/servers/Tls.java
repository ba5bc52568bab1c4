package org.hiroba.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hiroba.relay.TestCertificate;

/**
 * What a server's second listener and those who connect to it need for TLS. Immutable.
 *
 * @param certificate for 127.0.0.1, which vouches for itself
 * @param port of the listener
 */
public record Tls(TestCertificate certificate, int port) {
  /** Makes a certificate and finds a port that nobody has at this moment. */
  static Tls make(Path folder) throws IOException {
    return new Tls(
        TestCertificate.make(folder, "EC", "-groupname", "secp256r1"), ServerProcess.freePort());
  }

  /** Returns where the WAR will be, ending with a slash. */
  URI base() {
    return URI.create("https://127.0.0.1:" + port + "/hiroba/");
  }

  /** Returns the origin of pages from there (RFC 6454 §6.2). */
  String origin() {
    return "https://127.0.0.1:" + port;
  }

  /**
   * Puts key and certificate into a PKCS#12 key store.
   *
   * @param file what else it holds stays; it is made if it is missing
   * @param alias of the entry, in place of what has the same
   * @param password of the key store and of the key
   */
  void putInto(Path file, String alias, String password) throws IOException {
    char[] secret = password.toCharArray();
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          keys.load(in, secret);
        }
      } else {
        keys.load(null, secret);
      }
      keys.setKeyEntry(
          alias, certificate.privateKey(), secret, new Certificate[] {certificate.certificate()});
      try (OutputStream out = Files.newOutputStream(file)) {
        keys.store(out, secret);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot put a key into " + file, e);
    }
  }

  /** Makes a context for clients that trusts this certificate and no other. */
  SSLContext trusting() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", certificate.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
