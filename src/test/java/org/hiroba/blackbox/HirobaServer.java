package org.hiroba.blackbox;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server that {@code *BlackBoxIT} classes talk to: the one that {@code -Dhiroba.tests.url}
 * names, else one {@code java -jar target/hiroba.war} for all of them together.
 *
 * <p>Register it as a static field with {@code @RegisterExtension}. Since it is shared, a test uses
 * names and texts of its own.
 */
public final class HirobaServer implements BeforeAllCallback {
  private static final Namespace SHARED = Namespace.create(HirobaServer.class);

  private URI baseUri = URI.create("about:blank");
  private String serverName = "";

  @Override
  public void beforeAll(ExtensionContext context) {
    serverName = context.getConfigurationParameter("hiroba.tests.server").orElse("executable");
    String url = context.getConfigurationParameter("hiroba.tests.url").orElse("");
    baseUri =
        url.isBlank()
            ? context
                .getRoot()
                .getStore(SHARED)
                .computeIfAbsent(
                    TemporaryServer.class,
                    key -> new TemporaryServer(Map.of()),
                    TemporaryServer.class)
                .process()
                .baseUri()
            : URI.create(url.endsWith("/") ? url : url + "/");
  }

  /** Returns the context root, ending with a slash. */
  public URI baseUri() {
    return baseUri;
  }

  /** Returns what runs it: {@code executable}, or a name that {@code -Dservers=} knows. */
  public String serverName() {
    return serverName;
  }

  /** Returns an HTTP client for it. */
  public Http http() {
    return new Http(baseUri);
  }

  /** Signs somebody in under a name of this test's own that begins so. */
  public Guest guest(String name) {
    return Guest.signIn(baseUri, Guest.unique(name));
  }
}
