package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page for people with a screen reader or only a keyboard: axe-core's rules, and the main job.
 */
class PageAccessibilityIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir static Path home;

  private static HirobaProcess server;

  @BeforeAll
  static void start() {
    server = HirobaProcess.start(home, Map.of("hiroba.limits.posts-per-second", "0"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void breaksNoRuleOnAnyView(boolean dark) {
    Look look = dark ? Look.laptop().dark() : Look.laptop();
    Window window = BROWSERS.open(server.baseUri(), look);
    check(window, "sign-in");
    window.signIn(Guest.unique("Aiko"));
    Window ben = BROWSERS.open(server.baseUri()).signIn(Guest.unique("Ben"));
    String text = Guest.unique("**hello** `code` https://a.example\n\n> quote\n\n```\nblock\n```");
    ben.say(text);
    ben.hasSentAll();
    Locator message = window.find("hiroba-message").last();
    assertThat(message).containsText("hello");
    message.hover();
    message.locator(".actions__emoji").first().click();
    assertThat(message.locator(".reaction").first()).isVisible();
    check(window, "chat");
    window.find(".room-header").getByLabel("People and details").click();
    assertThat(window.find(".member")).not().hasCount(0);
    check(window, "people");
    Keyboard keyboard = window.page().keyboard();
    keyboard.press("Escape");
    keyboard.press("Control+Shift+F");
    check(window, "search");
    keyboard.press("Escape");
    keyboard.press("Control+k");
    check(window, "switcher");
    keyboard.press("Escape");
    window.find(".rooms__header button").first().click();
    check(window, "rooms");
    window.find("dialog .button--primary").click();
    check(window, "new room");
    keyboard.press("Escape");
    window.find(".account__button").click();
    check(window, "menu");
    window.find(".menu__item").first().click();
    check(window, "settings");
    keyboard.press("Escape");
    window.find(".composer").getByLabel("Emoji").click();
    check(window, "emoji");
  }

  @Test
  void letsTheMainJobBeDoneByKeyboardAlone() {
    Window window = BROWSERS.open(server.baseUri());
    Keyboard keyboard = window.page().keyboard();
    String name = Guest.unique("Mika");
    // The name field has the focus from the start, and so has the composer after it.
    keyboard.type(name);
    keyboard.press("Enter");
    assertThat(window.composer()).isFocused();
    String said = Guest.unique("by keyboard");
    keyboard.type(said);
    keyboard.press("Enter");
    window.sees(said);
    window.hasSentAll();
    keyboard.press("Shift+Tab");
    for (int i = 0; i < 10 && !focused(window, ".timeline__scroller"); i++) {
      keyboard.press("Shift+Tab");
    }
    assertThat(window.find(".timeline__scroller")).isFocused();
    keyboard.press("ArrowUp");
    assertThat(window.message(said)).isFocused();
    keyboard.press("Tab");
    assertThat(window.message(said).locator(".actions button").first()).isFocused();
    keyboard.press("Enter");
    assertThat(window.message(said).locator(".reaction").first()).containsText("👍1");
    keyboard.press("?");
    assertThat(window.find("dialog[open]")).containsText("Go to a room or person");
    keyboard.press("Escape");
    assertThat(window.find("dialog[open]")).hasCount(0);
    keyboard.press("Control+k");
    keyboard.type("lob");
    keyboard.press("Enter");
    assertThat(window.find("dialog[open]")).hasCount(0);
  }

  @Test
  void leadsPastTheSidebarAtOnce() {
    Window window = BROWSERS.open(server.baseUri()).signIn(Guest.unique("Mika"));
    window.find(".room-link").first().focus();
    for (int i = 0; i < 5 && !focused(window, ".skip"); i++) {
      window.page().keyboard().press("Shift+Tab");
    }
    assertThat(window.find(".skip")).isInViewport();
    window.page().keyboard().press("Enter");
    assertThat(window.composer()).isFocused();
  }

  @Test
  void announcesNewMessagesOnceAndNotHistory() {
    Window aiko = BROWSERS.open(server.baseUri()).signIn(Guest.unique("Aiko"));
    assertThat(aiko.find("#announcer")).isEmpty();
    String name = Guest.unique("Ben");
    Window ben = BROWSERS.open(server.baseUri()).signIn(name);
    String said = Guest.unique("listen");
    ben.say(said);
    assertThat(aiko.find("#announcer")).hasText(name + ": " + said);
  }

  private static boolean focused(Window window, String selector) {
    return (boolean)
        window.page().evaluate("(selector) => document.activeElement.matches(selector)", selector);
  }

  private static void check(Window window, String view) {
    assertThat(Axe.violations(window.page())).as(view).isEmpty();
  }
}
