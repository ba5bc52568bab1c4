package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.hiroba.blackbox.OidcServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The sign-in page where people come by a provider. */
class PageOidcIT {
  private static final String PASSWORD = "four plain words here";

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

  @Test
  void linksTheAccountThereWithTheOneHereAndUnlinksItAgain() throws IOException {
    try (OidcServer server = OidcServer.start(folder, Map.of("hiroba.auth", "local,oidc"))) {
      Window window = BROWSERS.open(server.baseUri());
      window.page().fill("#entry-setupToken", Files.readString(folder.resolve("home/setup-token")));
      window.page().fill("#entry-name", "root");
      window.page().fill("#entry-password", PASSWORD);
      window.page().press("#entry-password", "Enter");
      assertThat(window.composer()).isVisible();

      openSecurity(window);
      window.find("dialog[open]").getByText("Link Office").press("Enter");
      assertThat(window.find("main")).containsText("Your account there is linked.");
      Assertions.assertThat(Axe.violations(window.page())).isEmpty();
      window.find("main a").click();
      assertThat(window.find(".account__name")).hasText("root");

      openSecurity(window);
      assertThat(window.find("dialog[open] .sign-ins__item").first()).containsText("Office");
      Assertions.assertThat(Axe.violations(window.page())).isEmpty();
      window.screenshot("own-identities");
      window.find("[aria-label='Unlink Office']").press("Enter");
      assertThat(window.find("[aria-label='Unlink Office']")).hasCount(0);
      assertThat(window.find("dialog[open]").getByText("Link Office")).isVisible();
      window.takeMishaps();
    }
  }

  private static void openSecurity(Window window) {
    window.find(".account__button").click();
    window.find("#account-menu").getByText("Password and sign-ins").click();
    assertThat(window.find("dialog[open] .form__title").first()).isVisible();
  }
}
