package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where one reads stays where it is, and going back leads there again. */
class PagePlacesIT extends PageWithPeople {
  private static final int LINES = 120;

  private Guest person;
  private String room;

  @BeforeEach
  void talk() {
    person = Guest.signIn(page(), Guest.unique("Aiko"));
    try (ChatClient writer = person.connect()) {
      room = Chats.createRoom(writer, Guest.unique("Long"), "private");
      for (int i = 1; i <= LINES; i++) {
        writer.awaitAnswer(writer.post(room, "line " + i + " " + "and some more words ".repeat(8)));
      }
    }
  }

  @Test
  void theFirstMessageInViewStaysBesidePanesAndInWindowsOfOtherSizes() {
    Window aiko = opened("#/r/" + room);
    scrollTo(aiko, 3_000);
    Object before = firstInView(aiko);
    aiko.find(".room-header").getByLabel("People and details").click();
    assertThat(aiko.find(".details")).isVisible();
    staysAt(aiko, before);
    aiko.page().setViewportSize(700, 500);
    aiko.page().keyboard().press("Escape");
    staysAt(aiko, before);
    aiko.page().setViewportSize(500, 700);
    staysAt(aiko, before);
    aiko.page().setViewportSize(1280, 720);
    staysAt(aiko, before);
  }

  @Test
  void goingBackLeadsToWhereOneStood() {
    Window aiko = opened("#/r/" + room);
    assertThat(aiko.find("hiroba-message").last()).isInViewport();
    aiko.page().evaluate("(room) => (location.hash = `#/r/${room}/12`)", room);
    assertThat(aiko.find(".message--found")).containsText("line 12 ");
    aiko.page().goBack();
    assertThat(message(aiko, LINES)).isInViewport();
    assertThat(aiko.find(".pill")).isHidden();
    scrollTo(aiko, 1_500);
    Object before = firstInView(aiko);
    aiko.room("Lobby").click();
    assertThat(aiko.find(".room-header__name")).hasText("Lobby");
    aiko.page().goBack();
    assertThat(aiko.find(".room-header__name")).not().hasText("Lobby");
    staysAt(aiko, before);
    assertThat(aiko.find(".message--found")).hasCount(0);
    aiko.page().goForward();
    assertThat(aiko.find(".room-header__name")).hasText("Lobby");
  }

  @Test
  void anAddressThatLeadsNowhereLeadsHomeAndSaysSo() {
    Window aiko = opened("#/nowhere");
    assertThat(aiko.find(".toast")).containsText("This address leads nowhere here.");
    assertThat(aiko.find(".room-header__name")).hasText("Lobby");
    assertThat(aiko.page()).hasURL(Pattern.compile(".*#/r/lobby$"));
    for (String broken : new String[] {"#/r/100%", "#/r/gone"}) {
      aiko.page().evaluate("(hash) => (location.hash = hash)", broken);
      assertThat(aiko.find(".toast").last()).containsText("That room is gone");
      assertThat(aiko.page()).hasURL(Pattern.compile(".*#/r/lobby$"));
      assertThat(aiko.composer()).isVisible();
    }
  }

  @Test
  void aPhonesBackClosesThePane() {
    Window aiko = BROWSERS.open(page(), Look.phone()).signIn(Guest.unique("Aiko"));
    String url = aiko.page().url();
    aiko.find(".room-header").getByLabel("People and details").click();
    assertThat(aiko.find(".details")).isVisible();
    aiko.page().goBack();
    assertThat(aiko.find(".details")).isHidden();
    assertThat(aiko.page()).hasURL(url);
    assertThat(aiko.composer()).isVisible();
    aiko.find(".room-header").getByLabel("People and details").click();
    aiko.find(".details").getByLabel("Close").click();
    assertThat(aiko.find(".details")).isHidden();
    aiko.find(".room-header__back").click();
    assertThat(aiko.find(".sidebar")).isVisible();
    aiko.page().goBack();
    assertThat(aiko.composer()).isVisible();
    assertThat(aiko.find(".details")).isHidden();
  }

  @Test
  void theRoomOneStepsToIsInViewHoweverManyThereAre() {
    try (ChatClient owner = person.connect()) {
      for (int i = 0; i < 30; i++) {
        Chats.createRoom(owner, Guest.unique("Room"), "private");
      }
    }
    Window aiko = opened("#/r/" + room);
    aiko.page().setViewportSize(1280, 400);
    assertThat(aiko.find(".room-link")).hasCount(32);
    for (int i = 0; i < 20; i++) {
      aiko.page().keyboard().press("Alt+ArrowDown");
    }
    assertThat(aiko.find(".room-link[aria-current=page]")).isInViewport();
  }

  @Test
  void theFocusStaysAtAMessageThatIsDeletedByKeyboard() {
    Window aiko = opened("#/r/" + room);
    aiko.composer().press("Shift+F6");
    aiko.page().keyboard().press("ArrowUp");
    aiko.page().keyboard().press("ArrowUp");
    Locator message = aiko.find("hiroba-message:focus");
    assertThat(message).hasCount(1);
    message.getByLabel("More actions").focus();
    aiko.page().keyboard().press("Enter");
    assertThat(aiko.find(".popup-menu")).isVisible();
    aiko.page().keyboard().press("ArrowUp");
    aiko.page().keyboard().press("Enter");
    assertThat(aiko.dialog()).isVisible();
    aiko.page().keyboard().press("Enter");
    assertThat(aiko.find(".message--deleted")).hasCount(1);
    assertThat(aiko.find("hiroba-message.message--deleted:focus")).hasCount(1);
  }

  @Test
  void arrowsScrollThroughAMessageThatIsTallerThanTheView() {
    Window aiko = opened("#/r/" + room);
    aiko.composer().fill("tall\n".repeat(150));
    aiko.composer().press("Enter");
    aiko.hasSentAll();
    aiko.say("below");
    aiko.hasSentAll();
    assertThat(aiko.message("below")).isInViewport();
    aiko.message("below").focus();
    aiko.page().keyboard().press("ArrowUp");
    double[] tops = new double[30];
    int steps = 0;
    do {
      tops[steps] = number(aiko, "document.querySelector('.timeline__scroller').scrollTop");
      aiko.page().keyboard().press("ArrowUp");
      steps++;
    } while (steps < tops.length - 1
        && aiko.find("hiroba-message:focus").innerText().contains("tall"));
    double height = number(aiko, "document.querySelector('.timeline__scroller').clientHeight");
    assertThat(steps).isGreaterThan(4);
    for (int i = 1; i < steps; i++) {
      assertThat(tops[i - 1] - tops[i]).isBetween(0.0, height);
    }
  }

  @Test
  void completionsFitIntoASmallWindow() {
    Window aiko = opened("#/r/" + room);
    aiko.page().waitForFunction("() => document.querySelector('link[href$=\"besides.css\"]')");
    aiko.page().setViewportSize(320, 256);
    aiko.composer().pressSequentially(":sm");
    assertThat(aiko.find(".completion")).isVisible();
    aiko.composer().press("ArrowUp");
    Locator chosen = aiko.find(".completion__option[aria-selected=true]");
    assertThat(chosen).isInViewport();
    assertThat(aiko.find(".completion").boundingBox().y).isNotNegative();
  }

  private Window opened(String hash) {
    Window window = BROWSERS.openAs(person);
    window.page().navigate(page() + hash);
    assertThat(window.find(".room-link")).not().hasCount(0);
    if (hash.contains(room)) {
      assertThat(message(window, LINES)).hasCount(1);
    }
    return window;
  }

  private static Locator message(Window window, int number) {
    return window.find("hiroba-message:has-text('line " + number + " ')");
  }

  private static void scrollTo(Window window, int fromEnd) {
    window
        .page()
        .waitForFunction(
            """
            (fromEnd) => {
              const scroller = document.querySelector(".timeline__scroller");
              scroller.scrollTop = scroller.scrollHeight - scroller.clientHeight - fromEnd;
              return scroller.scrollTop > 700;
            }
            """,
            fromEnd);
    window
        .page()
        .evaluate(
            "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  }

  private static final String FIRST_IN_VIEW =
      """
      (() => {
        const { top } = document.querySelector(".timeline__scroller").getBoundingClientRect();
        const row = [...document.querySelectorAll("hiroba-message")].find((one) => one.getBoundingClientRect().bottom > top + 1);
        return row.dataset.key;
      })()
      """;

  private static Object firstInView(Window window) {
    return window.page().evaluate(FIRST_IN_VIEW);
  }

  private static void staysAt(Window window, Object key) {
    window.page().waitForFunction("(key) => key === " + FIRST_IN_VIEW.strip(), key);
    // And it is no passing state.
    window
        .page()
        .evaluate(
            "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    assertThat(firstInView(window)).isEqualTo(key);
  }

  private static double number(Window window, String expression) {
    return ((Number) window.page().evaluate(expression)).doubleValue();
  }
}
