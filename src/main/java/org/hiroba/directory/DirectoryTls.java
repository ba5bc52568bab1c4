package org.hiroba.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.hiroba.config.TrustedCertificates;
import org.jspecify.annotations.Nullable;

/** Makes TLS that trusts who is named in a file, or whom Java trusts. Thread-safe. */
final class DirectoryTls {
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
        SSLSocketFactory fresh = fresh();
        readAt = now;
        made = fresh;
        return fresh;
      }
    } catch (IOException e) {
      throw new DirectoryUnavailableException(
          "hiroba.auth.ldap.ca-file=" + caFile.map(Path::toString).orElse("") + ": " + e, e);
    }
  }

  private SSLSocketFactory fresh() throws IOException {
    return caFile.isPresent()
        ? TrustedCertificates.of(caFile.get())
        : (SSLSocketFactory) SSLSocketFactory.getDefault();
  }
}
