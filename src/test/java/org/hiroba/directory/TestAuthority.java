package org.hiroba.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Vouches for servers of a test, by the JDK's keytool. */
final class TestAuthority {
  private static final String SECRET = "changeit";

  private final Path folder;
  private final Path store;

  TestAuthority(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, "authority");
    store = folder.resolve("keys.p12");
    make("ca", "CN=A test", "-ext", "bc:c");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-file", pem().toString());
  }

  /** Returns its own certificate in PEM. */
  Path pem() {
    return folder.resolve("ca.pem");
  }

  /**
   * Makes a server's keys.
   *
   * @param hosts as keytool names them
   * @param dates keytool's own arguments
   */
  SSLContext issue(String name, String hosts, String... dates)
      throws IOException, GeneralSecurityException {
    make(name, "CN=" + name);
    String request = folder.resolve(name + ".csr").toString();
    String answer = folder.resolve(name + ".pem").toString();
    keytool("-certreq", "-alias", name, "-file", request);
    List<String> sign =
        new ArrayList<>(
            List.of("-gencert", "-alias", "ca", "-infile", request, "-outfile", answer, "-rfc"));
    sign.addAll(List.of("-ext", "san=" + hosts));
    sign.addAll(List.of(dates));
    keytool(sign.toArray(String[]::new));
    keytool("-importcert", "-alias", name, "-file", answer, "-noprompt");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, SECRET.toCharArray());
    }
    for (String alias : List.copyOf(java.util.Collections.list(keys.aliases()))) {
      if (!alias.equals(name)) {
        keys.deleteEntry(alias);
      }
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, SECRET.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void make(String alias, String dname, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", dname));
    command.addAll(List.of("-groupname", "secp256r1", "-validity", "3650"));
    command.addAll(List.of(more));
    keytool(command.toArray(String[]::new));
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", SECRET));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
