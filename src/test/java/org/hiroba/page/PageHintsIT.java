package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** What newcomers are told once, and the offer of notifications. */
class PageHintsIT extends PageWithPeople {
  /** A browser that has not been asked yet and says yes; its reader looks elsewhere at will. */
  private static final String ASKABLE =
      """
      globalThis.asked = 0;
      globalThis.elsewhere = false;
      globalThis.Notification = class {
        static permission = "default";
        static async requestPermission() {
          asked++;
          return (Notification.permission = "granted");
        }
        close() {}
      };
      document.hasFocus = () => !elsewhere;
      """;

  @Test
  void notificationsAreOfferedAfterACallThatNobodySawAndNeverAgainAfterANo() {
    Guest person = Guest.signIn(page(), Guest.unique("Ben"));
    Window ben = askable(person);
    try (ChatClient aiko = Guest.signIn(page(), Guest.unique("Aiko")).connect()) {
      call(aiko, person);
      assertThat(ben.find(".room-link").first()).isVisible();
      assertThat(ben.find(".hint")).hasCount(0);
      ben.page().evaluate("() => (elsewhere = true)");
      call(aiko, person);
      Locator hint = ben.find(".hint");
      assertThat(hint).containsText("Aiko");
      assertThat(ben.page().evaluate("asked")).isEqualTo(0);
      // It lies over nothing, and takes nobody's focus.
      assertThat(ben.page().evaluate(FREE)).isEqualTo(true);
      assertThat(hint.locator(":focus")).hasCount(0);
      hint.getByText("Not now").click();
      assertThat(hint).hasCount(0);
      call(aiko, person);
      call(aiko, person);
      ben.reload();
      ben.rests();
      ben.page().evaluate("() => (elsewhere = true)");
      call(aiko, person);
      String last = call(aiko, person);
      ben.sees(last);
      assertThat(hint).hasCount(0);
      assertThat(ben.page().evaluate("asked")).isEqualTo(0);
    }
  }

  @Test
  void aYesAsksTheBrowserAndTurnsNotificationsOn() {
    Guest person = Guest.signIn(page(), Guest.unique("Ben"));
    Window ben = askable(person);
    ben.page().setViewportSize(390, 700);
    try (ChatClient aiko = Guest.signIn(page(), Guest.unique("Aiko")).connect()) {
      ben.page().evaluate("() => (elsewhere = true)");
      call(aiko, person);
      Locator hint = ben.find(".room > .hint");
      assertThat(hint).isVisible();
      assertThat(ben.composer()).isInViewport();
      assertThat(ben.page().evaluate(FREE)).isEqualTo(true);
      hint.getByText("Yes, tell me").click();
      assertThat(ben.find(".toast")).containsText("You will be told");
      assertThat(hint).hasCount(0);
      assertThat(ben.page().evaluate("asked")).isEqualTo(1);
      assertThat(
              ben.page()
                  .evaluate(
                      "() => JSON.parse(localStorage.getItem(Object.keys(localStorage)"
                          + ".find((key) => key.endsWith(':settings')))).notify"))
          .isEqualTo(true);
    }
  }

  @Test
  void whoGoesTheLongWayIsToldOnceOfTheShortOne() {
    Guest person = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient own = person.connect()) {
      Chats.createRoom(own, Guest.unique("Tea"), "private");
    }
    Window ben = askable(person);
    goRound(ben);
    Locator hint = ben.find(".sidebar > .hint");
    assertThat(hint).containsText("+K");
    assertThat(ben.page().evaluate(FREE)).isEqualTo(true);
    hint.getByText("Try it").click();
    assertThat(ben.dialog()).isVisible();
    assertThat(hint).hasCount(0);
    ben.page().keyboard().press("Escape");
    ben.reload();
    ben.rests();
    goRound(ben);
    assertThat(hint).hasCount(0);
  }

  /** Everything of the hint can be seen, and nothing that one uses lies below it. */
  private static final String FREE =
      """
      (() => {
        const hint = document.querySelector(".hint");
        const { left, right, top, bottom } = hint.getBoundingClientRect();
        const crosses = [".rooms", ".room-header", ".timeline", ".composer", ".account"]
          .map((one) => document.querySelector(one).getBoundingClientRect())
          .filter((box) => box.width > 0 && box.left < right && box.right > left && box.top < bottom - 1 && box.bottom - 1 > top);
        return crosses.length === 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      })()
      """;

  private static Window askable(Guest person) {
    Window window = BROWSERS.openAs(person);
    window.page().addInitScript(ASKABLE);
    window.page().navigate(page().toString());
    assertThat(window.find(".room-link")).not().hasCount(0);
    window.page().waitForFunction("() => document.querySelector('link[href$=\"besides.css\"]')");
    window.rests();
    return window;
  }

  private static void goRound(Window window) {
    for (int i = 0; i < 3; i++) {
      window.find(".room-link").last().click();
      window.find(".room-link").first().click();
    }
  }

  private static String call(ChatClient from, Guest whom) {
    String text = text("look") + " @" + whom.name();
    from.awaitAnswer(from.post("lobby", text));
    return text;
  }
}
