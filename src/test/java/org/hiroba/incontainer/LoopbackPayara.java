package org.hiroba.incontainer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.servers.PayaraDomain;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Prepares what {@code arquillian.xml} names before Arquillian reads it: a domain on loopback and a
 * home folder of the test's own. Goes before {@code ArquillianExtension}. Inside the container,
 * where JUnit runs once more, all of that is there already.
 */
public final class LoopbackPayara implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (System.getProperty("hiroba.tests.payara.domain") != null) {
      return;
    }
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "in-container");
    Path domain = folder.resolve("domain.xml");
    int port = FreePorts.take();
    try (InputStream original =
        getClass().getClassLoader().getResourceAsStream("config/domain.xml")) {
      if (original == null) {
        throw new IOException("payara-embedded-web is not on the class path");
      }
      PayaraDomain.write(original, domain, port);
    }
    System.setProperty("hiroba.tests.payara.domain", domain.toString());
    System.setProperty("hiroba.tests.payara.port", Integer.toString(port));
    System.setProperty("hiroba.home", folder.resolve("home").toString());
    System.setProperty("hiroba.auth", "guest");
    System.setProperty("hiroba.daytime.tcp.port", "0");
    System.setProperty("hiroba.daytime.udp.port", "0");
    System.setProperty("hiroba.echo.port", "0");
  }
}
