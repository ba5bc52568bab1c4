package org.hiroba.relay;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Makes TLS engines with the certificate of two files, and takes a new one when they change. A new
 * certificate that is no good is a warning, and the old one stays. Thread-safe.
 */
final class TlsIdentity {
  private static final Logger LOG = System.getLogger(TlsIdentity.class.getName());
  private static final int MAX_FILE_BYTES = 1024 * 1024;
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final TlsFiles files;
  private final Clock clock;
  private volatile SSLContext context;
  private Contents loaded;
  private Contents seen;
  private String trouble = "";

  /** What the files hold; equal if every character is. */
  private record Contents(String pem, String key) {}

  /**
   * Loads the certificate.
   *
   * @throws RelayException if the files cannot be read or do not fit together
   */
  TlsIdentity(TlsFiles files, Clock clock) throws RelayException {
    this.files = files;
    this.clock = clock;
    loaded = read();
    seen = loaded;
    context = context(loaded);
  }

  /** Returns an engine for one client: TLS 1.2 and 1.3, forward secrecy and AEAD only. */
  SSLEngine newEngine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(
        Arrays.stream(engine.getSupportedCipherSuites())
            .filter(TlsIdentity::isStrong)
            .toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static boolean isStrong(String suite) {
    boolean aead = suite.contains("_GCM_") || suite.contains("CHACHA20_POLY1305");
    boolean forwardSecret =
        suite.startsWith("TLS_AES_")
            || suite.startsWith("TLS_CHACHA20_")
            || suite.startsWith("TLS_ECDHE_ECDSA_")
            || suite.startsWith("TLS_ECDHE_RSA_");
    return aead && forwardSecret;
  }

  /** Looks at the files, and takes what they hold if that is new and has been so for one look. */
  synchronized void refresh() {
    Contents now;
    try {
      now = read();
    } catch (RelayException e) {
      complain(e);
      return;
    }
    boolean settled = now.equals(seen);
    seen = now;
    if (now.equals(loaded)) {
      trouble = "";
    } else if (settled) {
      // Two files cannot be replaced in one step: the next look may find both.
      take(now);
    }
  }

  private void take(Contents contents) {
    try {
      context = context(contents);
      loaded = contents;
      trouble = "";
      LOG.log(Level.INFO, "The relay uses the new certificate in {0}", files.pem());
    } catch (RelayException e) {
      complain(e);
    }
  }

  private void complain(RelayException problem) {
    String what = String.valueOf(problem.getMessage());
    if (!what.equals(trouble)) {
      trouble = what;
      LOG.log(
          Level.WARNING,
          "The relay keeps its old certificate, since the new one is no good: " + what);
    }
  }

  /** Returns what is wrong with the files now, if anything is. */
  synchronized Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  private Contents read() throws RelayException {
    return new Contents(read(files.pem()), read(files.key()));
  }

  private static String read(Path file) throws RelayException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new RelayException(file + " is bigger than 1 MiB: that is no PEM file.");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new RelayException(file + " is missing.", e);
    } catch (IOException e) {
      throw new RelayException(
          file + " cannot be read: " + e.getMessage() + ". Is it a file that this user may read?",
          e);
    }
  }

  private SSLContext context(Contents contents) throws RelayException {
    PemIdentity identity = PemIdentity.parse(files, contents.pem, contents.key);
    String warning = identity.warning(clock.instant());
    if (!warning.isEmpty()) {
      LOG.log(Level.WARNING, files.pem() + ": " + warning + "; clients will refuse it");
    }
    try {
      char[] unused = new char[0];
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, unused);
      List<? extends Certificate> chain = identity.chain();
      store.setKeyEntry("relay", identity.key(), unused, chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, unused);
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(keys.getKeyManagers(), null, null);
      return made;
    } catch (GeneralSecurityException | IOException e) {
      throw new RelayException("The certificate in " + files.pem() + " cannot be used: " + e, e);
    }
  }
}
