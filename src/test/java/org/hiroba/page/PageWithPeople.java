package org.hiroba.page;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server and a browser for the tests of one class, in which people may post as fast as they like.
 * The classes run one after the other: each gets a server and a browser of its own.
 */
abstract class PageWithPeople {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir static Path home;

  private static HirobaProcess server;

  @BeforeAll
  static void start() {
    server = HirobaProcess.start(home, Map.of("hiroba.limits.posts-per-second", "0"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Opens the page in a new browser and signs somebody in whose name begins so. */
  static Window signedIn(String name) {
    return BROWSERS.open(page()).signIn(Guest.unique(name));
  }

  static URI page() {
    return server.baseUri();
  }

  /** Makes a text that no other test says. */
  static String text(String words) {
    return Guest.unique(words);
  }
}
