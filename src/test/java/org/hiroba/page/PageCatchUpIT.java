package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.stream.IntStream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** Reading what is new after a while away: one key a room. */
class PageCatchUpIT extends PageWithPeople {
  private static final int ROOMS = 7;
  private static final int LINES = 40;

  @Test
  void readsAFewNewMessagesByEnteringTheirRoom() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Aiko")).connect();
        ChatClient reader = ben.connect()) {
      List<String> rooms =
          IntStream.range(0, ROOMS)
              .mapToObj(i -> roomWithNews(writer, reader, ben, 2 + i))
              .toList();
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page().toString());
      assertThat(window.find(".room-link .badge")).hasCount(ROOMS);
      for (int i = 1; i <= ROOMS; i++) {
        window.page().keyboard().press("Alt+Shift+ArrowDown");
        assertThat(window.find(".room-link .badge")).hasCount(ROOMS - i);
        assertThat(window.find(".new-divider")).isInViewport();
        assertThat(window.find("hiroba-message").last()).isInViewport();
        if (i == ROOMS) {
          window.screenshot("catch-up");
        }
      }
      assertThat(rooms).anyMatch(room -> window.page().url().endsWith("#/r/" + room));
      window.reload();
      assertThat(window.find(".room-link .badge")).hasCount(0);
    }
  }

  @Test
  void beginsWhereOnesReadingEndedIfMoreIsNewThanFits() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Aiko")).connect();
        ChatClient reader = ben.connect()) {
      String room = roomWithNews(writer, reader, ben, 30);
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page() + "#/r/" + room);
      assertThat(window.find(".new-divider")).isInViewport();
      BoundingBox scroller = window.find(".timeline__scroller").boundingBox();
      BoundingBox divider = window.find(".new-divider").boundingBox();
      assertThat(divider.y - scroller.y).isBetween(0.0, scroller.height / 2);
      assertThat(window.find(".room-link .badge")).hasCount(1);
      window.find(".pill").click();
      assertThat(window.find(".room-link .badge")).hasCount(0);
    }
  }

  /** Makes a room with a page of read lines and some that are new to its reader. */
  private static String roomWithNews(ChatClient writer, ChatClient reader, Guest ben, int news) {
    String room = Chats.createRoom(writer, Guest.unique("Room"), "public");
    Chats.invite(writer, room, ben.id());
    say(writer, room, LINES);
    ObjectNode read = Chats.command("read").put("room", room);
    reader.send(read.put("seq", say(writer, room, 1)));
    say(writer, room, news);
    return room;
  }

  private static long say(ChatClient writer, String room, int lines) {
    long seq = 0;
    for (int i = 0; i < lines; i++) {
      ObjectNode post = Chats.command("post").put("room", room).put("text", "line " + i);
      seq = Chats.accepted(writer, post).get("seq").asLong();
    }
    return seq;
  }
}
