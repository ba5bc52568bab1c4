package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/**
 * What somebody wrote or did is never lost, whatever happens to the line, the tab or the message.
 */
class PageNothingLostIT extends PageWithPeople {
  @Test
  void changesOfflineWaitAreShownAndComeThroughInOrder() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String first = text("teh first");
    String second = text("second");
    String bens = text("from Ben");
    aiko.say(first);
    aiko.say(second);
    aiko.hasSentAll();
    ben.say(bens);
    aiko.sees(bens);
    aiko.rests();
    aiko.offline(true);
    edit(aiko, first, "the first");
    aiko.sees("the first");
    assertThat(aiko.message("the first")).containsText("Your change waits for the connection.");
    delete(aiko, second);
    assertThat(aiko.find(".message--deleted").last()).containsText("will be deleted when");
    aiko.act(bens, "React with 👍");
    assertThat(aiko.message(bens)).containsText("👍 waits for the connection.");
    assertThat(aiko.message(bens).locator(".reaction[aria-pressed=true]")).containsText("1");
    ben.sees(first);
    aiko.screenshot("changes-offline");
    aiko.offline(false);
    ben.sees("the first");
    assertThat(ben.message(second)).hasCount(0);
    assertThat(ben.message(bens).locator(".reaction").first()).containsText("👍");
    assertThat(aiko.find(".message__note--late")).hasCount(0);
    assertThat(aiko.find(".message__failure")).hasCount(0);
  }

  @Test
  void aChangeThatWaitsOutlivesAReloadAndCanBeTakenBack() throws Exception {
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (CuttableLine line = new CuttableLine(page());
        ChatClient other = person.connect()) {
      String room = Chats.createRoom(other, Guest.unique("Room"), "private");
      other.awaitAnswer(other.post(room, "one"));
      other.awaitAnswer(other.post(room, "two"));
      Window aiko = BROWSERS.openAs(person.at(line.address()));
      aiko.page().navigate(line.address() + "#/r/" + room);
      aiko.sees("two");
      // What opens on demand is there then.
      aiko.rests();
      line.cut();
      assertThat(aiko.find(".connection")).isVisible();
      edit(aiko, "one", "one, better");
      delete(aiko, "two");
      aiko.find(".message--deleted").getByText("Discard").click();
      aiko.sees("two");
      Object kept =
          aiko.page()
              .evaluate(
                  "() => Object.keys(localStorage).filter((key) => key.includes(':outgoing:')).length");
      assertThat(((Number) kept).intValue()).isEqualTo(1);
      line.mend();
      aiko.reload();
      aiko.sees("one, better");
      assertThat(aiko.find(".message__note--late")).hasCount(0);
      aiko.sees("two");
    }
  }

  @Test
  void aChangeThatIsRefusedSaysSoAndIsTheReadersToDecide() {
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (ChatClient other = person.connect()) {
      String room = Chats.createRoom(other, Guest.unique("Soon archived"), "public");
      other.awaitAnswer(other.post(room, "teh end"));
      Window aiko = BROWSERS.openAs(person);
      aiko.page().navigate(page() + "#/r/" + room);
      aiko.sees("teh end");
      aiko.rests();
      aiko.offline(true);
      edit(aiko, "teh end", "the end");
      Chats.accepted(other, Chats.command("updateRoom").put("room", room).put("archived", true));
      aiko.offline(false);
      Locator failure = aiko.find(".message__failure");
      assertThat(failure).containsText("Your change was not saved.");
      aiko.sees("teh end");
      failure.getByText("Try again").click();
      assertThat(failure).containsText("Your change was not saved.");
      failure.getByText("Discard").click();
      assertThat(failure).hasCount(0);
    }
  }

  @Test
  void anEditThatWasBegunWaitsInItsRoom() {
    Window aiko = signedIn("Aiko");
    String room = text("Elsewhere");
    aiko.createRoom(room, "Everybody");
    String said = text("teh plan");
    aiko.say(said);
    aiko.hasSentAll();
    aiko.composer().press("ArrowUp");
    assertThat(aiko.composer()).hasValue(said);
    aiko.composer().fill("the plan, written anew");
    aiko.room("Lobby").click();
    assertThat(aiko.composer()).hasValue("");
    aiko.room(room).click();
    assertThat(aiko.composer()).hasValue("the plan, written anew");
    assertThat(aiko.find(".composer__about")).containsText("Editing your message");
    aiko.reload();
    assertThat(aiko.composer()).hasValue("the plan, written anew");
    aiko.composer().press("Enter");
    aiko.sees("the plan, written anew");
    assertThat(aiko.message(said)).hasCount(0);
    assertThat(aiko.composer()).hasValue("");
    aiko.reload();
    assertThat(aiko.find(".composer__about")).isHidden();
  }

  @Test
  void anEditOfAMessageThatIsDeletedMeanwhileBecomesADraft() {
    Window aiko = signedIn("Aiko");
    String said = text("teh words");
    aiko.say(said);
    aiko.hasSentAll();
    Window other = BROWSERS.tabBeside(aiko);
    other.sees(said);
    aiko.composer().press("ArrowUp");
    aiko.composer().fill("many more words");
    delete(other, said);
    assertThat(aiko.find(".composer__about")).isHidden();
    assertThat(aiko.composer()).hasValue("many more words");
    assertThat(aiko.find(".toast")).containsText("Your text is kept");
    aiko.reload();
    assertThat(aiko.composer()).hasValue("many more words");
  }

  @Test
  void whatOneTabSentIsNoDraftInAnother() {
    Window aiko = signedIn("Aiko");
    Window other = BROWSERS.tabBeside(aiko);
    String room = text("Quiet");
    aiko.createRoom(room, "Everybody");
    aiko.room("Lobby").click();
    other.room(room).click();
    other.composer().pressSequentially("of the quiet room");
    aiko.composer().pressSequentially("in both");
    other.room("Lobby").click();
    assertThat(other.composer()).hasValue("in both");
    aiko.composer().press("Enter");
    aiko.hasSentAll();
    assertThat(other.composer()).hasValue("");
    other.reload();
    assertThat(other.composer()).hasValue("");
    aiko.reload();
    assertThat(aiko.composer()).hasValue("");
    aiko.room(room).click();
    assertThat(aiko.composer()).hasValue("of the quiet room");
  }

  @Test
  void quotesAndHitsSayWhatTheMessageSaysNow() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String said = text("teh secret");
    aiko.say(said);
    ben.sees(said);
    ben.act(said, "Reply");
    String answer = text("really");
    ben.say(answer);
    aiko.sees(answer);
    ben.more(said, "Save for later");
    ben.find("[data-details=saved]").click();
    assertThat(ben.find(".details .hit")).containsText(said);
    String better = text("the secret");
    edit(aiko, said, better);
    assertThat(ben.find(".quote")).containsText(better);
    assertThat(aiko.find(".quote")).containsText(better);
    assertThat(ben.find(".details .hit")).containsText(better);
    delete(aiko, better);
    assertThat(ben.find(".quote")).containsText("This message was deleted.");
    assertThat(ben.find(".details .hit")).containsText("This message was deleted.");
  }

  @Test
  void unpinningCanBeUndone() {
    Window aiko = signedIn("Aiko");
    String room = text("Pins");
    aiko.createRoom(room, "Everybody");
    String said = text("important");
    aiko.say(said);
    aiko.hasSentAll();
    aiko.more(said, "Pin to this room");
    aiko.find(".room-header").getByLabel("Pinned messages").click();
    assertThat(aiko.find(".details .hit")).containsText(said);
    aiko.find(".details").getByLabel("Unpin").click();
    assertThat(aiko.find(".details .hit")).hasCount(0);
    aiko.find(".toast").getByText("Undo").click();
    assertThat(aiko.find(".details .hit")).containsText(said);
    aiko.reload();
    aiko.find(".room-header").getByLabel("Pinned messages").click();
    assertThat(aiko.find(".details .hit")).containsText(said);
  }

  @Test
  void aRoomThatWasNeverOpenedSaysThatThereIsNoConnection() throws Exception {
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (CuttableLine line = new CuttableLine(page());
        ChatClient other = person.connect()) {
      String name = Guest.unique("Unseen");
      String room = Chats.createRoom(other, name, "private");
      other.awaitAnswer(other.post(room, "hello"));
      Window aiko = BROWSERS.openAs(person.at(line.address()));
      aiko.page().navigate(line.address().toString());
      assertThat(aiko.room(name)).hasCount(1);
      aiko.page().waitForFunction("() => document.querySelector('link[href$=\"besides.css\"]')");
      line.cut();
      assertThat(aiko.find(".connection")).isVisible();
      aiko.room(name).click();
      assertThat(aiko.find(".timeline__status")).containsText("There is no connection.");
      aiko.say("one");
      aiko.say("two");
      assertThat(aiko.find(".message--pending")).hasCount(2);
      line.mend();
      aiko.sees("hello");
      aiko.hasSentAll();
      assertThat(aiko.find(".timeline__status")).hasCount(0);
      assertThat(aiko.messages()).containsExactly("hello", "one", "two");
    }
  }

  private static void edit(Window window, String before, String after) {
    window.act(before, "Edit");
    window.composer().fill(after);
    window.composer().press("Enter");
  }

  private static void delete(Window window, String text) {
    window.more(text, "Delete");
    window
        .dialog()
        .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
        .and(window.find("button"))
        .click();
  }
}
