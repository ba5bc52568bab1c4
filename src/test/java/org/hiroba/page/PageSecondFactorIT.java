package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.feature.factor.AppCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The second factor on the page: set up, asked for, and turned off. */
class PageSecondFactorIT {
  private static final String PASSWORD = "four plain words here";
  private static final Duration STEP = Duration.ofSeconds(30);

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private HirobaProcess start(String mode) {
    return HirobaProcess.start(
        folder.resolve("home"), Map.of("hiroba.auth", "local", "hiroba.auth.second-factor", mode));
  }

  private void setUp(Window window) throws IOException {
    Page page = window.page();
    page.fill("#entry-setupToken", Files.readString(folder.resolve("home/setup-token")));
    page.fill("#entry-name", "root");
    page.fill("#entry-password", PASSWORD);
    page.press("#entry-password", "Enter");
  }

  private static void signIn(Window window, String code) {
    Page page = window.page();
    page.fill("#name", "root");
    page.fill("#password", PASSWORD);
    page.press("#password", "Enter");
    assertThat(window.find("#code")).isFocused();
    page.fill("#code", code);
    page.press("#code", "Enter");
  }

  private static void signOut(Window window) {
    window.find(".account__button").click();
    window.find("#account-menu").getByText("Sign out", exactly()).click();
    assertThat(window.find("#name")).isVisible();
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static void openDialog(Window window, String label) {
    window.find(".account__button").click();
    window.find("#account-menu").getByText(label).click();
    assertThat(window.dialog()).isVisible();
  }

  private static String secret(Window window) {
    return window.find("#factor-secret").textContent().replace(" ", "");
  }

  private static List<String> recoveryCodes(Window window) {
    assertThat(window.find("#factor-codes li")).hasCount(10);
    return window.find("#factor-codes li").allTextContents();
  }

  private static void hasNoFaults(Window window) {
    assertThat(Axe.violations(window.page())).isEmpty();
  }

  @Test
  void setsItUpSignsInWithACodeAndWithARecoveryCodeAndTurnsItOff() throws IOException {
    try (HirobaProcess server = start("optional")) {
      Window window = BROWSERS.open(server.baseUri());
      setUp(window);
      assertThat(window.composer()).isVisible();
      openDialog(window, "Password and sign-ins");
      window.find("#factor-on").press("Enter");
      assertThat(window.find("#factor-code")).isFocused();
      String secret = secret(window);
      assertThat(window.find("svg[role=img]")).isVisible();
      window.screenshot("second-factor-enrolment");
      hasNoFaults(window);
      window.page().fill("#factor-code", "no code");
      window.page().press("#factor-code", "Enter");
      assertThat(window.find("#factor-error")).containsText("This code is not right");
      window.page().fill("#factor-code", AppCode.at(secret, Instant.now()));
      window.page().press("#factor-code", "Enter");
      List<String> codes = recoveryCodes(window);
      assertThat(window.find("#factor-codes-title")).isFocused();
      window.screenshot("second-factor-codes");
      hasNoFaults(window);
      Download kept =
          window.page().waitForDownload(() -> window.dialog().getByText("Download").click());
      assertThat(Files.readString(kept.path())).contains(codes);
      window.dialog().getByText("Print").click();
      window.find("#factor-done").click();
      assertThat(window.dialog()).containsText("10 recovery codes are left.");
      hasNoFaults(window);
      window.page().keyboard().press("Escape");
      window.takeMishaps();

      signOut(window);
      signIn(window, "000000");
      assertThat(window.find("#name-error")).containsText("Password and code do not fit");
      window.screenshot("second-factor-sign-in");
      hasNoFaults(window);
      window.page().fill("#code", AppCode.at(secret, Instant.now().plus(STEP)));
      window.page().press("#code", "Enter");
      assertThat(window.composer()).isVisible();
      window.takeMishaps();

      signOut(window);
      signIn(window, codes.get(0));
      assertThat(window.composer()).isVisible();
      openDialog(window, "Password and sign-ins");
      assertThat(window.dialog()).containsText("9 recovery codes are left.");
      window.page().fill("#factor-off-code", codes.get(1));
      window.page().press("#factor-off-code", "Enter");
      assertThat(window.find("#factor-on")).isFocused();
      window.takeMishaps();
      server.stop();
    }
  }

  @Test
  void setsItUpBeforeAnybodyIsInOnAPhoneInJapanese() throws IOException {
    try (HirobaProcess server = start("all")) {
      URI base = server.baseUri();
      Window window = BROWSERS.open(base, Look.phone().japanese());
      setUp(window);
      assertThat(window.find("h2")).hasText("2 段階認証の設定");
      assertThat(window.find("#factor-code")).isFocused();
      String secret = secret(window);
      window.screenshot("second-factor-required-ja");
      hasNoFaults(window);
      // As an input method writes digits.
      String wide =
          AppCode.at(secret, Instant.now())
              .chars()
              .map(digit -> digit - '0' + '０')
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      window.page().fill("#factor-code", wide);
      window.page().press("#factor-code", "Enter");
      List<String> codes = recoveryCodes(window);
      window.screenshot("second-factor-codes-ja");
      hasNoFaults(window);
      window.find("#factor-done").click();
      assertThat(window.composer()).isVisible();
      window.takeMishaps();

      Window other = BROWSERS.open(base, Look.phone().japanese());
      signIn(other, "abc");
      assertThat(other.find("#name-error")).containsText("コードが合わない");
      other.page().fill("#code", codes.get(3));
      other.page().press("#code", "Enter");
      assertThat(other.composer()).isVisible();
      other.find(".room-header__back").click();
      openDialog(other, "パスワードとサインイン");
      assertThat(other.dialog()).containsText("リカバリーコードの残り: 9 個");
      other.screenshot("second-factor-on-ja");
      hasNoFaults(other);
      other.takeMishaps();

      Window plain = BROWSERS.openWithoutScripts(base, Look.phone().japanese());
      assertThat(plain.find("#code")).isHidden();
      plainSignIn(plain);
      assertThat(plain.find("#name-error")).containsText("2 段階認証が設定されています");
      plain.page().fill("#code", codes.get(4));
      plainSignIn(plain);
      assertThat(plain.find(".plain__rooms")).isVisible();
      server.stop();
    }
  }

  private static void plainSignIn(Window window) {
    window.page().fill("#name", "root");
    window.page().fill("#password", PASSWORD);
    window.page().press("#password", "Enter");
  }
}
