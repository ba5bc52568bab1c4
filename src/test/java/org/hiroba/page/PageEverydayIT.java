package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** What is kept for later, how loud a room is, who one is, and rooms that one only looks into. */
class PageEverydayIT extends PageWithPeople {
  @Test
  void savesForOneselfAndPinsForAll() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String said = text("worth keeping");
    aiko.say(said);
    ben.sees(said);
    ben.more(said, "Save for later");
    ben.find("[data-details=saved]").click();
    assertThat(ben.find(".details .hit")).containsText(said);
    aiko.find(".room-header").getByLabel("Pinned messages").click();
    assertThat(aiko.find(".details__hint")).containsText("Nothing is pinned");
    ben.more(said, "Pin to this room");
    // An open list follows what others do.
    assertThat(aiko.find(".details .hit")).containsText(said);
    aiko.find(".details").getByLabel("Unpin").click();
    assertThat(aiko.find(".details .hit")).hasCount(0);
    ben.find(".details").getByLabel("Remove from saved").click();
    assertThat(ben.find(".details .hit")).hasCount(0);
    ben.reload();
    ben.find("[data-details=saved]").click();
    assertThat(ben.find(".details__hint")).containsText("Nothing is saved.");
  }

  @Test
  void leavesARoomUnreadFromAMessageOnUntilOneComesAgain() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String room = text("Later");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    String one = text("one");
    String two = text("two");
    aiko.say(one);
    aiko.say(two);
    ben.sees(two);
    ben.more(one, "Mark as unread from here");
    assertThat(ben.room(room)).containsText("2 unread messages");
    Window tab = BROWSERS.tabBeside(ben);
    assertThat(tab.room(room)).containsText("2 unread messages");
    ben.room("Lobby").click();
    ben.room(room).click();
    assertThat(ben.find(".new-divider + hiroba-message")).containsText(one);
    assertThat(ben.room(room)).not().containsText("unread");
    assertThat(tab.room(room)).not().containsText("unread");
  }

  @Test
  void countsInEachRoomWhatItsReaderWants() {
    String bens = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(bens);
    ben.say(text("hello"));
    Window aiko = signedIn("Aiko");
    String room = text("Noise");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    ben.find(".room-header").getByLabel("People and details").click();
    ben.find("#room-level").selectOption("none");
    assertThat(ben.room(room)).containsText("muted");
    ben.reload();
    assertThat(ben.room(room)).containsText("muted");
    ben.room("Lobby").click();
    String seen = text("not worth a mark");
    aiko.say(seen);
    String call = text("@" + bens);
    aiko.say(call);
    ben.room(room).click();
    ben.sees(seen);
    assertThat(ben.find(".message__body").last()).hasText(call);
    assertThat(ben.room(room)).not().containsText("unread");
    ben.find(".room-header").getByLabel("People and details").click();
    ben.find("#room-level").selectOption("mentions");
    assertThat(ben.room(room)).not().containsText("muted");
    ben.room("Lobby").click();
    aiko.say(text("still not"));
    aiko.say(text("but this @" + bens));
    assertThat(ben.room(room)).containsText("1 mention of you");
    ben.find("[data-details=mentions]").click();
    assertThat(ben.find(".details .hit")).hasCount(2);
    ben.find(".details .hit").first().click();
    assertThat(ben.find(".message--found")).containsText("but this");
  }

  @Test
  void callsByNotificationWhoIsMentionedElsewhere() {
    String bens = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(bens);
    ben.page()
        .addInitScript(
            """
            globalThis.calls = [];
            globalThis.Notification = class {
              static permission = "granted";
              static requestPermission = async () => "granted";
              constructor(title, { body }) { calls.push(`${title}: ${body}`); }
              close() {}
            };
            """);
    ben.reload();
    ben.find(".account__button").click();
    ben.find(".menu__item").getByText("Settings").click();
    ben.dialog().getByLabel("Notifications").check();
    ben.page().keyboard().press("Escape");
    String aikos = Guest.unique("Aiko");
    Window aiko = BROWSERS.open(page()).signIn(aikos);
    String room = text("Calls");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    ben.room("Lobby").click();
    aiko.say(text("nobody's business"));
    aiko.say("please look @" + bens);
    assertThat(ben.room(room)).containsText("1 mention of you");
    ben.page().waitForFunction("() => calls.length > 0");
    assertThat(ben.page().evaluate("() => calls.join()"))
        .isEqualTo(aikos + " · " + room + ": please look @" + bens);
  }

  @Test
  void countsWhatMessagesSayNow() {
    String bens = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(bens);
    Window aiko = signedIn("Aiko");
    String room = text("Second thoughts");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    ben.room("Lobby").click();
    String first = text("first");
    aiko.say(first);
    assertThat(ben.room(room)).containsText("1 unread");
    aiko.hasSentAll();
    aiko.act(first, "Edit");
    String second = first + " @" + bens;
    aiko.composer().fill(second);
    aiko.composer().press("Enter");
    assertThat(ben.room(room)).containsText("1 mention of you");
    String call = text("@room look");
    aiko.say(call);
    assertThat(ben.room(room)).containsText("2 mentions of you");
    ben.reload();
    assertThat(ben.room(room)).containsText("2 mentions of you");
    aiko.hasSentAll();
    aiko.more(second, "Delete");
    aiko.dialog().getByText("Delete", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(ben.room(room)).containsText("1 mention of you");
    ben.room(room).click();
    ben.sees(call);
    assertThat(ben.find(".message--for-me .mention--me")).hasText("@room");
    assertThat(ben.room(room)).not().containsText("mention");
    assertThat(aiko.find(".message--for-me")).hasCount(0);
    ben.screenshot("call-to-the-room");
  }

  @Test
  void showsStatusAndNewNameToTheOthers() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String said = text("who am I");
    aiko.say(said);
    ben.sees(said);
    ben.find(".room-header").getByLabel("People and details").click();
    aiko.find(".account__button").click();
    aiko.find(".menu__item").getByText("Profile and status").click();
    String name = text("愛子");
    aiko.dialog().getByLabel("Name that others see").fill(name);
    aiko.dialog().getByText("🍱 At lunch").click();
    aiko.dialog().getByText("Save").click();
    assertThat(aiko.find(".account")).containsText("🍱 At lunch");
    assertThat(aiko.find(".account")).containsText(name);
    Locator member = ben.find(".member").filter(new Locator.FilterOptions().setHasText(name));
    assertThat(member).containsText("🍱 At lunch");
    assertThat(ben.message(said)).containsText(name);
  }

  @Test
  void showsWhatAnEditedMessageSaidBefore() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String first = text("teh first");
    aiko.say(first);
    ben.sees(first);
    aiko.hasSentAll();
    aiko.composer().press("ArrowUp");
    String second = text("the first");
    aiko.composer().fill(second);
    aiko.composer().press("Enter");
    ben.sees(second);
    ben.message(second).getByText("(edited)").click();
    assertThat(ben.dialog().locator(".version")).hasCount(2);
    assertThat(ben.dialog().locator(".version").first()).containsText(second);
    assertThat(ben.dialog().locator(".version").last()).containsText(first);
  }

  @Test
  void leadsToTheFirstMessageOfADay() {
    Window aiko = signedIn("Aiko");
    String room = text("Long");
    aiko.createRoom(room, "Everybody");
    String first = text("the very first");
    aiko.say(first);
    for (int i = 0; i < 120; i++) {
      aiko.say("noise " + i);
    }
    aiko.hasSentAll();
    aiko.reload();
    aiko.sees("noise 119");
    aiko.find(".day__label").last().click();
    aiko.dialog().getByText("The beginning").click();
    assertThat(aiko.message(first)).isInViewport();
    assertThat(aiko.message(first)).hasClass(Pattern.compile(".*message--found.*"));
  }

  @Test
  void looksIntoAPublicRoomBeforeJoiningIt() {
    Window aiko = signedIn("Aiko");
    String room = text("Open");
    aiko.createRoom(room, "Everybody");
    String said = text("come in");
    aiko.say(said);
    aiko.hasSentAll();
    Window ben = signedIn("Ben");
    ben.page().navigate(aiko.page().url());
    ben.sees(said);
    assertThat(ben.composer()).isHidden();
    ben.find(".composer__bar button").click();
    assertThat(ben.composer()).isVisible();
    String answer = text("thank you");
    ben.say(answer);
    aiko.sees(answer);
    ben.sees(said);
  }

  @Test
  void saysWhyNobodyWritesInAnArchivedRoom() {
    Window aiko = signedIn("Aiko");
    String room = text("Old");
    aiko.createRoom(room, "Everybody");
    aiko.find(".room-header").getByLabel("People and details").click();
    aiko.find(".details").getByText("Edit room").click();
    aiko.dialog().getByText("Archived").click();
    aiko.dialog().locator("button[type=submit]").click();
    assertThat(aiko.find(".composer__bar")).containsText("This room is archived.");
    assertThat(aiko.composer()).isHidden();
  }

  @Test
  void coloursCodeThatNamesItsLanguageAndLoadsTheLibraryOnlyThen() {
    Window aiko = BROWSERS.open(page());
    List<String> requests = new CopyOnWriteArrayList<>();
    aiko.page().onRequest(request -> requests.add(request.url()));
    aiko.signIn(Guest.unique("Aiko"));
    aiko.say(text("nothing to colour"));
    aiko.hasSentAll();
    assertThat(requests).isNotEmpty().noneMatch(url -> url.endsWith("vendor/highlight.js"));
    aiko.say("```java\nreturn \"<b>" + text("code") + "</b>\";\n```");
    Locator keyword = aiko.find(".message__body .hljs-keyword").last();
    assertThat(keyword).hasText("return");
    assertThat(aiko.find(".message__body pre b")).hasCount(0);
    assertThat(requests).anyMatch(url -> url.endsWith("vendor/highlight.js"));
  }

  @Test
  void keepsThePeopleOfARoomUpToDate() {
    Window aiko = signedIn("Aiko");
    String room = text("Growing");
    aiko.createRoom(room, "Everybody");
    aiko.find(".room-header").getByLabel("People and details").click();
    assertThat(aiko.find(".member")).hasCount(1);
    String bens = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(bens);
    ben.joinRoom(room);
    assertThat(aiko.find(".member")).hasCount(2);
    aiko.find(".member").getByLabel("Actions for " + bens).click();
    aiko.find(".popup-menu").getByText("Remove").click();
    aiko.dialog()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove").setExact(true))
        .click();
    assertThat(aiko.find(".member")).hasCount(1);
    assertThat(ben.room(room)).hasCount(0);
    assertThat(ben.find(".room-header__name")).hasText("Lobby");
  }
}
