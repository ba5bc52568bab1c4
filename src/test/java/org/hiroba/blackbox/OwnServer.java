package org.hiroba.blackbox;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One {@code java -jar target/hiroba.war} for the tests of one class, with settings of its own.
 *
 * <p>Register it as a static field with {@code @RegisterExtension}.
 */
public final class OwnServer implements BeforeAllCallback, AfterAllCallback {
  private final Map<String, String> settings;
  private Optional<TemporaryServer> server = Optional.empty();

  /**
   * Makes one that does not run yet.
   *
   * @param settings {@code hiroba.*} keys and values, instead of or beside what tests need anyway
   */
  public OwnServer(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = Optional.of(new TemporaryServer(settings));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  /** Returns the context root, ending with a slash. */
  public URI baseUri() {
    return server.orElseThrow().process().baseUri();
  }
}
