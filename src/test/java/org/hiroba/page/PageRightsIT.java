package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What the page offers to whom: rooms of announcements, and guests. */
class PageRightsIT {
  private static final String PASSWORD = "four plain words here";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Window setUp(URI base) throws IOException {
    Window window = BROWSERS.open(base);
    Page page = window.page();
    page.fill("#entry-setupToken", Files.readString(folder.resolve("home/setup-token")));
    page.fill("#entry-name", "root");
    page.fill("#entry-password", PASSWORD);
    page.press("#entry-password", "Enter");
    assertThat(window.composer()).isVisible();
    return window;
  }

  private static Window invited(Window admin, String name, String role) {
    admin.find(".account__button").click();
    admin.find("#account-menu").getByText("Invite people").click();
    admin.page().selectOption("#invite-role", role);
    admin.dialog().getByText("Make a link").click();
    assertThat(admin.find("#invite-link")).isVisible();
    URI link = URI.create(admin.find("#invite-link").inputValue());
    admin.page().keyboard().press("Escape");
    Window window = BROWSERS.open(link);
    window.page().fill("#entry-name", name);
    window.page().fill("#entry-password", PASSWORD);
    window.page().press("#entry-password", "Enter");
    assertThat(window.composer()).isVisible();
    return window;
  }

  @Test
  void aRoomOfAnnouncementsIsSetInItsDetailsAndSaysWhyOneDoesNotWrite() throws IOException {
    try (HirobaProcess server =
        HirobaProcess.start(folder.resolve("home"), Map.of("hiroba.auth", "local"))) {
      Window root = setUp(server.baseUri());
      Window ben = invited(root, "ben", "member");
      root.find("hiroba-room-header")
          .getByRole(AriaRole.BUTTON)
          .and(root.page().getByTitle("People and details"))
          .click();
      root.find(".details__actions").getByText("Who writes here").click();
      root.dialog().getByText("Owners only").click();
      root.dialog().getByText("Save").click();
      assertThat(ben.find(".composer__bar").getByText("Announcements: only owners")).isVisible();
      assertThat(ben.composer()).isHidden();
      assertThat(root.composer()).isVisible();
      root.composer().fill("The office closes at noon.");
      root.composer().press("Enter");
      assertThat(ben.find("hiroba-message").last()).containsText("closes at noon");
      root.find(".details__actions").getByText("Who writes here").click();
      root.dialog().getByText("All members").click();
      root.dialog().getByText("Save").click();
      assertThat(ben.composer()).isVisible();
      server.stop();
    }
  }

  @Test
  void aGuestIsOfferedNothingThatGuestsMayNot() throws IOException {
    try (HirobaProcess server =
        HirobaProcess.start(folder.resolve("home"), Map.of("hiroba.auth", "local"))) {
      Window root = setUp(server.baseUri());
      Window gus = invited(root, "gus", "guest");
      assertThat(gus.find(".room-link")).hasCount(1);
      assertThat(gus.find(".rooms__header .icon-button:not([hidden])")).hasCount(0);
      gus.find(".account__button").click();
      assertThat(gus.find("#account-menu").getByText("Password and sign-ins")).isVisible();
      assertThat(gus.find("#account-menu").getByText("Invite people")).hasCount(0);
      gus.page().keyboard().press("Escape");
      gus.composer().fill("Hello from outside.");
      gus.composer().press("Enter");
      assertThat(root.find("hiroba-message").last()).containsText("Hello from outside.");
      server.stop();
    }
  }
}
