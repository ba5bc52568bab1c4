package org.hiroba.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS that trusts who is named in a file, or whom Java trusts. Thread-safe. */
final class DirectoryTls {
  private static final int MAX_BYTES = 1_048_576;

  private final Optional<Path> caFile;
  private final Object lock = new Object();
  private @Nullable FileTime readAt;
  private @Nullable SSLSocketFactory made;

  DirectoryTls(Optional<Path> caFile) {
    this.caFile = caFile;
  }

  /**
   * Returns what makes sockets; the file is read again when it has changed.
   *
   * @throws DirectoryUnavailableException the file holds no certificates
   */
  SSLSocketFactory sockets() throws DirectoryUnavailableException {
    try {
      synchronized (lock) {
        FileTime now = caFile.isPresent() ? Files.getLastModifiedTime(caFile.get()) : null;
        SSLSocketFactory present = made;
        if (present != null && (now == null || now.equals(readAt))) {
          return present;
        }
        SSLSocketFactory fresh = context().getSocketFactory();
        readAt = now;
        made = fresh;
        return fresh;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new DirectoryUnavailableException(
          "hiroba.auth.ldap.ca-file=" + caFile.map(Path::toString).orElse("") + ": " + e, e);
    }
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    if (caFile.isEmpty()) {
      context.init(null, null, null);
      return context;
    }
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    Collection<? extends Certificate> found = read(caFile.get());
    if (found.isEmpty()) {
      throw new IOException("no certificate in it");
    }
    for (Certificate certificate : found) {
      trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    byte[] pem;
    try (InputStream in = Files.newInputStream(file)) {
      pem = in.readNBytes(MAX_BYTES);
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem));
  }
}
