package org.hiroba.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A CA and the certificates that it issues, made by the JDK's keytool. */
public final class PeopleCa {
  /** Opens every store. */
  public static final String PASSWORD = "secret";

  private final Path folder;
  private final Path store;

  /** Makes a CA of this name. */
  public PeopleCa(Path folder, String name) {
    this.folder = folder;
    store = folder.resolve("ca-" + Integer.toHexString(name.hashCode()) + ".p12");
    keytool("-genkeypair", store, "ca", "-dname", name, "-ext", "bc:c");
  }

  /**
   * Issues a certificate and returns the store with it, its key and the CA.
   *
   * @param more of keytool's arguments for it
   */
  public Path issue(String subject, String... more) {
    Path own;
    try {
      own = Files.createTempDirectory(folder, "own").resolve("own.p12");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    keytool("-genkeypair", own, "own", "-dname", subject);
    Path request = own.resolveSibling(own.getFileName() + ".csr");
    Path answer = own.resolveSibling(own.getFileName() + ".pem");
    keytool("-certreq", own, "own", "-file", request.toString());
    List<String> issue =
        new ArrayList<>(List.of("-infile", request.toString(), "-outfile", answer.toString()));
    issue.addAll(List.of(more));
    keytool("-gencert", store, "ca", issue.toArray(String[]::new));
    keytool("-importcert", own, "ca", "-file", caFile().toString(), "-noprompt");
    keytool("-importcert", own, "own", "-file", answer.toString(), "-noprompt");
    return own;
  }

  /** Issues a certificate and returns its chain, its own first. */
  X509Certificate[] chain(String subject, String... more) {
    try {
      Certificate[] chain = open(issue(subject, more)).getCertificateChain("own");
      X509Certificate[] all = new X509Certificate[chain.length];
      System.arraycopy(chain, 0, all, 0, chain.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the CA's certificate into a file. */
  public Path caFile() {
    Path file = folder.resolve(store.getFileName() + ".pem");
    if (!Files.exists(file)) {
      keytool("-exportcert", store, "ca", "-file", file.toString(), "-rfc");
    }
    return file;
  }

  /** Writes a store that holds nothing but the CA's certificate. */
  public Path trustStore() {
    Path trust = folder.resolve(store.getFileName() + ".trust.p12");
    keytool("-importcert", trust, "ca", "-file", caFile().toString(), "-noprompt");
    return trust;
  }

  /** Opens a store. */
  public static KeyStore open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void keytool(String command, Path store, String alias, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                alias));
    if (command.equals("-genkeypair")) {
      line.addAll(
          List.of(
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-startdate",
              "-1d",
              "-validity",
              "3650"));
    }
    line.addAll(List.of(more));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("keytool " + command + " failed: " + said);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
