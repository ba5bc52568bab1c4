package org.hiroba.page;

import java.net.URI;
import java.util.Map;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server and a browser for the tests of one class, in which people may post as fast as they like.
 * The classes run one after the other: each gets a server and a browser of its own.
 */
abstract class PageWithPeople {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER =
      new OwnServer(
          Map.of("hiroba.limits.posts-per-second", "0", "hiroba.limits.sign-ins-per-minute", "0"));

  /** Opens the page in a new browser and signs somebody in whose name begins so. */
  static Window signedIn(String name) {
    return BROWSERS.open(page()).signIn(Guest.unique(name));
  }

  static URI page() {
    return SERVER.baseUri();
  }

  /** Makes a text that no other test says. */
  static String text(String words) {
    return Guest.unique(words);
  }
}
