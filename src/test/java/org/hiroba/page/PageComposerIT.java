package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The field in which one writes, what becomes of a refused post, and the keys that lead about. */
class PageComposerIT {
  private static final int MOST_CHARS = 200;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER =
      new OwnServer(
          Map.of(
              "hiroba.limits.posts-per-second",
              "0",
              "hiroba.limits.max-text-chars",
              Integer.toString(MOST_CHARS)));

  @Test
  void growsWithItsTextToTwoFifthsOfTheWindow() {
    Window aiko = signedIn("Aiko");
    double one = aiko.composer().boundingBox().height;
    aiko.composer().fill("1\n2\n3");
    double three = aiko.composer().boundingBox().height;
    assertThat(three).isBetween(2 * one * 0.9, 3 * one);
    aiko.composer().fill("line\n".repeat(39));
    assertThat(aiko.composer().boundingBox().height).isBetween(0.38 * 900, 0.401 * 900);
    aiko.composer().fill("");
    assertThat(aiko.composer().boundingBox().height).isEqualTo(one);
  }

  @Test
  void countsNearTheLimitAndDoesNotSendBeyondIt() {
    Window aiko = signedIn("Aiko");
    Locator count = aiko.find(".composer__count");
    aiko.composer().fill("x".repeat(MOST_CHARS - 30));
    assertThat(count).isEmpty();
    // The limit counts code points: this sign is one, though two in a script.
    aiko.composer().fill("👍".repeat(MOST_CHARS - 1));
    assertThat(count).hasText("1 character left");
    String tooLong = "x".repeat(MOST_CHARS + 2);
    aiko.composer().fill(tooLong);
    assertThat(count).hasText("2 characters too many");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue(tooLong);
    aiko.composer().fill("y".repeat(MOST_CHARS));
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("");
    aiko.hasSentAll();
    aiko.sees("y".repeat(MOST_CHARS));
  }

  @Test
  void keepsWhatIsTypedBeforeTheServerHasAnswered() {
    Window aiko = signedIn("Aiko");
    List<Runnable> held = new ArrayList<>();
    aiko.page()
        .routeWebSocket(
            url -> url.endsWith("/ws/chat"),
            socket ->
                socket
                    .connectToServer()
                    .onMessage(frame -> held.add(() -> socket.send(frame.text()))));
    aiko.page().reload();
    aiko.composer().fill("early words");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("early words");
    aiko.page().waitForCondition(() -> !held.isEmpty());
    held.forEach(Runnable::run);
    assertThat(aiko.composer()).hasAttribute("placeholder", "Write to Lobby");
    assertThat(aiko.composer()).hasValue("early words");
  }

  @Test
  void letsEnterBreakTheLineIfOneWantsSo() {
    Window aiko = signedIn("Aiko");
    aiko.find(".account__button").click();
    aiko.find(".menu__item").getByText("Settings").click();
    aiko.dialog().getByLabel("Enter sends").uncheck();
    aiko.page().keyboard().press("Escape");
    String said = text("one");
    aiko.composer().fill(said);
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue(said + "\n");
    aiko.reload();
    assertThat(aiko.composer()).hasValue(said + "\n");
    aiko.composer().press("Control+Enter");
    assertThat(aiko.composer()).hasValue("");
    aiko.sees(said);
  }

  @Test
  void completesRoomsEmojiAndCommands() {
    Window aiko = signedIn("Aiko");
    String room = text("Gardening");
    aiko.createRoom(room, "Everybody");
    aiko.composer().pressSequentially("see #Gard");
    assertThat(aiko.find(".composer .completion__option").first()).hasText("#" + room);
    aiko.composer().press("Tab");
    assertThat(aiko.composer()).hasValue("see #" + room + " ");
    aiko.composer().pressSequentially(":roc");
    assertThat(aiko.find(".composer .completion__option").first()).hasText("🚀 rocket");
    aiko.composer().press("ArrowDown");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("see #" + room + " 🚀 ");
    aiko.composer().fill("");
    aiko.composer().pressSequentially("/sh");
    assertThat(aiko.find(".composer .completion__option").first()).containsText("/shrug");
    aiko.composer().press("ArrowDown");
    aiko.composer().press("Enter");
    assertThat(aiko.composer()).hasValue("/shrug ");
    aiko.composer().press("Enter");
    aiko.sees("¯\\_(ツ)_/¯");
    aiko.composer().pressSequentially("@nob");
    aiko.composer().press("Escape");
    assertThat(aiko.composer()).hasValue("@nob");
  }

  @Test
  void keepsADraftForEachRoom() {
    Window aiko = signedIn("Aiko");
    String room = text("Drafts");
    aiko.createRoom(room, "Everybody");
    aiko.composer().fill("for the room");
    aiko.room("Lobby").click();
    assertThat(aiko.composer()).hasValue("");
    aiko.composer().fill("for all");
    aiko.room(room).click();
    assertThat(aiko.composer()).hasValue("for the room");
    aiko.reload();
    assertThat(aiko.composer()).hasValue("for the room");
    aiko.room("Lobby").click();
    assertThat(aiko.composer()).hasValue("for all");
  }

  @Test
  void leavesARefusedPostToItsAuthor() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String question = text("question");
    ben.say(question);
    aiko.sees(question);
    aiko.act(question, "Reply");
    String answer = text("answer");
    aiko.composer().fill(answer);
    ben.hasSentAll();
    ben.more(question, "Delete");
    ben.dialog().getByText("Delete", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(aiko.message(question)).hasCount(0);
    aiko.composer().press("Enter");
    Locator failed = aiko.find(".message--failed");
    assertThat(failed).containsText("the message you answer was deleted");
    failed.getByText("Try again").click();
    assertThat(failed).containsText("the message you answer was deleted");
    failed.getByText("Edit").click();
    assertThat(failed).hasCount(0);
    assertThat(aiko.composer()).hasValue(answer);
    aiko.composer().press("Enter");
    ben.sees(answer);
  }

  @Test
  void leadsFromRoomToRoomByKeys() {
    Window aiko = signedIn("Aiko");
    String[] rooms = {text("Aa"), text("Bb"), text("Cc")};
    for (String room : rooms) {
      aiko.createRoom(room, "Everybody");
    }
    Window ben = signedIn("Ben");
    ben.joinRoom(rooms[1]);
    aiko.room("Lobby").click();
    Keyboard keyboard = aiko.page().keyboard();
    keyboard.press("Alt+ArrowDown");
    assertThat(aiko.find(".room-header__name")).hasText(rooms[0]);
    keyboard.press("Alt+ArrowUp");
    assertThat(aiko.find(".room-header__name")).hasText("Lobby");
    ben.say(text("news"));
    assertThat(aiko.room(rooms[1])).containsText("1 unread message");
    keyboard.press("Alt+Shift+ArrowDown");
    assertThat(aiko.find(".room-header__name")).hasText(rooms[1]);
    aiko.room("Lobby").click();
    ben.say(text("more news"));
    assertThat(aiko.room(rooms[1])).containsText("1 unread message");
    aiko.find(".timeline__scroller").focus();
    keyboard.press("n");
    assertThat(aiko.find(".room-header__name")).hasText("Lobby");
    assertThat(aiko.composer()).hasValue("n");
    keyboard.press("Alt+Shift+ArrowDown");
    assertThat(aiko.find(".room-header__name")).hasText(rooms[1]);
  }

  private static Window signedIn(String name) {
    return BROWSERS.open(page()).signIn(Guest.unique(name));
  }

  private static URI page() {
    return SERVER.baseUri();
  }

  private static String text(String words) {
    return Guest.unique(words);
  }
}
