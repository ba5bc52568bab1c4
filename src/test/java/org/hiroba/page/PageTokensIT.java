package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaServer;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens of one's own: made, shown once, listed and revoked. */
class PageTokensIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private static void open(Window window, String item) {
    window.find(".account__button").click();
    window.find("#account-menu").getByText(item).click();
    assertThat(window.find("#tokens-name")).isVisible();
  }

  private static int status(String token, String path) {
    return new Http(SERVER.baseUri()).get(path, "Authorization", "Bearer " + token).statusCode();
  }

  @Test
  void makesATokenForSomeRoomsShowsItOnceAndRevokesIt() {
    Window window = BROWSERS.open(SERVER.baseUri()).signIn(Guest.unique("Aiko"));
    open(window, "Tokens");
    assertThat(Axe.violations(window.page())).isEmpty();
    Page page = window.page();
    page.fill("#tokens-name", "build <b>server</b>");
    page.selectOption("#tokens-scope", "read");
    page.selectOption("#tokens-days", "30");
    window.dialog().locator(".picks input").first().check();
    window.dialog().getByText("Make a token").click();
    assertThat(window.find("#tokens-secret")).isVisible();
    assertThat(window.find("#tokens-secret")).isFocused();
    final String token = window.find("#tokens-secret").inputValue();
    assertThat(token).startsWith("hrb_");
    assertThat(window.find(".sign-ins__item")).containsText("build <b>server</b>");
    assertThat(window.find(".sign-ins__item")).containsText("Read only");
    assertThat(window.find(".sign-ins__item")).containsText("Not used yet");
    assertThat(Axe.violations(page)).isEmpty();
    window.screenshot("tokens");
    assertThat(status(token, "api/v1/rooms/lobby/messages")).isEqualTo(200);
    assertThat(status(token, "api/v1/tokens")).isEqualTo(403);

    page.keyboard().press("Escape");
    open(window, "Tokens");
    assertThat(window.find("#tokens-secret")).isHidden();
    window.find(".sign-ins__item").getByText("Revoke").click();
    assertThat(window.find(".sign-ins__item")).hasCount(0);
    assertThat(status(token, "api/v1/session")).isEqualTo(401);
  }

  @Test
  void saysWhatIsWrongOnAJapanesePhone() {
    Window window =
        BROWSERS.open(SERVER.baseUri(), Look.phone().japanese()).signIn(Guest.unique("花子"));
    window.find(".room-header__back").click();
    open(window, "トークン");
    window.dialog().getByText("トークンを作る").click();
    assertThat(window.find("#tokens-error")).containsText("用途は 1 行で");
    window.takeMishaps();
    window.page().fill("#tokens-name", "CI");
    window.dialog().getByText("トークンを作る").click();
    assertThat(window.find(".sign-ins__item")).containsText("投稿のみ");
    assertThat(Axe.violations(window.page())).isEmpty();
    assertThat(
            (Boolean)
                window
                    .page()
                    .evaluate(
                        "document.documentElement.scrollWidth <= innerWidth"
                            + " && document.querySelector('dialog').scrollWidth <= innerWidth"))
        .isTrue();
    window.screenshot("tokens-phone");
  }
}
