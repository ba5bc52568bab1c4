package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.IntStream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** Everything unread in one place, and all of it taken for read at once. */
class PageUnreadIT extends PageWithPeople {
  private static final int ROOMS = 4;

  @Test
  void isReadRoomByRoomByScrollingThroughIt() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Aiko")).connect()) {
      List<String> rooms = news(writer, ben, 12);
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page().toString());
      assertThat(window.find(".room-link .badge")).hasCount(ROOMS);
      window.page().keyboard().press("Control+Shift+A");
      assertThat(window.find(".unread__section")).hasCount(ROOMS);
      assertThat(window.find(".unread__message").first()).containsText("line 0");
      for (int i = 0; i < rooms.size(); i++) {
        window.find(".unread__section").nth(i).locator("li").nth(11).scrollIntoViewIfNeeded();
        assertThat(window.find(".unread__section--read")).hasCount(i + 1);
      }
      assertThat(window.find(".room-link .badge")).hasCount(0);
      window.reload();
      assertThat(window.find(".room-link")).not().hasCount(0);
      assertThat(window.find(".room-link .badge")).hasCount(0);
    }
  }

  @Test
  void showsWhatComesMeanwhileAndLeavesUnreadWhatIsBelow() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Aiko")).connect()) {
      news(writer, ben, 40);
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page().toString());
      assertThat(window.find(".room-link .badge")).hasCount(ROOMS);
      window.find("[data-details=unread]").click();
      assertThat(window.find(".unread__message").first()).isInViewport();
      assertThat(window.find(".unread__section--read")).hasCount(0);
      String first = window.find(".unread__room a").first().getAttribute("href");
      say(writer, first.substring("#/r/".length()), "and one more");
      assertThat(window.find(".unread__message").getByText("and one more")).hasCount(1);
      assertThat(window.find(".room-link .badge")).hasCount(ROOMS);
    }
  }

  @Test
  void isTakenForReadByOneChordAndBackByUndo() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Aiko")).connect()) {
      news(writer, ben, 3);
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page().toString());
      assertThat(window.find(".room-link .badge")).hasCount(ROOMS);
      window.page().keyboard().press("Shift+Escape");
      assertThat(window.find(".room-link .badge")).hasCount(0);
      window.page().getByRole(AriaRole.BUTTON, named("Undo")).click();
      assertThat(window.find(".room-link .badge")).hasCount(ROOMS);
      assertThat(window.find(".room-link .badge").first()).containsText("3");
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static List<String> news(ChatClient writer, Guest reader, int lines) {
    return IntStream.range(0, ROOMS)
        .mapToObj(
            i -> {
              String room = Chats.createRoom(writer, Guest.unique("Room"), "public");
              Chats.invite(writer, room, reader.id());
              IntStream.range(0, lines).forEach(line -> say(writer, room, "line " + line));
              return room;
            })
        .toList();
  }

  private static void say(ChatClient writer, String room, String text) {
    ObjectNode post = Chats.command("post").put("room", room).put("text", text);
    Chats.accepted(writer, post);
  }
}
