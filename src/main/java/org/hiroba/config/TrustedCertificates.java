package org.hiroba.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Reads who is trusted from a file of certificates in PEM (RFC 7468 §5). Stateless. */
public final class TrustedCertificates {
  /** How long such a file may be, in bytes: all public authorities take a quarter of it. */
  static final int MAX_BYTES = 1 << 20;

  private TrustedCertificates() {}

  /**
   * Makes TLS that trusts the certificates of a file and no others.
   *
   * @throws IOException it cannot be read, is longer than 1 MiB, or holds no certificates; the
   *     message says which, and does not name the file
   */
  public static SSLSocketFactory of(Path file) throws IOException {
    return context(file).getSocketFactory();
  }

  /** Does the same for who makes connections by the whole context. */
  public static SSLContext context(Path file) throws IOException {
    byte[] pem;
    try (InputStream in = Files.newInputStream(file)) {
      pem = in.readNBytes(MAX_BYTES + 1);
    }
    if (pem.length > MAX_BYTES) {
      throw new IOException("longer than " + MAX_BYTES + " bytes, which no file of this kind is");
    }
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate one :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        trusted.setCertificateEntry("ca-" + trusted.size(), one);
      }
      if (trusted.size() == 0) {
        throw new IOException("no certificate in PEM is in it");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificates in PEM are in it: " + e.getMessage(), e);
    }
  }
}
