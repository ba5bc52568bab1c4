package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page for people with a screen reader or only a keyboard: axe-core's rules, and the main job.
 */
class PageAccessibilityIT extends PageWithPeople {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void breaksNoRuleOnAnyView(boolean dark) {
    Look look = dark ? Look.laptop().dark() : Look.laptop();
    Window window = BROWSERS.open(page(), look);
    check(window, "sign-in");
    window.signIn(Guest.unique("Aiko"));
    Window ben = BROWSERS.open(page()).signIn(Guest.unique("Ben"));
    String said = Guest.unique("hello");
    ben.say("**bold** `code` https://a.example\n\n> quote\n\n```java\nreturn 1; // one\n```");
    ben.say(Guest.unique("helo"));
    ben.hasSentAll();
    ben.composer().press("ArrowUp");
    ben.composer().fill(said);
    ben.composer().press("Enter");
    window.sees(said);
    assertThat(window.find(".hljs-keyword").last()).isVisible();
    window.act(said, "React with 👍");
    assertThat(window.message(said).locator(".reaction").first()).isVisible();
    check(window, "chat");
    Keyboard keyboard = window.page().keyboard();
    window.act(said, "More actions");
    check(window, "menu of a message");
    keyboard.press("Escape");
    window.act(said, "Reply");
    check(window, "reply");
    window.composer().press("Escape");
    for (String pane : new String[] {"Pinned messages", "People and details", "Search"}) {
      window.find(".room-header").getByLabel(pane).click();
      assertThat(window.find(".details h2")).hasText(pane);
      check(window, pane);
    }
    window.find("#search-field").fill(said);
    assertThat(window.find(".hit").first()).isVisible();
    check(window, "results");
    for (String pane : new String[] {"mentions", "saved"}) {
      window.find("[data-details=" + pane + "]").click();
      assertThat(window.find("[data-details=" + pane + "]")).hasAttribute("aria-expanded", "true");
      check(window, pane);
    }
    window.find(".details__header button").click();
    keyboard.press("Control+k");
    checkDialog(window, "switcher");
    window.find(".day__label").last().click();
    checkDialog(window, "jump to a date");
    window.find(".message__edited").last().click();
    checkDialog(window, "earlier versions");
    window.find(".rooms__header .icon-button").last().click();
    checkDialog(window, "new direct message");
    window.find(".message__author").last().click();
    assertThat(window.find(".person-card")).isVisible();
    check(window, "a person");
    keyboard.press("Escape");
    window.browseRooms();
    assertThat(window.dialog()).isVisible();
    check(window, "rooms");
    window.find("dialog .button--primary").click();
    assertThat(window.dialog().getByRole(AriaRole.TEXTBOX).first()).isVisible();
    checkDialog(window, "new room");
    for (int item = 0; item < 3; item++) {
      window.find(".account__button").click();
      check(window, "menu");
      window.find(".account .menu__item").nth(item).click();
      checkDialog(window, "profile, settings, help: " + item);
    }
    window.find(".composer").getByLabel("Emoji").click();
    check(window, "emoji");
    keyboard.press("Escape");
    window.composer().pressSequentially("/s");
    check(window, "completion");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void breaksNoRuleOnAPhone(boolean dark) {
    Look look = dark ? Look.phone().dark() : Look.phone();
    Window window = BROWSERS.open(page(), look).signIn(Guest.unique("Aiko"));
    Window ben = BROWSERS.open(page()).signIn(Guest.unique("Ben"));
    String text = Guest.unique("hello");
    ben.say(text);
    window.sees(text);
    window.message(text).tap();
    check(window, "chat");
    window.message(text).getByLabel("More actions").tap();
    check(window, "menu of a message");
    window.page().keyboard().press("Escape");
    window.find(".room-header__members").tap();
    check(window, "people");
    window.find(".details__header button").tap();
    window.find(".room-header__back").tap();
    check(window, "rooms");
  }

  @Test
  void letsTheMainJobBeDoneByKeyboardAlone() {
    Window window = BROWSERS.open(page());
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
    keyboard.press("Shift+F6");
    assertThat(window.find(".timeline__scroller")).isFocused();
    keyboard.press("ArrowUp");
    assertThat(window.message(said)).isFocused();
    keyboard.press("Tab");
    assertThat(window.message(said).locator(".actions button").first()).isFocused();
    keyboard.press("Enter");
    assertThat(window.message(said).locator(".reaction").first()).containsText("👍1");
    // The menu gives the focus back to the button that opened it.
    for (int i = 0; i < 10 && !focused(window, "[aria-label='More actions']"); i++) {
      keyboard.press("Tab");
    }
    keyboard.press("Enter");
    assertThat(window.find(".popup-menu")).isVisible();
    keyboard.press("Escape");
    assertThat(window.message(said).locator("[aria-haspopup=menu]")).isFocused();
    keyboard.press("Enter");
    keyboard.press("ArrowDown");
    keyboard.press("Enter");
    assertThat(window.find(".toast").last()).containsText("Saved.");
    assertThat(window.message(said).locator("[aria-haspopup=menu]")).isFocused();
    // On along the buttons: answer it.
    for (int i = 0; i < 10 && !focused(window, "[aria-label=Reply]"); i++) {
      keyboard.press("Shift+Tab");
    }
    keyboard.press("Enter");
    assertThat(window.composer()).isFocused();
    String answer = Guest.unique("an answer");
    keyboard.type(answer);
    keyboard.press("Enter");
    assertThat(window.message(answer).locator(".quote")).containsText(said);
    window.hasSentAll();
    keyboard.press("ArrowUp");
    assertThat(window.composer()).hasValue(answer);
    keyboard.press("Control+a");
    String better = Guest.unique("a better answer");
    keyboard.type(better);
    keyboard.press("Enter");
    window.sees(better);
    keyboard.press("Control+Shift+F");
    assertThat(window.find("#search-field")).isFocused();
    keyboard.type(said);
    assertThat(window.find(".hit").first()).isVisible();
    for (int i = 0; i < 10 && !focused(window, ".hit"); i++) {
      keyboard.press("Tab");
    }
    keyboard.press("Enter");
    assertThat(window.message(said)).hasClass(Pattern.compile(".*message--found.*"));
    keyboard.press("Escape");
    assertThat(window.find(".details")).isHidden();
    // The focus is where it was before the search.
    assertThat(window.composer()).isFocused();
    keyboard.press("Shift+F6");
    keyboard.press("Control+/");
    assertThat(window.find("dialog[open]")).containsText("Go to a room or person");
    keyboard.press("Escape");
    assertThat(window.find("dialog[open]")).hasCount(0);
    keyboard.press("Control+k");
    assertThat(window.dialog()).isVisible();
    keyboard.type("lob");
    keyboard.press("Enter");
    assertThat(window.find("dialog[open]")).hasCount(0);
  }

  @Test
  void leadsPastTheSidebarAtOnce() {
    Window window = BROWSERS.open(page()).signIn(Guest.unique("Mika"));
    window.find(".room-link").first().focus();
    for (int i = 0; i < 8 && !focused(window, ".skip"); i++) {
      window.page().keyboard().press("Shift+Tab");
    }
    assertThat(window.find(".skip")).isInViewport();
    window.page().keyboard().press("Enter");
    assertThat(window.composer()).isFocused();
  }

  @Test
  void announcesNewMessagesOnceAndNotHistory() {
    Window aiko = BROWSERS.open(page()).signIn(Guest.unique("Aiko"));
    assertThat(aiko.find("#announcer")).isEmpty();
    String name = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(name);
    String said = Guest.unique("listen");
    ben.say(said);
    assertThat(aiko.find("#announcer")).hasText(name + ": " + said);
  }

  @Test
  void aMessageIsNamedByWhoAndWhenAndDescribedByWhatItSays() {
    String name = Guest.unique("Aiko");
    Window aiko = BROWSERS.open(page()).signIn(name);
    String said = Guest.unique("listen");
    aiko.say(said);
    aiko.hasSentAll();
    assertThat(aiko.message(said)).hasAccessibleName(Pattern.compile(name + ", \\d\\d:\\d\\d"));
    assertThat(aiko.message(said)).hasAccessibleDescription(said);
  }

  private static boolean focused(Window window, String selector) {
    return (boolean)
        window.page().evaluate("(selector) => document.activeElement.matches(selector)", selector);
  }

  /** Waits until a dialog is there, checks the view and closes it. */
  private static void checkDialog(Window window, String view) {
    assertThat(window.dialog()).isVisible();
    check(window, view);
    window.page().keyboard().press("Escape");
    assertThat(window.dialog()).hasCount(0);
  }

  private static void check(Window window, String view) {
    assertThat(Axe.violations(window.page())).as(view).isEmpty();
  }
}
