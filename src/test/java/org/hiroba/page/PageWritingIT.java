package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writing as people write: what the keys do, what is pasted, what is meant, how it looks then. */
class PageWritingIT {
  private static final String CODE = "def f(x):\n    if x:\n        return 1\n\n    return 2";
  private static final int FEW = 6;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER = new OwnServer(Map.of("hiroba.limits.posts-per-second", "0"));

  static Stream<Look> looks() {
    return Stream.of(Look.laptop(), Look.phone())
        .flatMap(look -> Stream.of(look, look.dark().japanese()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void isShownAndCopiedAsItWasWritten(Look look) {
    Window aiko = BROWSERS.open(page(), look).signIn(Guest.unique("Aiko"));
    send(aiko, "Look (*´∀`*), C:\\temp\\*.txt and **重要：**確認:\n```python\n" + CODE + "\n```");
    send(aiko, "| 品 | 数 | 価格 |\n|:---|:---:|---:|\n| お茶 | 2 | 1,200 |\n| Cake | 10 | 80 |\nそれだけ");
    send(aiko, "3. third\n7. seventh\n- [x] done\n  - nested\n> quoted\nfile:///srv/docs/a.txt");
    Locator block = aiko.find(".code-block").last();
    block.hover();
    block.locator(".copy-button").click();
    assertThat(aiko.find(".toast").last()).isVisible();
    assertThat(aiko.page().evaluate("navigator.clipboard.readText()")).isEqualTo(CODE);
    Locator cell = aiko.find("td").getByText("1,200").last();
    assertThat(cell).hasAttribute("align", "right");
    assertThat(cell).hasCSS("text-align", Pattern.compile(".*right"));
    assertThat(aiko.find("ol[start='3'] li").last()).hasAttribute("value", "7");
    assertThat(aiko.find(".file .copy-button").last()).isVisible();
    aiko.composer().fill("お願いします@");
    assertThat(aiko.find(".completion__option").last()).containsText("@here");
    shoot(aiko, look, "composer");
    aiko.composer().fill("");
    aiko.find(".composer").locator(".icon-button").first().click();
    assertThat(aiko.find(".emoji-picker__section")).hasCount(9);
    assertFits(aiko.find(".emoji-picker"), look);
    shoot(aiko, look, "picker");
    aiko.page().keyboard().press("Escape");
    aiko.page().keyboard().press("Control+/");
    assertThat(aiko.dialog()).isVisible();
    assertFits(aiko.dialog(), look);
    shoot(aiko, look, "help");
    // Each cap is as high as one line.
    for (Locator cap : aiko.dialog().locator("kbd").all()) {
      assertThat(cap.boundingBox().height).isLessThan(28);
    }
    aiko.assertHarmless();
  }

  @Test
  void enterBreaksTheLineOfOpenCodeAndKeepsItsPlace() {
    Window aiko = signedIn("Aiko");
    aiko.composer().pressSequentially("```js\n  if (x)\nlet");
    assertThat(aiko.composer()).hasValue("```js\n  if (x)\n  let");
    assertThat(aiko.find("hiroba-message pre")).hasCount(0);
    aiko.composer().fill("```js\nlet a\n```");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("");
    assertThat(aiko.find("hiroba-message pre").last()).hasText("let a\n");
  }

  @Test
  void chordsFormatWhatIsSelectedAndAreUndone() {
    Window aiko = signedIn("Aiko");
    Keyboard keyboard = aiko.page().keyboard();
    aiko.composer().pressSequentially("one");
    for (List<String> chord :
        List.of(
            List.of("Control+b", "**one**"),
            List.of("Control+i", "*one*"),
            List.of("Control+Shift+c", "`one`"))) {
      aiko.composer().selectText();
      keyboard.press(chord.get(0));
      assertThat(aiko.composer()).hasValue(chord.get(1));
      keyboard.press("Control+z");
      assertThat(aiko.composer()).hasValue("one");
    }
  }

  @Test
  void whatACompletionOrThePickerWroteIsUndone() {
    Window aiko = signedIn("Aiko");
    Keyboard keyboard = aiko.page().keyboard();
    aiko.composer().pressSequentially("well :roc");
    assertThat(aiko.find(".completion__option").first()).containsText("🚀");
    keyboard.press("Tab");
    assertThat(aiko.composer()).hasValue("well 🚀 ");
    keyboard.press("Control+z");
    assertThat(aiko.composer()).hasValue("well :roc");
    keyboard.press("Escape");
    aiko.find(".composer").getByLabel("Emoji").click();
    aiko.find(".emoji-picker__field").fill("tada");
    keyboard.press("Enter");
    assertThat(aiko.composer()).hasValue("well :roc🎉");
    keyboard.press("Control+z");
    assertThat(aiko.composer()).hasValue("well :roc");
  }

  @Test
  void enterTakesOnlyWhatWasChosen() {
    Window aiko = signedIn("Aiko");
    aiko.composer().pressSequentially("the answer is :no");
    assertThat(aiko.find(".completion__option").first()).isVisible();
    aiko.composer().press("Enter");
    aiko.sees("the answer is :no");
    aiko.composer().pressSequentially("：tad");
    assertThat(aiko.find(".completion__option").first()).containsText("🎉");
    aiko.composer().press("ArrowDown");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("🎉 ");
  }

  @Test
  void pastedCodeKeepsItsShapeAndMayBecomeABlock() {
    Window aiko = signedIn("Aiko");
    paste(aiko, CODE, "");
    assertThat(aiko.composer()).hasValue(CODE);
    Locator offer = aiko.find(".composer__offer");
    offer.getByText("Paste as code").click();
    assertThat(aiko.composer()).hasValue("```\n" + CODE + "\n```\n");
    assertThat(offer).hasCount(0);
    aiko.composer().press("Enter");
    assertThat(aiko.find("hiroba-message pre").last()).hasText(CODE + "\n");
    paste(aiko, CODE, "");
    assertThat(offer).isVisible();
    aiko.page().keyboard().press("Control+Shift+c");
    assertThat(aiko.composer()).hasValue("```\n" + CODE + "\n```\n");
    aiko.page().keyboard().press("Control+z");
    assertThat(aiko.composer()).hasValue(CODE);
  }

  @Test
  void aSpreadsheetIsPastedAsATable() {
    Window aiko = signedIn("Aiko");
    paste(
        aiko,
        "Name\tCost\nTea\t1200",
        "<html><body><table><tr><td>Name</td><td>Cost</td></tr><tr><td>Tea"
            + "<img src=x onerror=alert(1)></td><td>1200</td></tr></table></body></html>");
    assertThat(aiko.composer()).hasValue("| Name | Cost |\n| --- | ---: |\n| Tea | 1200 |\n");
    aiko.find(".composer__offer").getByText("Paste as text").click();
    assertThat(aiko.composer()).hasValue("Name\tCost\nTea\t1200");
    aiko.composer().fill("");
    paste(aiko, "before\n\tafter", "<p>before</p><table><tr><td>x</td><td>y</td></tr></table>");
    assertThat(aiko.composer()).hasValue("before\n\tafter");
    aiko.assertHarmless();
  }

  @Test
  void anUnknownCommandIsAskedAboutAndOneWithoutWordsDoesNothing() {
    Window aiko = signedIn("Aiko");
    String words = "/deploy " + Guest.unique("now");
    aiko.say(words);
    assertThat(aiko.dialog()).containsText("/deploy is not a command. Send as text?");
    aiko.dialog().getByText("Cancel").click();
    assertThat(aiko.composer()).hasValue(words);
    aiko.composer().press("Enter");
    aiko.dialog().locator(".button--primary").click();
    aiko.sees(words);
    String slashed = Guest.unique("/deploy");
    aiko.say("/" + slashed);
    aiko.sees(slashed);
    aiko.say("/topic");
    assertThat(aiko.find(".toast").last()).containsText("/topic needs words behind it.");
    assertThat(aiko.composer()).hasValue("/topic");
    aiko.say("/me");
    assertThat(aiko.composer()).hasValue("/me");
    aiko.say("/usr/bin/env");
    aiko.sees("/usr/bin/env");
    aiko.say("done :tada: `:tada:`");
    assertThat(aiko.find(".message__body").last()).hasText("done 🎉 :tada:");
  }

  @Test
  void aCallOfManyIsAskedAboutAndItsAuthorIsNotCounted() {
    Window aiko = signedIn("Aiko");
    String room = Guest.unique("Few");
    aiko.createRoom(room, "Everybody");
    aiko.composer().pressSequentially("@ro");
    assertThat(aiko.find(".completion__option").first()).containsText("notifies 0 people");
    aiko.composer().press("Tab");
    aiko.composer().press("Enter");
    assertThat(aiko.find(".mention")).hasText("@room");
    for (int i = 0; i <= FEW; i++) {
      comes(Guest.unique("Member"));
    }
    aiko.room("Lobby").click();
    String call = "@room " + Guest.unique("lunch");
    aiko.say(call);
    assertThat(aiko.dialog()).containsText("Notify ");
    aiko.dialog().getByText("Cancel").click();
    assertThat(aiko.composer()).hasValue(call);
    aiko.composer().press("Enter");
    aiko.dialog().getByText("Send and notify").click();
    assertThat(aiko.composer()).hasValue("");
    assertThat(aiko.find(".mention").last()).hasText("@room");
  }

  @Test
  void chosenMentionsAreKeptOverAReloadAndAllOfALineAreMarked() {
    Window aiko = signedIn("Aiko");
    String[] names = {Guest.unique("Ben"), Guest.unique("Cai"), Guest.unique("Dora")};
    for (String name : names) {
      comes(name);
    }
    for (String name : names) {
      aiko.composer().pressSequentially("@" + name.substring(0, name.indexOf(' ')));
      aiko.find(".composer .completion__option").getByText(name).click();
    }
    String line = "@" + String.join(" @", names) + " ";
    assertThat(aiko.composer()).hasValue(line);
    aiko.reload();
    assertThat(aiko.composer()).hasValue(line);
    assertThat(
            aiko.page()
                .evaluate(
                    "Object.entries(localStorage).filter(([key]) => key.includes(':chosen:'))"
                        + ".flatMap(([, value]) => JSON.parse(value)).length"))
        .isEqualTo(names.length);
    aiko.composer().press("Enter");
    assertThat(aiko.find(".message .mention"))
        .hasText(new String[] {"@" + names[0], "@" + names[1], "@" + names[2]});
  }

  @Test
  void lettersGoWhereOneWritesAndActOnlyForAMessageThatKeysReached() {
    Window aiko = signedIn("Aiko");
    String said = Guest.unique("said");
    aiko.say(said);
    aiko.hasSentAll();
    aiko.message(said).click();
    aiko.page().keyboard().type("no idea? r");
    assertThat(aiko.composer()).hasValue("no idea? r");
    assertThat(aiko.find(".room-header__name")).hasText("Lobby");
    aiko.composer().fill("");
    aiko.message(said).click();
    aiko.page().keyboard().press("r");
    assertThat(aiko.composer()).hasValue("r");
    aiko.composer().fill("");
    aiko.page().keyboard().press("Shift+F6");
    aiko.page().keyboard().press("ArrowUp");
    assertThat(aiko.message(said)).isFocused();
    aiko.page().keyboard().press("s");
    assertThat(aiko.find(".toast").last()).containsText("Saved.");
    aiko.page().keyboard().press("r");
    assertThat(aiko.find(".composer__about")).containsText(said);
    assertThat(aiko.composer()).hasValue("");
  }

  @Test
  void emojiAreFoundInBothLanguagesKeptAndToned() {
    Window aiko = signedIn("Aiko");
    Locator open = aiko.find(".composer").getByLabel("Emoji");
    Locator field = aiko.find(".emoji-picker__field");
    Locator first = aiko.find(".emoji-picker__emoji").first();
    open.click();
    assertThat(aiko.find(".emoji-picker__section")).hasCount(9);
    for (List<String> search :
        List.of(List.of("寿司", "🍣"), List.of("shrimp", "🦐"), List.of("thumbsup", "👍"))) {
      field.fill(search.get(0));
      assertThat(first).hasText(search.get(1));
    }
    aiko.find(".emoji-picker__tone").click();
    assertThat(first).hasText("👍🏻");
    field.press("ArrowDown");
    assertThat(first).isFocused();
    first.press("Enter");
    assertThat(aiko.composer()).hasValue("👍🏻");
    aiko.reload();
    open.click();
    assertThat(aiko.find(".emoji-picker__title").first()).hasText("Used lately");
    assertThat(first).hasText("👍🏻");
    field.fill("no such emoji");
    assertThat(aiko.find(".emoji-picker__none")).hasText("No emoji is called so.");
    field.press("Escape");
    assertThat(aiko.find(".emoji-picker")).hasCount(0);
  }

  /** Lets somebody come in, and leave again. */
  private static void comes(String name) {
    try (ChatClient socket = Guest.signIn(page(), name).connect()) {
      Chats.accepted(socket, Chats.command("setProfile").put("status", "here"));
    }
  }

  private static void paste(Window window, String text, String html) {
    window.composer().focus();
    window
        .page()
        .evaluate(
            "([text, html]) => navigator.clipboard.write([new ClipboardItem({'text/plain': text,"
                + " ...(html && {'text/html': html})})])",
            List.of(text, html));
    // The browser itself looks through what it is to put on the clipboard.
    window.takeMishaps();
    window.page().keyboard().press("Control+v");
  }

  private static void send(Window window, String text) {
    window.composer().fill(text);
    window.composer().press("Control+Enter");
    assertThat(window.composer()).hasValue("");
    window.hasSentAll();
  }

  private static void assertFits(Locator box, Look look) {
    assertThat(box.boundingBox().x).isGreaterThanOrEqualTo(0);
    assertThat(box.boundingBox().x + box.boundingBox().width).isLessThanOrEqualTo(look.width());
    assertThat(box.boundingBox().y).isGreaterThanOrEqualTo(0);
    assertThat(box.boundingBox().y + box.boundingBox().height).isLessThanOrEqualTo(look.height());
  }

  private static void shoot(Window window, Look look, String name) {
    window.screenshot("writing-" + name + "-" + look);
  }

  private static Window signedIn(String name) {
    return BROWSERS.open(page()).signIn(Guest.unique(name));
  }

  private static URI page() {
    return SERVER.baseUri();
  }
}
