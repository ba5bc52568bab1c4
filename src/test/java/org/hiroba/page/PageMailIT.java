package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.smtp.LocalMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Mail on the page: one's own address, invitations, and a forgotten password. */
class PageMailIT {
  private static final String PASSWORD = "four plain words here";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private HirobaProcess start(LocalMailServer mails) {
    return HirobaProcess.start(
        folder.resolve("home"),
        Map.of(
            "hiroba.auth", "local",
            "hiroba.url", "https://chat.example.com",
            "hiroba.mail.host", "localhost",
            "hiroba.mail.port", Integer.toString(mails.port()),
            "hiroba.mail.from", "hiroba@example.com",
            "hiroba.mail.tls", "off"));
  }

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

  private static void open(Window window, String label) {
    window.find(".account__button").click();
    window.find("#account-menu").getByText(label).click();
    assertThat(window.dialog()).isVisible();
  }

  private static void looksWell(Window window, String name) {
    window.screenshot("mail-" + name);
    assertThat(Axe.violations(window.page())).as(name).isEmpty();
  }

  private static void giveAddress(Window window, LocalMailServer mails, URI base) {
    open(window, "Password and sign-ins");
    Page page = window.page();
    assertThat(window.dialog()).containsText("None is known.");
    page.fill("#security-mail", "no address");
    page.fill("#security-mail-password", PASSWORD);
    page.press("#security-mail-password", "Enter");
    assertThat(window.find("#security-mail-error")).containsText("name@example.com");
    window.takeMishaps();
    page.fill("#security-mail", "root@example.com");
    looksWell(window, "own");
    page.press("#security-mail-password", "Enter");
    assertThat(window.dialog()).containsText("root@example.com is to be confirmed");
    LocalMailServer.Mail question = mails.await(1);
    assertThat(question.to()).isEqualTo("root@example.com");
    Window confirming = BROWSERS.open(base.resolve("#/mail/" + question.token()));
    assertThat(confirming.find("h2")).hasText("Confirm your mail address");
    looksWell(confirming, "confirm");
    confirming.find("hiroba-sign-in button").click();
    assertThat(confirming.find("[role=status]").first()).hasText("The address is confirmed.");
    page.keyboard().press("Escape");
  }

  @Test
  void givesAnAddressAndGetsALinkForAForgottenPassword() throws IOException {
    try (LocalMailServer mails = LocalMailServer.plain();
        HirobaProcess server = start(mails)) {
      Window window = setUp(server.baseUri());
      giveAddress(window, mails, server.baseUri());
      open(window, "Password and sign-ins");
      assertThat(window.dialog()).containsText("Mails go to root@example.com.");
      Window phone = BROWSERS.open(server.baseUri(), Look.phone().japanese());
      phone.page().fill("#name", "root");
      looksWell(phone, "sign-in-ja");
      phone.find("#forgot").press("Enter");
      assertThat(phone.find("#forgot-name")).isFocused();
      assertThat(phone.find("#forgot-name")).hasValue("root");
      looksWell(phone, "forgot-ja");
      phone.page().press("#forgot-name", "Enter");
      assertThat(phone.find("hiroba-sign-in [role=status]")).containsText("まもなくリンクが届きます");
      looksWell(phone, "forgot-sent-ja");
      LocalMailServer.Mail forgotten = mails.await(2);
      assertThat(forgotten.subject()).isEqualTo("新しいパスワードの設定");
      phone.find("hiroba-sign-in button").click();
      assertThat(phone.find("#name")).isVisible();
      Window other = BROWSERS.open(server.baseUri().resolve("#/reset/" + forgotten.token()));
      other.page().fill("#entry-password", "another four plain words");
      other.page().press("#entry-password", "Enter");
      assertThat(mails.await(3).subject()).isEqualTo("Your password was changed");
      window.takeMishaps();
      server.stop();
    }
  }

  @Test
  void mailsAnInvitationToOnePersonAlone() throws IOException {
    try (LocalMailServer mails = LocalMailServer.plain();
        HirobaProcess server = start(mails)) {
      Window window = setUp(server.baseUri());
      open(window, "Invite people");
      Page page = window.page();
      assertThat(window.find("#invite-mail")).isVisible();
      page.selectOption("#invite-uses", "10");
      assertThat(window.find("#invite-mail")).isHidden();
      page.selectOption("#invite-uses", "1");
      page.fill("#invite-mail", "bob@example.com");
      looksWell(window, "invite");
      window.dialog().getByText("Make a link").click();
      assertThat(window.dialog()).containsText("The link is on its way to bob@example.com.");
      assertThat(window.find("#invite-link")).isVisible();
      assertThat(window.find(".sign-ins__item")).containsText("bob@example.com: 1 person");
      looksWell(window, "invited");
      assertThat(window.find("#invite-link").inputValue()).endsWith(mails.await(1).token());
      server.stop();
    }
  }
}
