package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A room with 10,000 messages, read from its end to its beginning and back. */
class PageLongRoomIT {
  private static final int MESSAGES = 10_000;
  private static final int PIPELINED = 200;
  private static final int TRACED = 2_000;
  private static final int MOST_NODES = 500;
  private static final double MOST_GROWTH_MIB = 4;

  private static final String WATCH =
      """
      () => {
        window.longTasks = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration));
        }).observe({ type: "longtask" });
      }
      """;

  /** Scrolls, frame by frame, until the wanted message is in view; counts message elements. */
  private static final String SCROLL =
      """
      async ([pixels, wanted]) => {
        const scroller = document.querySelector(".timeline__scroller");
        const there = () => [...document.querySelectorAll(".message__body")].some((body) => {
          if (!body.textContent.startsWith(wanted)) return false;
          const { top, bottom } = body.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
        let most = 0;
        let frames = 0;
        while (frames < 20_000 && !there()) {
          scroller.scrollTop += pixels;
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          most = Math.max(most, document.querySelectorAll("hiroba-message").length);
          frames++;
        }
        return [most, frames, there() ? 1 : 0];
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER =
      new OwnServer(
          Map.of("hiroba.limits.posts-per-second", "0", "hiroba.limits.outbox-events", "0"));

  @Test
  void staysBoundedWhileOneScrollsUpAndDown() {
    Guest reader = Guest.signIn(SERVER.baseUri(), Guest.unique("Aiko"));
    String room;
    try (ChatClient writer = Guest.signIn(SERVER.baseUri(), Guest.unique("Ben")).connect()) {
      room = Chats.createRoom(writer, Guest.unique("Long"), "private");
      Chats.invite(writer, room, reader.id());
      for (int i = 1; i <= MESSAGES; i += PIPELINED) {
        String last = "";
        for (int j = i; j < i + PIPELINED; j++) {
          last = writer.post(room, text(j));
        }
        writer.awaitAnswer(last);
      }
    }
    Window window = BROWSERS.openAs(reader);
    window.page().navigate(SERVER.baseUri() + "#/r/" + room);
    // All is unread, so it opens at the beginning.
    assertThat(window.find(".message__body").first()).containsText(named(1));
    window.find(".pill").click();
    assertThat(window.find(".message__body").last()).containsText(named(MESSAGES));
    window.page().evaluate(WATCH);
    CDPSession devTools = window.devTools();
    double atStart = heapMib(devTools);
    long began = System.nanoTime();
    List<Double> tasks =
        BROWSERS.tasksDuring(window, () -> scroll(window, -400, named(MESSAGES - TRACED)));
    List<?> up = scroll(window, -400, named(1));
    double atTop = heapMib(devTools);
    List<?> down = scroll(window, 400, named(MESSAGES));
    double atEnd = heapMib(devTools);
    System.out.printf(
        "10,000 messages up and down: %s and %s [most nodes, frames, found] in %d s, heap %.1f,"
            + " %.1f, %.1f MiB; tasks over 50 ms: %s by the wall clock of all that way; over %d"
            + " messages %d of %d by processor time, the longest %.0f ms%n",
        up,
        down,
        (System.nanoTime() - began) / 1_000_000_000,
        atStart,
        atTop,
        atEnd,
        window.page().evaluate("() => window.longTasks.length"),
        TRACED,
        tasks.stream().filter(millis -> millis > 50).count(),
        tasks.size(),
        tasks.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    for (List<?> way : List.of(up, down)) {
      assertThat(((Number) way.get(2)).intValue()).as("got to the end").isEqualTo(1);
      assertThat(((Number) way.get(0)).intValue()).isBetween(100, MOST_NODES);
    }
    assertThat(Math.max(atTop, atEnd) - atStart).isLessThan(MOST_GROWTH_MIB);
  }

  private static List<?> scroll(Window window, int pixels, String wanted) {
    return (List<?>) window.page().evaluate(SCROLL, List.of(pixels, wanted));
  }

  private static double heapMib(CDPSession devTools) {
    devTools.send("HeapProfiler.collectGarbage");
    return devTools.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / (1 << 20);
  }

  /** What people write: mostly short, now and then with marks, a list or a few lines. */
  private static String text(int number) {
    String name = named(number);
    return switch (number % 10) {
      case 0 -> name + " **Done**: see [the ticket](https://tracker.example/" + number + ")";
      case 3 -> name + " First\n- one\n- two\n- `three`";
      case 7 -> name + " A longer thought about nothing in particular.".repeat(6);
      default -> name + " ok, let us do it that way";
    };
  }

  private static String named(int number) {
    return "No" + number + ":";
  }
}
