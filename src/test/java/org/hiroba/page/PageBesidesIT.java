package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/**
 * What the page does besides: days that move on, print, forced colours, names, what is read aloud.
 */
class PageBesidesIT extends PageWithPeople {
  private static final String BACKGROUND = "(element) => getComputedStyle(element).backgroundColor";

  @Test
  void todayIsYesterdayAfterMidnight() {
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (ChatClient writer = person.connect()) {
      String room = Chats.createRoom(writer, Guest.unique("Night"), "private");
      writer.awaitAnswer(writer.post(room, "good night"));
      Window aiko = BROWSERS.openAs(person);
      aiko.page().clock().install();
      aiko.page().navigate(page() + "#/r/" + room);
      rest(aiko);
      assertThat(aiko.find(".day time")).hasText("Today");
      aiko.page().clock().fastForward("24:00:00");
      assertThat(aiko.find(".day time")).hasText("Yesterday");
    }
  }

  @Test
  void theWholeConversationIsPrintedAndNothingToPress() {
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (ChatClient writer = person.connect()) {
      String room = Chats.createRoom(writer, Guest.unique("Minutes"), "private");
      for (int i = 1; i <= 45; i++) {
        writer.awaitAnswer(writer.post(room, "line " + i));
      }
      Window aiko = BROWSERS.openAs(person);
      aiko.page().navigate(page() + "#/r/" + room);
      rest(aiko);
      aiko.sees("line 45");
      aiko.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(aiko.find(".sidebar")).isHidden();
      assertThat(aiko.find(".composer")).isHidden();
      assertThat(aiko.find(".room-header__name")).isVisible();
      Object whole =
          aiko.page()
              .evaluate(
                  """
                  () => {
                    const scroller = document.querySelector(".timeline__scroller");
                    return scroller.clientHeight === scroller.scrollHeight
                      && document.scrollingElement.scrollHeight >= scroller.scrollHeight
                      && getComputedStyle(document.body).overflow === "visible";
                  }
                  """);
      assertThat(whole).isEqualTo(true);
      aiko.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      assertThat(aiko.composer()).isVisible();
    }
  }

  @Test
  void theRoomOneIsInStandsOutInForcedColours() {
    Window aiko = signedIn("Aiko");
    aiko.createRoom(text("Other"), "Everybody");
    rest(aiko);
    aiko.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    Object current = aiko.find(".room-link[aria-current=page]").evaluate(BACKGROUND);
    Object other = aiko.find(".room-link:not([aria-current])").first().evaluate(BACKGROUND);
    assertThat(current).isNotEqualTo(other);
    aiko.composer().pressSequentially(":smi");
    assertThat(aiko.find(".completion")).isVisible();
    aiko.composer().press("ArrowDown");
    Object chosen =
        aiko.find(".completion__option[aria-selected=true]").first().evaluate(BACKGROUND);
    Object rest =
        aiko.find(".completion__option[aria-selected=false]").first().evaluate(BACKGROUND);
    assertThat(chosen).isNotEqualTo(rest);
    aiko.screenshot("forced-colours");
  }

  @Test
  void allThatComesTogetherIsReadAloudOrCounted() {
    Window aiko = signedIn("Aiko");
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Ben")).connect()) {
      // One answer for all: they come in as few frames as can be.
      String last = "";
      for (String word : List.of("one", "two", "three")) {
        last = writer.post("lobby", word);
      }
      writer.awaitAnswer(last);
      assertThat(aiko.find("#announcer"))
          .containsText(Pattern.compile("one.*two.*three", Pattern.DOTALL));
      for (int i = 0; i < 20; i++) {
        last = writer.post("lobby", "many " + i);
      }
      writer.awaitAnswer(last);
      assertThat(aiko.find("#announcer"))
          .containsText(Pattern.compile("\\d+ unread messages|many 19"));
    }
  }

  @Test
  void whoReactedIsNamedToWhoeverComesNear() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (ChatClient writer = person.connect();
        ChatClient reactor = ben.connect()) {
      String room = Chats.createRoom(writer, Guest.unique("Named"), "private");
      Chats.invite(writer, room, ben.id());
      long seq =
          Chats.accepted(writer, Chats.command("post").put("room", room).put("text", "well"))
              .get("seq")
              .asLong();
      Chats.accepted(
          reactor,
          Chats.command("react")
              .put("room", room)
              .put("target", seq)
              .put("emoji", "👍")
              .put("on", true));
      Window aiko = BROWSERS.openAs(person);
      aiko.page().navigate(page() + "#/r/" + room);
      rest(aiko);
      // As in a room of so many that the page was not told of all.
      aiko.find(".reaction").first().evaluate("(chip) => { chip.title = '…'; }");
      aiko.find(".reaction").first().hover();
      assertThat(aiko.find(".reaction").first()).hasAttribute("title", "👍 from " + ben.name());
    }
  }

  @Test
  void aNotificationThatThrowsIsShownByAServiceWorkerWithWhereItLeads() {
    String bens = Guest.unique("Ben");
    Window ben =
        called(
            bens,
            """
            ServiceWorkerRegistration.prototype.showNotification = async function (title, { body, data, tag }) {
              globalThis.shown = `${Boolean(this.active)} ${body} ${data.room === tag && data.seq > 0}`;
            };
            """);
    ben.page().waitForFunction("() => globalThis.shown");
    assertThat(ben.page().evaluate("() => shown")).isEqualTo("true please look @" + bens + " true");
    assertThat(ben.find(".toast")).hasCount(0);
  }

  @Test
  void aNotificationThatNothingCanShowIsSaidAndHurtsNothing() {
    Window ben =
        called(
            Guest.unique("Ben"),
            "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });");
    assertThat(ben.find(".toast")).containsText("does not let the page show notifications");
  }

  /** Calls Ben, whose browser lets no page make a notification. */
  private static Window called(String bens, String script) {
    Window ben = BROWSERS.openKeeping(page()).signIn(bens);
    ben.page().context().grantPermissions(List.of("notifications"));
    ben.page()
        .addInitScript(
            """
            globalThis.Notification = class {
              static permission = "granted";
              static requestPermission = async () => "granted";
              constructor() { throw new TypeError("Illegal constructor"); }
            };
            """
                + script);
    ben.reload();
    rest(ben);
    ben.find(".account__button").click();
    ben.find(".menu__item").getByText("Settings").click();
    ben.dialog().getByLabel("Notifications").check();
    ben.page().keyboard().press("Escape");
    Window aiko = signedIn("Aiko");
    String room = text("Calls");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    ben.room("Lobby").click();
    aiko.say("please look @" + bens);
    assertThat(ben.room(room)).containsText("1 mention of you");
    return ben;
  }

  /** Waits until the page has what it fetches after its first view. */
  private static void rest(Window window) {
    window.page().waitForFunction("() => document.querySelector('link[href$=\"besides.css\"]')");
  }
}
