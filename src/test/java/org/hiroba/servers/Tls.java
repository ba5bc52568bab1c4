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
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.relay.TestCertificate;
import org.hiroba.web.PeopleCa;
import org.jspecify.annotations.Nullable;

/**
 * What a server's second listener and those who connect to it need for TLS. Immutable.
 *
 * @param certificate for 127.0.0.1, which vouches for itself
 * @param port of the listener
 * @param peopleCa a store with the CA of certificates that clients may show; none for which nobody
 *     is asked
 */
public record Tls(TestCertificate certificate, int port, Optional<Path> peopleCa) {
  /** Makes a certificate and finds a port that nobody has at this moment. */
  static Tls make(Path folder) throws IOException {
    return new Tls(
        TestCertificate.make(folder, "EC", "-groupname", "secp256r1"),
        FreePorts.take(),
        Optional.empty());
  }

  /** Returns the same, where clients are asked for a certificate of the CA in this store. */
  Tls asking(Path store) {
    return new Tls(certificate, port, Optional.of(store));
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
    Certificate[] chain = {certificate.certificate()};
    change(file, secret, keys -> keys.setKeyEntry(alias, certificate.privateKey(), secret, chain));
  }

  /** Puts the CA of certificates that clients may show into a PKCS#12 store. */
  void putPeopleCaInto(Path file, String password) throws IOException {
    KeyStore people = PeopleCa.open(peopleCa.orElseThrow());
    change(
        file,
        password.toCharArray(),
        keys -> keys.setCertificateEntry("people", people.getCertificate("ca")));
  }

  /** Changes a key store. */
  private interface Change {
    void to(KeyStore keys) throws GeneralSecurityException;
  }

  private static void change(Path file, char[] secret, Change change) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          keys.load(in, secret);
        }
      } else {
        keys.load(null, secret);
      }
      change.to(keys);
      try (OutputStream out = Files.newOutputStream(file)) {
        keys.store(out, secret);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot change " + file, e);
    }
  }

  /** Makes a context for clients that trusts this certificate and no other. */
  SSLContext trusting() {
    return trusting(null);
  }

  /** Makes one for a client that shows a certificate, too. */
  SSLContext trusting(KeyManager @Nullable [] own) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", certificate.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
