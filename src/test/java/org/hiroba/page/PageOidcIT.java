package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.OidcServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The sign-in page where people come by a provider. */
class PageOidcIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @Test
  void goesToTheProviderAndBackIntoTheRoomAndOutAgain() throws IOException {
    // The first administrator comes by a group: nobody is asked to set the server up.
    try (OidcServer server =
        OidcServer.start(folder, Map.of("hiroba.auth.admin-groups", "chat-users"))) {
      URI base = server.baseUri();
      Window window = BROWSERS.open(base.resolve("#/r/lobby"));
      assertThat(window.find("#password")).hasCount(0);
      window.find(".providers a").click();
      assertThat(window.composer()).isVisible();
      assertThat(window.find(".account__name")).hasText("Alice Example");
      assertThat(window.page()).hasURL(base + "#/r/lobby");

      window.find(".account__button").click();
      window.find("#account-menu").getByText("Sign out").click();
      assertThat(window.find(".providers a")).hasText("Sign in with Office");
      assertThat(window.page()).hasURL(base.toString());
      // The way leads to another server on purpose, twice.
      window.takeMishaps();
    }
  }

  @Test
  void saysInTheReadersLanguageThatTheProviderSaidNo() throws IOException {
    try (OidcServer server = OidcServer.start(folder, Map.of())) {
      server.provider().answer().put("code", "");
      server.provider().answer().put("error", "access_denied");
      Window window = BROWSERS.open(server.baseUri(), Look.phone().japanese());
      window.find(".providers a").click();
      assertThat(window.find(".gate")).containsText("許可されませんでした");
      window.takeMishaps();
    }
  }
}
