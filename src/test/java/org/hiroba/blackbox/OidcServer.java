package org.hiroba.blackbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hiroba.oidc.LyingProvider;

/** A server whose people come from a provider that is a test's. */
public final class OidcServer implements AutoCloseable {
  private final LyingProvider provider = new LyingProvider();
  private final HirobaProcess process;

  private OidcServer(Path folder, Map<String, String> more) throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, LyingProvider.SECRET);
    int port = FreePorts.take();
    Map<String, String> settings = new HashMap<>();
    settings.put("hiroba.auth", "oidc");
    settings.put("hiroba.http.port", Integer.toString(port));
    settings.put("hiroba.url", "http://localhost:" + port);
    settings.put("hiroba.auth.oidc.issuer", provider.issuer());
    settings.put("hiroba.auth.oidc.client-id", LyingProvider.CLIENT);
    settings.put("hiroba.auth.oidc.client-secret-file", secret.toString());
    settings.put("hiroba.auth.oidc.label", "Office");
    settings.putAll(more);
    settings.replaceAll((key, value) -> value.replace("ISSUER", provider.issuer()));
    process = HirobaProcess.start(folder.resolve("home"), settings);
  }

  /**
   * Starts both.
   *
   * @param more {@code hiroba.*} settings, in whose values {@code ISSUER} is the provider's
   */
  public static OidcServer start(Path folder, Map<String, String> more) throws IOException {
    return new OidcServer(folder, more);
  }

  /** Returns the provider. */
  public LyingProvider provider() {
    return provider;
  }

  /** Returns the context root, ending with a slash. */
  public URI baseUri() {
    return process.baseUri();
  }

  /** Returns what the server said. */
  public String text() {
    return process.text();
  }

  /** Opens a browser without cookies. */
  public CookieBrowser browser() {
    return new CookieBrowser(baseUri());
  }

  @Override
  public void close() {
    process.close();
    provider.close();
  }
}
