package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** No text holds the page up: what could take long is done aside. */
class PageMainThreadIT extends PageWithPeople {
  private static final int MOST_CHARS = 10_000;
  private static final int BLOCKS = 25;

  @Test
  void staysFreeWhateverIsToBeReadAndColoured() {
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = Guest.signIn(page(), Guest.unique("Aiko")).connect()) {
      String prose = room(writer, ben, List.of("Usual **prose**, `code`.\n\n".repeat(300)));
      String hostile =
          room(
              writer,
              ben,
              List.of(filled(".**a"), filled("a.") + "@x", filled("_**a"), filled("**www.")));
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page().toString());
      assertThat(window.find(".room-link")).not().hasCount(0);
      double usual = longest(window, prose, 1);
      double worst = longest(window, hostile, 4);
      System.out.printf("Longest task: %.0f ms for prose, %.0f for four hostile%n", usual, worst);
      // Read on the page's own thread they take hundreds of times as long.
      assertThat(worst).isLessThan(10 * Math.max(usual, 10));
      String code = room(writer, ben, Collections.nCopies(BLOCKS, "```java\n" + filled("$`")));
      double blocks = longest(window, code, BLOCKS);
      System.out.printf("Longest task: %.0f ms for %d hostile blocks of code%n", blocks, BLOCKS);
      assertThat(blocks).isLessThan(10 * Math.max(usual, 10));
      // And what is meant to be coloured still is, although those before took too long.
      Chats.accepted(
          writer, Chats.command("post").put("room", code).put("text", "```java\nreturn 1;\n```"));
      assertThat(window.find(".hljs-keyword")).hasText("return");
    }
  }

  private static double longest(Window window, String room, int messages) {
    return BROWSERS
        .tasksDuring(
            window,
            () -> {
              window.page().evaluate("(room) => (location.hash = `#/r/${room}`)", room);
              assertThat(window.find(".message__body")).hasCount(messages);
            })
        .stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private static String room(ChatClient writer, Guest reader, List<String> texts) {
    String room = Chats.createRoom(writer, Guest.unique("Heavy"), "public");
    Chats.invite(writer, room, reader.id());
    texts.forEach(
        text -> Chats.accepted(writer, Chats.command("post").put("room", room).put("text", text)));
    return room;
  }

  private static String filled(String unit) {
    return unit.repeat(MOST_CHARS / unit.length()).substring(0, MOST_CHARS - 10);
  }
}
