package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures for people to look at, in {@code target/screens}: the same day at the office on a desk,
 * a small laptop and a phone, in light and dark, in English and Japanese. What can be measured of
 * them is: nothing sticks out of the window, and no text of a language is missing.
 */
class PageScreensIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER = new OwnServer(Map.of("hiroba.limits.posts-per-second", "0"));

  private static final Queue<String> newcomers =
      new ArrayDeque<>(
          List.of(
              "Mara", "森 美佳", "Nora", "林 大輔", "Tomás", "高橋 凛", "Ida", "中村 蓮", "Yusuf", "小林 葵",
              "Zoë", "石井 翔"));

  private static Office office;

  @BeforeAll
  static void start() {
    office = new Office(SERVER.baseUri());
  }

  @AfterAll
  static void stop() {
    if (office != null) {
      office.close();
    }
  }

  static Stream<Look> looks() {
    return Stream.of(Look.laptop(), Look.laptop().sized(1024, 768), Look.phone())
        .flatMap(look -> Stream.of(look, look.dark()))
        .flatMap(look -> Stream.of(look, look.japanese()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void fitEveryWindow(Look look) {
    Window window = BROWSERS.open(SERVER.baseUri(), look);
    shoot(window, look, "sign-in");
    String name = newcomers.remove();
    window.signIn(name);
    String data = window.find("#hiroba-data").textContent();
    String id =
        JsonParser.parseString(data)
            .getAsJsonObject()
            .getAsJsonObject("user")
            .get("id")
            .getAsString();
    office.welcome(id, name);
    assertThat(window.find(".message--for-me")).isVisible();
    assertThat(window.find(".hljs-keyword").first()).isVisible();
    shoot(window, look, "chat");
    window.find(".room-header__members").click();
    assertThat(window.find(".member").first()).isVisible();
    shoot(window, look, "people");
    window.find(".details__header button").click();
    window.page().keyboard().press("Control+Shift+F");
    window.find("#search-field").fill("release");
    assertThat(window.find(".hit").first()).isVisible();
    shoot(window, look, "search");
    window.page().keyboard().press("Escape");
    window.page().keyboard().press("Control+k");
    assertThat(window.find(".dialog--switcher .completion__option").first()).isVisible();
    shoot(window, look, "switcher");
    window.page().keyboard().press("Escape");
    if (look.touch()) {
      window.find(".room-header__back").click();
      assertThat(window.find(".sidebar")).isVisible();
      shoot(window, look, "rooms");
    }
    window.find(".account__button").click();
    window.find(".account .menu__item").nth(1).click();
    assertThat(window.dialog()).isVisible();
    shoot(window, look, "settings");
  }

  private static void shoot(Window window, Look look, String view) {
    Object outside =
        window
            .page()
            .evaluate(
                """
                () => [...document.querySelectorAll("button, a, input, h1, h2")]
                  .filter((one) => one.checkVisibility() && !one.closest("pre, table, .skip, .visually-hidden"))
                  .map((one) => [one, one.getBoundingClientRect()])
                  .filter(([, { left, right }]) => left < -1 || right > innerWidth + 1)
                  .map(([one]) => one.outerHTML.slice(0, 120))
                """);
    assertThat((List<?>) outside).as(view).isEmpty();
    // A text that the bundle lacks shows its key.
    assertThat(window.find("body")).not().containsText("settings.");
    window.screenshot(view + "-" + look);
  }
}
