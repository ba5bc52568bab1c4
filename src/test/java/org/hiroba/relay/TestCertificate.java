package org.hiroba.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate for localhost that vouches for itself, made by the JDK's keytool. */
public record TestCertificate(X509Certificate certificate, PrivateKey privateKey) {
  /**
   * Makes one.
   *
   * @param folder where keytool may leave its key store
   * @param algorithm of the key
   * @param more of keytool's arguments
   */
  public static TestCertificate make(Path folder, String algorithm, String... more) {
    try {
      Path store = Files.createTempDirectory(folder, "keys").resolve("store.p12");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "k",
                  "-keyalg",
                  algorithm,
                  "-dname",
                  "CN=localhost",
                  "-startdate",
                  "-1y",
                  "-validity",
                  "3650",
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-keystore",
                  store.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "secret"));
      command.addAll(List.of(more));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("keytool failed: " + said);
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, "secret".toCharArray());
      }
      return new TestCertificate(
          (X509Certificate) keys.getCertificate("k"),
          (PrivateKey) keys.getKey("k", "secret".toCharArray()));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Returns the certificate in PEM. */
  String pem() {
    try {
      return block("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the private key in PEM, as PKCS#8. */
  String key() {
    return block("PRIVATE KEY", privateKey.getEncoded());
  }

  /** Returns the private key in PEM as older tools write it: PKCS#1 or SEC 1, out of the PKCS#8. */
  String traditionalKey() {
    byte[] der = privateKey.getEncoded();
    int at = content(der, 0);
    at = content(der, at) + length(der, at); // the version
    at = content(der, at) + length(der, at); // the algorithm
    byte[] inner = Arrays.copyOfRange(der, content(der, at), content(der, at) + length(der, at));
    return block(privateKey.getAlgorithm() + " PRIVATE KEY", inner);
  }

  /** Writes both into files of a folder. */
  public TlsFiles write(Path folder, String name) throws IOException {
    TlsFiles files = new TlsFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    Files.writeString(files.pem(), pem());
    Files.writeString(files.key(), key());
    return files;
  }

  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return at + (first < 0x80 ? 2 : 2 + (first & 0x7F));
  }

  private static int length(byte[] der, int at) {
    int length = der[at + 1] & 0xFF;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = 0; i < (length & 0x7F); i++) {
      value = value << 8 | (der[at + 2 + i] & 0xFF);
    }
    return value;
  }

  private static String block(String label, byte[] der) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der));
    out.writeBytes(("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII));
    return out.toString(StandardCharsets.US_ASCII);
  }
}
