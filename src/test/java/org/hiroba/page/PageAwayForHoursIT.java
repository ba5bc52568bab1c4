package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A laptop is closed for two hours in the middle of a conversation that goes on: the line is cut,
 * the page's clock jumps, the server and the others carry on.
 */
class PageAwayForHoursIT {
  /** More missed events than this are not replayed: the page is told {@code gap}. */
  private static final int REPLAYED = 100;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER =
      new OwnServer(
          Map.of(
              "hiroba.limits.posts-per-second",
              "0",
              "hiroba.limits.replay-events",
              Integer.toString(REPLAYED)));

  private CuttableLine line;
  private ChatClient ben;
  private String lobby;
  private String tea;
  private Window aiko;

  @BeforeEach
  void talk() throws IOException {
    line = new CuttableLine(SERVER.baseUri());
    Guest person = Guest.signIn(SERVER.baseUri(), Guest.unique("Aiko"));
    ben = Guest.signIn(SERVER.baseUri(), Guest.unique("Ben")).connect();
    lobby = room("Square", person);
    tea = room("Tea", person);
    post(lobby, "before");
    aiko = BROWSERS.openAs(person.at(line.address()));
    aiko.page().clock().install();
    open(tea);
    aiko.composer().fill("half a sentence");
    open(lobby);
    aiko.sees("before");
  }

  @AfterEach
  void hangUp() throws IOException {
    ben.close();
    line.close();
  }

  @Test
  void findsAllThatWasMissedOnceAndInOrder() {
    List<String> expected = leaveAndReturn(REPLAYED - 10);
    assertThat(aiko.find(".message__body")).hasCount(expected.size());
    assertThat(aiko.messages()).containsExactlyElementsOf(expected);
    assertNothingElseIsLost();
  }

  @Test
  void loadsHistoryAnewWhenTooMuchWasMissed() {
    List<String> expected = leaveAndReturn(2 * REPLAYED + 30);
    assertThat(aiko.message("mine 3")).hasCount(1);
    // Only the newest page is there at first; the rest comes as one scrolls up.
    aiko.page()
        .waitForFunction(
            "(count) => { document.querySelector('.timeline__scroller').scrollTop = 0;"
                + " return document.querySelectorAll('.message__body').length >= count }",
            expected.size());
    assertThat(aiko.messages()).containsExactlyElementsOf(expected);
    assertNothingElseIsLost();
  }

  /** Returns what the lobby shows afterwards. */
  private List<String> leaveAndReturn(int missed) {
    List<String> expected = new ArrayList<>(List.of("before"));
    line.cut();
    for (int i = 1; i <= 3; i++) {
      aiko.say("mine " + i);
    }
    assertThat(aiko.find(".message--pending")).hasCount(3);
    assertThat(aiko.find(".connection")).isVisible();
    aiko.page().clock().fastForward("02:00:00");
    for (int i = 1; i <= missed; i++) {
      post(lobby, "theirs " + i);
      expected.add("theirs " + i);
    }
    for (int i = 1; i <= 7; i++) {
      post(tea, "tea " + i);
    }
    assertThat(aiko.find(".message--pending")).hasCount(3);
    line.mend();
    aiko.page().clock().fastForward("01:00");
    assertThat(aiko.find(".connection")).isHidden();
    aiko.hasSentAll();
    expected.addAll(List.of("mine 1", "mine 2", "mine 3"));
    return expected;
  }

  private void assertNothingElseIsLost() {
    Locator link = aiko.find(".room-link[href='#/r/" + tea + "']");
    assertThat(link).containsText("7 unread messages");
    open(tea);
    assertThat(aiko.find(".message__body")).hasCount(7);
    assertThat(aiko.messages())
        .containsExactly("tea 1", "tea 2", "tea 3", "tea 4", "tea 5", "tea 6", "tea 7");
    assertThat(aiko.composer()).hasValue("half a sentence");
    // Others got mine once, too.
    assertThat(ben.events("message").stream().map(event -> event.get("text").asText()))
        .containsOnlyOnce("mine 1", "mine 2", "mine 3")
        .containsSubsequence("mine 1", "mine 2", "mine 3");
  }

  private void open(String room) {
    aiko.page().navigate(line.address() + "#/r/" + room);
    assertThat(aiko.find(".room-link[aria-current=page]")).hasAttribute("href", "#/r/" + room);
  }

  private String room(String name, Guest member) {
    String room = Chats.createRoom(ben, Guest.unique(name), "private");
    Chats.invite(ben, room, member.id());
    return room;
  }

  private void post(String room, String text) {
    ben.awaitAnswer(ben.post(room, text));
  }
}
