package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
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

/** The first visit to a server with passwords, and what people do about their own account. */
class PageAccountsIT {
  private static final String PASSWORD = "four plain words here";
  private static final String OTHER = "another four plain words";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private HirobaProcess start() {
    return HirobaProcess.start(folder.resolve("home"), Map.of("hiroba.auth", "local"));
  }

  private Window setUp(URI base) throws IOException {
    Window window = BROWSERS.open(base);
    assertThat(window.find("h2")).hasText("Set up this server");
    Page page = window.page();
    page.fill("#entry-setupToken", Files.readString(folder.resolve("home/setup-token")));
    page.fill("#entry-name", "root");
    page.fill("#entry-displayName", "Aiko");
    page.fill("#entry-password", PASSWORD);
    page.press("#entry-password", "Enter");
    assertThat(window.composer()).isVisible();
    return window;
  }

  private static void signIn(Window window, String password) {
    window.page().fill("#name", "root");
    window.page().fill("#password", password);
    window.page().press("#password", "Enter");
  }

  @Test
  void setsTheServerUpAndSignsInFromAnotherBrowser() throws IOException {
    try (HirobaProcess server = start()) {
      Window window = setUp(server.baseUri());
      assertThat(window.find(".account__name")).hasText("Aiko");
      Window other = BROWSERS.open(server.baseUri());
      signIn(other, OTHER);
      assertThat(other.find("#name-error")).hasText("Name and password do not match.");
      // The browser tells of each answer that is no success.
      other.takeMishaps();
      signIn(other, PASSWORD);
      assertThat(other.composer()).isVisible();
      server.stop();
    }
  }

  @Test
  void saysWhatIsWrongWithASetUpAndKeepsWhatWasTyped() throws IOException {
    try (HirobaProcess server = start()) {
      Window window = BROWSERS.open(server.baseUri(), Look.phone().japanese());
      Page page = window.page();
      assertThat(window.find("h2")).hasText("サーバーの初期設定");
      page.fill("#entry-setupToken", "hra_no");
      page.fill("#entry-name", "root");
      page.fill("#entry-password", "short");
      page.press("#entry-password", "Enter");
      assertThat(window.find("#entry-error")).containsText("10 文字以上");
      page.fill("#entry-password", PASSWORD);
      page.press("#entry-password", "Enter");
      assertThat(window.find("#entry-error")).containsText("設定用トークンが違う");
      assertThat(window.find("#entry-name")).hasValue("root");
      window.takeMishaps();
      server.stop();
    }
  }

  @Test
  void invitesSomebodyByALinkAndSetsAForgottenPassword() throws IOException {
    try (HirobaProcess server = start()) {
      Window window = setUp(server.baseUri());
      window.find(".account__button").click();
      window.find("#account-menu").getByText("Invite people").click();
      window.dialog().getByText("Make a link").click();
      assertThat(window.find("#invite-link")).isVisible();
      String link = window.find("#invite-link").inputValue();
      assertThat(window.find(".sign-ins__item")).containsText("1 person, members");
      Window ben = BROWSERS.open(URI.create(link));
      assertThat(ben.find("h2")).hasText("You are invited");
      ben.page().fill("#entry-name", "ben");
      ben.page().fill("#entry-password", PASSWORD);
      ben.page().press("#entry-password", "Enter");
      assertThat(ben.composer()).isVisible();
      assertThat(ben.find("#account-menu").getByText("Invite people")).hasCount(0);
      Window late = BROWSERS.open(URI.create(link));
      late.page().fill("#entry-name", "late");
      late.page().fill("#entry-password", PASSWORD);
      late.page().press("#entry-password", "Enter");
      assertThat(late.find("#entry-error")).containsText("This link was used up");
      late.takeMishaps();
      server.stop();
    }
  }

  @Test
  void changesThePasswordAndEndsASignInElsewhere() throws IOException {
    try (HirobaProcess server = start()) {
      Window window = setUp(server.baseUri());
      Window other = BROWSERS.open(server.baseUri());
      signIn(other, PASSWORD);
      assertThat(other.composer()).isVisible();
      window.find(".account__button").click();
      window.find("#account-menu").getByText("Password and sign-ins").click();
      assertThat(window.find(".sign-ins__item")).hasCount(2);
      window.find(".sign-ins__item").getByText("Sign out there").click();
      assertThat(window.find(".sign-ins__item")).hasCount(1);
      assertThat(other.find("#password")).isVisible();
      other.takeMishaps();
      window.page().fill("#security-old", PASSWORD);
      window.page().fill("#security-new", OTHER);
      window.page().press("#security-new", "Enter");
      assertThat(window.find(".toast")).hasText("The password is changed.");
      signIn(other, OTHER);
      assertThat(other.composer()).isVisible();
      server.stop();
    }
  }
}
