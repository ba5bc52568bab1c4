package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** What people do with the page, all day. */
class PageIT extends PageWithPeople {
  @Test
  void explainsANameThatIsRefused() {
    Window window = BROWSERS.open(page());
    window.find("#name").press("Enter");
    assertThat(window.find("#name-error")).hasText("Please write your name.");
    window.find("#name").fill("!?");
    window.find("#name").press("Enter");
    assertThat(window.find("#name-error")).containsText("This name does not work here.");
    String taken = Guest.unique("Aiko");
    BROWSERS.open(page()).signIn(taken);
    window.find("#name").fill(taken);
    window.find("#name").press("Enter");
    assertThat(window.find("#name-error")).containsText("This name is taken");
  }

  @Test
  void carriesAConversationBetweenTwoWindows() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String hello = text("Good morning");
    aiko.say(hello);
    ben.sees(hello);
    String answer = text("Morning!");
    ben.say(answer);
    aiko.sees(answer);
    aiko.hasSentAll();
    assertThat(aiko.messages()).containsSubsequence(hello, answer);
    assertThat(ben.messages()).containsSubsequence(hello, answer);
    assertThat(aiko.messages()).containsOnlyOnce(hello);
  }

  @Test
  void breaksLinesWithShiftAndSendsWithEnter() {
    Window aiko = signedIn("Aiko");
    String first = text("one");
    aiko.composer().fill(first);
    aiko.composer().press("Shift+Enter");
    aiko.composer().pressSequentially("two");
    assertThat(aiko.composer()).hasValue(first + "\ntwo");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("");
    assertThat(aiko.find(".message__body").last())
        .hasText(first + "\ntwo", new LocatorAssertions.HasTextOptions().setUseInnerText(true));
  }

  @Test
  void doesNotSendWhileAnInputMethodComposes() {
    Window aiko = signedIn("Aiko");
    aiko.composer().focus();
    CDPSession devTools = aiko.devTools();
    JsonObject composition = new JsonObject();
    composition.addProperty("text", "にほんご");
    composition.addProperty("selectionStart", 4);
    composition.addProperty("selectionEnd", 4);
    devTools.send("Input.imeSetComposition", composition);
    JsonObject enter = new JsonObject();
    enter.addProperty("type", "rawKeyDown");
    enter.addProperty("key", "Enter");
    enter.addProperty("code", "Enter");
    enter.addProperty("windowsVirtualKeyCode", 229);
    devTools.send("Input.dispatchKeyEvent", enter);
    JsonObject done = new JsonObject();
    done.addProperty("text", "日本語");
    devTools.send("Input.insertText", done);
    assertThat(aiko.composer()).hasValue("日本語");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("");
    assertThat(aiko.find(".message__body").last()).hasText("日本語");
  }

  @Test
  void sendsLaterWhatWasWrittenOffline() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    aiko.offline(true);
    String one = text("one");
    String two = text("two");
    aiko.say(one);
    aiko.say(two);
    String meanwhile = text("meanwhile");
    ben.say(meanwhile);
    aiko.offline(false);
    aiko.sees(meanwhile);
    aiko.hasSentAll();
    ben.sees(two);
    assertThat(ben.messages()).containsSubsequence(one, two);
  }

  @Test
  void showsBothTabsTheSame() {
    Window one = signedIn("Aiko");
    Window two = BROWSERS.tabBeside(one);
    String hello = text("from the first tab");
    one.say(hello);
    two.sees(hello);
    String answer = text("from the second");
    two.say(answer);
    one.sees(answer);
    assertThat(one.messages()).containsOnlyOnce(hello, answer);
    assertThat(two.messages()).containsOnlyOnce(hello, answer);
  }

  @Test
  void keepsHistoryAndDraftOverAReload() {
    Window aiko = signedIn("Aiko");
    String said = text("said");
    aiko.say(said);
    aiko.hasSentAll();
    aiko.composer().fill("half a sentence");
    aiko.reload();
    aiko.sees(said);
    assertThat(aiko.composer()).hasValue("half a sentence");
  }

  @Test
  void keepsThePlaceWhileOlderMessagesAreLoaded() {
    Window aiko = signedIn("Aiko");
    for (int i = 0; i < 130; i++) {
      // One after the other, as fast as a busy person never types; the page queues them.
      aiko.say("line " + i);
    }
    aiko.hasSentAll();
    aiko.reload();
    aiko.sees("line 129");
    Locator scroller = aiko.find(".timeline__scroller");
    assertThat(aiko.message("line 60")).hasCount(0);
    Object jumps =
        aiko.page()
            .evaluate(
                """
                async () => {
                  const scroller = document.querySelector(".timeline__scroller");
                  const jumps = [];
                  for (let step = 0; step < 40; step++) {
                    const row = [...document.querySelectorAll("hiroba-message")]
                      .find((one) => one.getBoundingClientRect().top > 100);
                    const before = row.getBoundingClientRect().top;
                    const moved = Math.min(120, scroller.scrollTop);
                    scroller.scrollTop -= 120;
                    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                    if (row.isConnected) jumps.push(row.getBoundingClientRect().top - before - moved);
                  }
                  return Math.max(...jumps.map(Math.abs));
                }
                """);
    assertThat(((Number) jumps).doubleValue()).isLessThan(3);
    assertThat(scroller).isVisible();
    assertThat(aiko.message("line 60")).hasCount(1);
  }

  @Test
  void letsAReaderBeAndTellsOfWhatIsBelow() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    for (int i = 0; i < 40; i++) {
      aiko.say("filler " + i);
    }
    aiko.hasSentAll();
    aiko.find(".timeline__scroller").evaluate("(scroller) => (scroller.scrollTop = 0)");
    assertThat(aiko.find(".pill")).isVisible();
    ben.say("down here");
    assertThat(aiko.find(".pill")).containsText("1 new message");
    aiko.find(".pill").click();
    assertThat(aiko.message("down here").last()).isInViewport();
    assertThat(aiko.find(".pill")).isHidden();
  }

  @Test
  void showsOnePaneAtATimeOnAPhone() {
    Window aiko = BROWSERS.open(page(), Look.phone()).signIn(Guest.unique("Aiko"));
    assertThat(aiko.find(".sidebar")).isHidden();
    aiko.find(".room-header__back").click();
    assertThat(aiko.find(".sidebar")).isVisible();
    assertThat(aiko.find("main.room")).isHidden();
    aiko.page().goBack();
    assertThat(aiko.find("main.room")).isVisible();
    // A finger has no Shift: Enter breaks the line, the button sends.
    aiko.composer().fill("one");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("one\n");
    aiko.find(".composer__send").click();
    aiko.hasSentAll();
    assertThat(aiko.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
  }

  @Test
  void speaksTheReadersLanguageAndRemembersTheChoice() {
    Window mika = BROWSERS.open(page(), Look.laptop().japanese());
    assertThat(mika.find("label[for=name]")).hasText("お名前");
    mika.find(".choice__option[lang=en]").click();
    assertThat(mika.find("label[for=name]")).hasText("Your name");
    mika.find(".choice__option").getByText("Dark").click();
    mika.page().reload();
    assertThat(mika.find("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void leavesForGoodWhenSignedOut() {
    Window aiko = signedIn("Aiko");
    Window other = BROWSERS.tabBeside(aiko);
    aiko.find(".account__button").click();
    aiko.find(".menu__item").last().click();
    assertThat(aiko.find("#name")).isVisible();
    assertThat(other.find("#name")).isVisible();
  }
}
